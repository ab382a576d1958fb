using Rescue.AdSync.History;

namespace Rescue.AdSync.Simulation.PlantedBugs;

/// <summary>A history that gives out the run before the one it is asked for.</summary>
internal sealed class BuggyHistory(IRunHistory inner) : IRunHistory
{
    public Task<IReadOnlyList<RunSummary>> ListRunsAsync(int? limit = null, CancellationToken cancellationToken = default) => inner.ListRunsAsync(limit, cancellationToken);

    public Task<RunRecord?> FindRunAsync(RunId run, CancellationToken cancellationToken = default) => inner.FindRunAsync(new RunId(run.Value - 1), cancellationToken);

    public Task<int> ForgetRunsBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken = default) => inner.ForgetRunsBeforeAsync(moment, cancellationToken);
}
