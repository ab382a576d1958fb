using System.Collections.Immutable;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>What applying a plan came to.</summary>
public sealed record RunReport
{
    /// <summary>Gets the run's number in the history (E12).</summary>
    public RunId Id { get; init; }

    /// <summary>Gets the plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Gets when it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets how long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets one outcome for each action, in the plan's order.</summary>
    public required ImmutableArray<ActionOutcome> Outcomes { get; init; }

    /// <summary>Gets why the run ended before all was tried, or <see langword="null"/> (E6, E8).</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>Gets the number of calls of the Rescue API that the run took, reading included; what the client repeats by itself counts once.</summary>
    public int Calls { get; init; }

    /// <summary>Gets the number of actions that were done.</summary>
    public int Done => Outcomes.Count(outcome => outcome.Status == OutcomeStatus.Done);

    /// <summary>Gets a value indicating whether every action was done.</summary>
    public bool IsComplete => Done == Outcomes.Length && StoppedBecause is null;
}
