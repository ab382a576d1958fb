using Microsoft.Extensions.DependencyInjection;

namespace Rescue.AdSync.Hosting;

/// <summary>Goes on composing Rescue.AdSync after <c>AddRescueAdSync</c>; everything it can do is an extension method.</summary>
public interface IRescueAdSyncBuilder
{
    /// <summary>Gets the services that are composed.</summary>
    IServiceCollection Services { get; }
}
