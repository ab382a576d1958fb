using Microsoft.Extensions.Logging;
using Rescue.AdSync.ActiveDirectory;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Hosting;

/// <summary>Makes the source of a configured directory.</summary>
internal sealed class DirectorySourceFactory(IDirectoryStateStore states, TimeProvider timeProvider, ILoggerFactory loggers)
{
    // The domains of one host know each other, for the sake of members that stand in another.
    private readonly ActiveDirectoryNeighbours _domains = new();

    public IDirectorySource Create(DirectoryName name, DirectoryOptions options) => options switch
    {
        ActiveDirectoryDirectoryOptions domain =>
            new ActiveDirectorySource(name, domain.Settings, timeProvider, loggers.CreateLogger<ActiveDirectorySource>(), _domains),
        EntraDirectoryOptions tenant => new EntraSource(name, tenant.Settings, states, timeProvider, loggers.CreateLogger<EntraSource>()),
        FileDirectoryOptions file => new FileDirectorySource(name, file.Path!, timeProvider),
        _ => throw new InvalidOperationException($"Directory '{name}': there is no source for the kind {options.Kind}."),
    };
}
