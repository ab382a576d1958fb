using Rescue.AdSync.History;

namespace Rescue.AdSync.State;

/// <summary>Keeps what one run must tell the next, and the journal of every run (E3, E9, E12).</summary>
/// <remarks>
/// What a call has returned for is kept, whatever happens to the process or the machine after it; a call that fails or never
/// returns has been kept whole or not at all. Implementations are safe for use by several threads at once.
/// </remarks>
public interface ISyncStateStore
{
    /// <summary>Reads the state.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StateException">The state cannot be read.</exception>
    Task<SyncState> LoadAsync(CancellationToken cancellationToken = default);

    /// <summary>Opens a run's row in the history. Earlier runs that have no end are marked as interrupted.</summary>
    /// <param name="start">What is known of the run.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The run's number, greater than every earlier one.</returns>
    /// <exception cref="StateException">The state cannot be written.</exception>
    Task<RunId> BeginRunAsync(RunStart start, CancellationToken cancellationToken = default);

    /// <summary>Keeps a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StateException">The state cannot be written; nothing of the change was kept.</exception>
    Task CommitAsync(StateChange change, CancellationToken cancellationToken = default);

    /// <summary>Closes a run's row in the history.</summary>
    /// <param name="run">The run.</param>
    /// <param name="ending">What it came to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StateException">The state cannot be written.</exception>
    Task EndRunAsync(RunId run, RunEnd ending, CancellationToken cancellationToken = default);
}
