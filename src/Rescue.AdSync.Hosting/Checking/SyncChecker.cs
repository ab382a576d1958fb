using Microsoft.Extensions.Options;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Hosting;

/// <summary>Checks everything a host was configured with: each directory, Rescue, and the configuration itself. It cannot write to Rescue (S7).</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class SyncChecker
{
    private readonly ConnectionChecker _connections;
    private readonly SyncSetup _setup;
    private readonly IOptions<AdSyncOptions> _options;

    /// <summary>Initializes a new instance of the <see cref="SyncChecker"/> class.</summary>
    /// <param name="connections">Checks the connections.</param>
    /// <param name="setup">The policy and the pairings.</param>
    /// <param name="options">Where the state is kept.</param>
    public SyncChecker(ConnectionChecker connections, SyncSetup setup, IOptions<AdSyncOptions> options)
    {
        ArgumentNullException.ThrowIfNull(connections);
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(options);
        _connections = connections;
        _setup = setup;
        _options = options;
    }

    /// <summary>Checks everything.</summary>
    /// <param name="cancellationToken">Ends the checks.</param>
    /// <returns>What was found; nothing that can be found is thrown.</returns>
    public async Task<CheckReport> CheckAsync(CancellationToken cancellationToken = default)
    {
        CheckReport connections = await _connections.CheckAsync(cancellationToken).ConfigureAwait(false);
        return new CheckReport([.. connections.Subjects, HostChecks.Check(_setup, _options.Value.State)]);
    }

    /// <summary>Checks one directory and nothing else.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    /// <returns>What was found; of a directory that does not exist, nothing.</returns>
    public Task<CheckReport> CheckDirectoryAsync(DirectoryName directory, CancellationToken cancellationToken = default) =>
        _connections.CheckDirectoryAsync(directory, cancellationToken);
}
