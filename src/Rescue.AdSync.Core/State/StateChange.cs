using System.Collections.Immutable;
using Rescue.AdSync.History;

namespace Rescue.AdSync.State;

/// <summary>What is to be remembered at one moment, all of it or nothing.</summary>
public sealed record StateChange
{
    /// <summary>Gets the id of the Rescue account that the state is about, or <see langword="null"/> to leave what was known.</summary>
    public long? AccountId { get; init; }

    /// <summary>Gets links to keep; one for the same object and side, or for the same node, is replaced.</summary>
    public ImmutableArray<Link> Links { get; init; } = [];

    /// <summary>Gets links to forget, because their node is gone.</summary>
    public ImmutableArray<Link> DroppedLinks { get; init; } = [];

    /// <summary>Gets how many members paired groups had; groups not named keep what was known (S2).</summary>
    public ImmutableDictionary<ObjectId, int> GroupSizes { get; init; } = ImmutableDictionary<ObjectId, int>.Empty;

    /// <summary>Gets details to keep; those of the same node are replaced (E11).</summary>
    public ImmutableArray<CachedDetails> Details { get; init; } = [];

    /// <summary>Gets nodes whose details are to be forgotten. They are forgotten before <see cref="Details"/> are kept.</summary>
    public ImmutableArray<NodeId> ForgottenDetails { get; init; } = [];

    /// <summary>Gets the run that <see cref="Actions"/> and <see cref="Children"/> belong to.</summary>
    public RunId Run { get; init; }

    /// <summary>Gets what is known of actions of the run now; what was known of the same actions is replaced (E3).</summary>
    public ImmutableArray<RunAction> Actions { get; init; } = [];

    /// <summary>Gets the nodes below parents in which the run is about to create; named once for each parent, before the first create (E3).</summary>
    public ImmutableArray<ParentChildren> Children { get; init; } = [];
}

/// <summary>The nodes right below a parent at one moment.</summary>
/// <param name="Parent">The parent.</param>
/// <param name="Children">The nodes.</param>
public sealed record ParentChildren(NodeId Parent, ImmutableArray<NodeId> Children);
