using Microsoft.Extensions.DependencyInjection;

namespace Rescue.AdSync.Hosting;

internal static class RequirementsRegistration
{
    /// <summary>Gets the one object in which a composition notes what its options must know.</summary>
    public static HostRequirements GetOrAddRequirements(this IServiceCollection services)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(HostRequirements))?.ImplementationInstance is HostRequirements known)
        {
            return known;
        }

        var requirements = new HostRequirements();
        services.AddSingleton(requirements);
        return requirements;
    }
}
