using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Planning;

/// <summary>Everything a plan depends on. There is nothing else: no clock, no I/O, no chance.</summary>
public sealed record PlanningInput
{
    /// <summary>Gets what the directories showed, in any order, at most one snapshot for each.</summary>
    public required IReadOnlyList<DirectorySnapshot> Directories { get; init; }

    /// <summary>Gets what Rescue showed.</summary>
    public required RescueSnapshot Rescue { get; init; }

    /// <summary>Gets the policy.</summary>
    public required SyncPolicy Policy { get; init; }

    /// <summary>Gets what earlier runs left behind.</summary>
    public SyncState State { get; init; } = SyncState.Empty;

    /// <summary>Gets notes on the reading itself, which the plan hands on; nothing else depends on them.</summary>
    public ImmutableArray<PlanNote> Notes { get; init; } = [];

    /// <summary>Gets a value indicating whether paired groups that lost all their members may be acted upon (S2), because somebody approved the plan that does it.</summary>
    public bool AllowEmptiedGroups { get; init; }
}
