using Microsoft.Extensions.Logging;
using Rescue.AdSync.ActiveDirectory;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Hosting;

/// <summary>Makes the source of a configured directory.</summary>
internal sealed class DirectorySourceFactory(TimeProvider timeProvider, ILoggerFactory loggers)
{
    public IDirectorySource Create(DirectoryName name, DirectoryOptions options) => options switch
    {
        ActiveDirectoryDirectoryOptions domain => new ActiveDirectorySource(name, domain.Settings, timeProvider, loggers.CreateLogger<ActiveDirectorySource>()),
        FileDirectoryOptions file => new FileDirectorySource(name, file.Path!, timeProvider),
        _ => throw new InvalidOperationException($"Directory '{name}': there is no source for the kind {options.Kind}."),
    };
}
