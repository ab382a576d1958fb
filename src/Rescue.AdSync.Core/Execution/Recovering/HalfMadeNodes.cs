using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>What was found of the creates of which nobody knew what had become.</summary>
/// <param name="Links">The links of the nodes that were found.</param>
/// <param name="Nodes">The node of each create that was found, by run and position in its plan.</param>
/// <param name="Crowded">The parents below which there are more empty nodes than were asked for, so that none was taken.</param>
internal sealed record HalfMade(ImmutableArray<Link> Links, IReadOnlyDictionary<(RunId Run, int Index), NodeId> Nodes, IReadOnlySet<NodeId> Crowded)
{
    public static HalfMade None { get; } = new([], ImmutableDictionary<(RunId, int), NodeId>.Empty, ImmutableHashSet<NodeId>.Empty);
}

/// <summary>Finds the nodes of creates that were sent, and of which no answer was seen (E3).</summary>
/// <remarks>
/// Such a node is empty, below the parent it was created in, was not there before, and is linked to nobody. Empty nodes are
/// all alike, so it does not matter which of them was made for whom; but if there are more than were asked for, one of them is
/// somebody else's, and none is taken.
/// </remarks>
internal static class HalfMadeNodes
{
    public static HalfMade Find(SyncState state, RescueSnapshot rescue)
    {
        OpenAction[] creates = [.. state.OpenActions.Where(IsCreateWithoutNode)];
        if (creates.Length == 0)
        {
            return HalfMade.None;
        }

        HashSet<NodeId> linked = [.. state.Links.Select(link => link.Node)];
        HashSet<(ObjectId, Side)> atHome = [.. state.Links.Where(link => IsFilled(link.Node, rescue)).Select(link => (link.ObjectId, link.Side))];
        var links = new List<Link>();
        var nodes = new Dictionary<(RunId, int), NodeId>();
        var crowded = new HashSet<NodeId>();
        foreach (IGrouping<(NodeId Parent, bool IsUser), OpenAction> group in creates.GroupBy(PlaceOf))
        {
            HashSet<NodeId> before = [.. group.SelectMany(open => open.ChildrenBefore)];
            NodeId[] candidates = [.. rescue.ChildrenOf(group.Key.Parent)
                .Where(node => IsEmpty(node, group.Key.IsUser) && !before.Contains(node.Id) && !linked.Contains(node.Id))
                .Select(node => node.Id)
                .Order()];
            if (candidates.Length > group.Count())
            {
                crowded.Add(group.Key.Parent);
                continue;
            }

            foreach ((OpenAction open, NodeId node) in group.OrderBy(open => (open.Run, open.Action.Index)).Zip(candidates))
            {
                nodes.Add((open.Run, open.Action.Index), node);
                if (open.Action.Action is { ObjectId: { } id, Side: var side } && atHome.Add((id, side)))
                {
                    links.Add(new Link(id, side, node) { CreatedByUs = true });
                }
            }
        }

        return new HalfMade([.. links], nodes, crowded);
    }

    // Somebody was created anew because an empty user that is linked to them is of another kind than they are to be (R13).
    private static bool IsFilled(NodeId id, RescueSnapshot rescue) => rescue.TryGetNode(id, out RescueNode? node) && !EmptyNodes.IsEmptyUser(node);

    private static bool IsCreateWithoutNode(OpenAction open) =>
        open.Action is { Node: null, Action: { Kind: ActionKind.CreateUser or ActionKind.CreateGroup, ParentNodeId: not null } };

    private static (NodeId Parent, bool IsUser) PlaceOf(OpenAction open) =>
        (open.Action.Action.ParentNodeId!.Value, open.Action.Action.Kind == ActionKind.CreateUser);

    private static bool IsEmpty(RescueNode node, bool isUser) => isUser ? EmptyNodes.IsEmptyUser(node) : EmptyNodes.IsEmptyGroup(node);
}
