using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Execution;

/// <summary>Counts disables and moves as they happen, and lets no more through than were planned (S3, S6).</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
internal sealed class BrakeGuard(Plan plan)
{
    private int _disables = plan.Summary.DisableUser;
    private int _moves = plan.Summary.MoveUser;

    /// <summary>Says which brake holds a plan that nobody approved, whatever its verdict says; or <see langword="null"/>.</summary>
    /// <remarks>All enabled users of the account count, which are at least those in scope: a sound plan always passes.</remarks>
    public static string? HeldBy(Plan plan, RescueSnapshot rescue)
    {
        int enabled = rescue.Nodes.Count(node => node.Type.IsUser() && node.IsEnabled);
        return Exceeds("disable", plan.Summary.DisableUser, plan.Policy.MaxDisables, enabled)
            ?? Exceeds("move", plan.Summary.MoveUser, plan.Policy.MaxMoves, enabled);
    }

    /// <summary>Takes leave for one action.</summary>
    /// <returns>Why it is refused, or <see langword="null"/>.</returns>
    public string? RefusalOf(PlanAction action) => action.Kind switch
    {
        ActionKind.DisableUser when Interlocked.Decrement(ref _disables) < 0 => "More users would be disabled than were planned (S3).",
        ActionKind.MoveUser when Interlocked.Decrement(ref _moves) < 0 => "More users would be moved than were planned (S3).",
        _ => null,
    };

    private static string? Exceeds(string verb, int planned, Brake brake, int enabled) =>
        planned > brake.Limit(enabled)
            ? $"The plan would {verb} {planned} users; {brake} of {enabled} enabled users allows {brake.Limit(enabled)} (S3). Approve the plan, or raise the brake."
            : null;
}
