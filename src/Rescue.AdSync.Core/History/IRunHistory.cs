namespace Rescue.AdSync.History;

/// <summary>Past runs (E12).</summary>
/// <remarks>Implementations are safe for use by several threads at once.</remarks>
public interface IRunHistory
{
    /// <summary>Lists runs, the latest first.</summary>
    /// <param name="limit">The greatest number of runs to list, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="State.StateException">The state cannot be read.</exception>
    Task<IReadOnlyList<RunSummary>> ListRunsAsync(int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Finds a run.</summary>
    /// <param name="run">The run's number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The run with its actions, or <see langword="null"/>.</returns>
    /// <exception cref="State.StateException">The state cannot be read.</exception>
    Task<RunRecord?> FindRunAsync(RunId run, CancellationToken cancellationToken = default);

    /// <summary>Forgets runs that began before a moment; a run with actions of which nobody knows yet what became is kept.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The number of runs forgotten.</returns>
    /// <exception cref="State.StateException">The state cannot be written.</exception>
    Task<int> ForgetRunsBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken = default);
}
