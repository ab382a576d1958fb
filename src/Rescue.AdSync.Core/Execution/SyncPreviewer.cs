using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Reads both sides and plans: a dry run. It is given no writer, so it cannot write (S7).</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class SyncPreviewer
{
    /// <summary>Initializes a new instance of the <see cref="SyncPreviewer"/> class.</summary>
    /// <param name="sources">The directories.</param>
    /// <param name="rescue">The Rescue account.</param>
    /// <param name="state">What earlier runs left behind.</param>
    /// <param name="policy">The policy; its pairings are replaced by those that <paramref name="pairings"/> lead to.</param>
    /// <param name="pairings">The pairings as they were written.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Takes the log.</param>
    public SyncPreviewer(
        IEnumerable<IDirectorySource> sources,
        IRescueReader rescue,
        ISyncStateStore state,
        SyncPolicy policy,
        IReadOnlyList<ConfiguredPairing> pairings,
        TimeProvider timeProvider,
        ILogger<SyncPreviewer> logger)
    {
        _ = (sources, rescue, state, policy, pairings, timeProvider, logger);
    }

    /// <summary>Reads both sides and plans.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="DirectoryException">A directory cannot be read at all.</exception>
    /// <exception cref="RescueException">Rescue cannot be read.</exception>
    /// <exception cref="InvalidPolicyException">Two names led to one group, or the policy is invalid otherwise.</exception>
    public Task<Preview> PreviewAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
