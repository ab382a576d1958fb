using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>Everything that a plan to undo a run depends on.</summary>
public sealed record UndoInput
{
    /// <summary>Gets the run to undo.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>Gets what Rescue showed.</summary>
    public required RescueSnapshot Rescue { get; init; }

    /// <summary>Gets the policy, for its brakes and for whom it protects. Its pairings are not looked at.</summary>
    public required SyncPolicy Policy { get; init; }
}
