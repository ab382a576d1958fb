using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>A plan with everything it was made from.</summary>
public sealed record Preview
{
    /// <summary>Gets the plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Gets when everything had been read.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets what Rescue showed.</summary>
    public required RescueSnapshot Rescue { get; init; }

    /// <summary>Gets what the directories showed.</summary>
    public required ImmutableArray<DirectorySnapshot> Directories { get; init; }

    /// <summary>Gets what earlier runs had left behind.</summary>
    public required SyncState State { get; init; }

    /// <summary>Gets the plan that would also act on the emptied groups that this one freezes (S2), or <see langword="null"/> if none is frozen so. Approving its id applies it.</summary>
    public Plan? PlanWithEmptiedGroups { get; init; }

    /// <summary>Gets everything the plan depends on, for a <see cref="PlanExplainer"/>.</summary>
    public PlanningInput Input => new() { Directories = Directories, Rescue = Rescue, Policy = Plan.Policy, State = State };
}
