using Microsoft.Extensions.DependencyInjection;

namespace Rescue.AdSync.Hosting;

internal sealed class RescueAdSyncBuilder(IServiceCollection services) : IRescueAdSyncBuilder
{
    public IServiceCollection Services => services;
}
