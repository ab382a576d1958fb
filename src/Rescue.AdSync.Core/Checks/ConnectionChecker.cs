using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Checks;

/// <summary>Checks every connection, and what the pairings name on both sides. It is given no writer, so it cannot write (S7).</summary>
/// <remarks>
/// What one connection finds never keeps another from being checked. A source or client that is an <see cref="IConnectionCheck"/>
/// tests its own connection; of any other it is tried whether it can be read. Safe for use by several threads at once.
/// </remarks>
public sealed class ConnectionChecker
{
    private const int MaxConcurrency = 4;

    private readonly ImmutableArray<IDirectorySource> _sources;
    private readonly IRescueReader _rescue;
    private readonly SyncPolicy _policy;
    private readonly ImmutableArray<ConfiguredPairing> _pairings;
    private readonly TimeProvider _timeProvider;

    /// <summary>Initializes a new instance of the <see cref="ConnectionChecker"/> class.</summary>
    /// <param name="sources">The directories, each of another name.</param>
    /// <param name="rescue">The Rescue account.</param>
    /// <param name="policy">The policy; its pairings are not looked at.</param>
    /// <param name="pairings">The pairings as they were written.</param>
    /// <param name="timeProvider">The clock.</param>
    public ConnectionChecker(IEnumerable<IDirectorySource> sources, IRescueReader rescue, SyncPolicy policy, IReadOnlyList<ConfiguredPairing> pairings, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(rescue);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(pairings);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _sources = [.. sources];
        _rescue = rescue;
        _policy = policy;
        _pairings = [.. pairings];
        _timeProvider = timeProvider;
    }

    /// <summary>Checks all directories, a few at a time, and then Rescue.</summary>
    /// <param name="cancellationToken">Ends the checks.</param>
    /// <returns>What was found; nothing that can be found is thrown.</returns>
    public async Task<CheckReport> CheckAsync(CancellationToken cancellationToken = default)
    {
        (CheckedSubject Subject, DirectoryReading? Reading)[] directories = await CheckDirectoriesAsync(_sources, cancellationToken).ConfigureAwait(false);
        DirectoryReading[] readings = [.. directories.Select(directory => directory.Reading).OfType<DirectoryReading>()];
        CheckedSubject rescue = await new RescueChecks(_rescue, _policy, _pairings, _timeProvider).RunAsync(readings, cancellationToken).ConfigureAwait(false);
        return new CheckReport([.. directories.Select(directory => directory.Subject), rescue]);
    }

    /// <summary>Checks one directory and nothing else.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    /// <returns>What was found; of a directory that does not exist, nothing.</returns>
    public async Task<CheckReport> CheckDirectoryAsync(DirectoryName directory, CancellationToken cancellationToken = default)
    {
        IDirectorySource[] sources = [.. _sources.Where(source => source.Name == directory)];
        (CheckedSubject Subject, DirectoryReading? Reading)[] found = await CheckDirectoriesAsync(sources, cancellationToken).ConfigureAwait(false);
        return new CheckReport([.. found.Select(checkedDirectory => checkedDirectory.Subject)]);
    }

    private async Task<(CheckedSubject Subject, DirectoryReading? Reading)[]> CheckDirectoriesAsync(IReadOnlyList<IDirectorySource> sources, CancellationToken cancellationToken)
    {
        var found = new (CheckedSubject Subject, DirectoryReading? Reading)[sources.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, sources.Count, options, async (i, token) =>
        {
            ConfiguredPairing[] pairings = [.. _pairings.Where(pairing => pairing.Settings.Directory == sources[i].Name)];
            found[i] = await new DirectoryChecks(sources[i], pairings, _timeProvider).RunAsync(token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return found;
    }
}
