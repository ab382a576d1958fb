namespace Rescue.AdSync.History;

/// <summary>A run in the list of runs (E12).</summary>
public sealed record RunSummary
{
    /// <summary>Gets the run's number.</summary>
    public required RunId Id { get; init; }

    /// <summary>Gets what was known when it began.</summary>
    public required RunStart Start { get; init; }

    /// <summary>Gets what it came to; for a run that has not ended, <see cref="RunOutcome.Running"/>.</summary>
    public required RunEnd End { get; init; }

    /// <summary>Gets the number of actions that were done.</summary>
    public int Done { get; init; }

    /// <summary>Gets the number of actions that failed, were refused, or are unclear.</summary>
    public int NotDone { get; init; }

    /// <summary>Gets the number of actions that were not tried.</summary>
    public int NotTried { get; init; }
}
