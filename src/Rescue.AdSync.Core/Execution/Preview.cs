using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.History;
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

    /// <summary>Gets what earlier runs had left behind, brought in line with what Rescue shows now: links whose node is gone are left out, and half-made nodes that were found have one (E3).</summary>
    public required SyncState State { get; init; }

    /// <summary>Gets the details that were read from Rescue for this plan, and not taken from those remembered (E11).</summary>
    public ImmutableArray<UserDetails> DetailsRead { get; init; } = [];

    /// <summary>Gets the number of calls of the Rescue API that reading took.</summary>
    public int Calls { get; init; }

    /// <summary>Gets the run whose changes the plan restores; <see cref="RunId.None"/> for a plan by the rules.</summary>
    public RunId Undoes { get; init; }

    /// <summary>Gets the time that reading and planning took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets users whose remembered details are of no more use, because the user is gone or has changed.</summary>
    internal ImmutableArray<NodeId> StaleDetails { get; init; } = [];

    /// <summary>Gets what was found of creates of which nobody knew what had become (E3).</summary>
    internal HalfMade HalfMade { get; init; } = HalfMade.None;

    /// <summary>Gets links whose node is gone.</summary>
    internal ImmutableArray<Link> GoneLinks { get; init; } = [];

    /// <summary>Gets the plan that would also act on the emptied groups that this one freezes (S2), or <see langword="null"/> if none is frozen so. Approving its id applies it.</summary>
    public Plan? PlanWithEmptiedGroups { get; init; }

    /// <summary>Gets everything the plan depends on, for a <see cref="PlanExplainer"/>.</summary>
    public PlanningInput Input => new() { Directories = Directories, Rescue = Rescue, Policy = Plan.Policy, State = State };
}
