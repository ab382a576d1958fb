using Rescue.AdSync.Planning;

namespace Rescue.AdSync.History;

/// <summary>What is known of a run when it begins to write, or when it ends without having written (E12).</summary>
public sealed record RunStart
{
    /// <summary>Gets when the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets why it takes place.</summary>
    public required RunTrigger Trigger { get; init; }

    /// <summary>Gets the plan's id, or <see langword="null"/> if it came to no plan.</summary>
    public PlanId? PlanId { get; init; }

    /// <summary>Gets how many actions of each kind are planned.</summary>
    public PlanSummary Planned { get; init; } = new();

    /// <summary>Gets the number of notes on the plan.</summary>
    public int Notes { get; init; }

    /// <summary>Gets a value indicating whether somebody approved the plan (S4).</summary>
    public bool IsApproved { get; init; }

    /// <summary>Gets the run whose changes it restores; <see cref="RunId.None"/> for every other run.</summary>
    public RunId Undoes { get; init; }
}
