using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>What became of an action.</summary>
public enum OutcomeStatus
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was tried and failed; the next run tries again (E6).</summary>
    Failed,

    /// <summary>A re-check right before the write refused it (S6).</summary>
    Refused,

    /// <summary>It was not tried, because the run stopped before or because something it builds on failed.</summary>
    NotTried,
}

/// <summary>What became of one action; there is exactly one for each action of a plan.</summary>
/// <param name="Action">The action.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Result">What Rescue answered, where it was asked.</param>
/// <param name="Message">What a person must know, or <see langword="null"/> after plain success.</param>
public sealed record ActionOutcome(PlanAction Action, OutcomeStatus Status, RescueResult? Result, string? Message)
{
    /// <summary>Gets the node the action worked on; for a create, the new one. <see langword="null"/> where there is none.</summary>
    public NodeId? Node { get; init; }

    /// <summary>Gets a value indicating whether a look has shown that a failed action has done nothing, whatever the answer was.</summary>
    internal bool IsUndone { get; init; }

    /// <summary>Gets a value indicating whether it is certain that it has done nothing, and will not.</summary>
    internal bool IsCertain { get; init; }
}
