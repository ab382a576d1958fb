using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>The Rescue tree as it will be once a plan is applied, with what is new in it, moves, or changes.</summary>
/// <remarks>Lines are made as they are asked for. A tree that is not sound (S5) is shown as far as it hangs together.</remarks>
internal sealed class ProjectedTree
{
    private static readonly NodeType[] Categories = [NodeType.MasterAdministrators, NodeType.Administrators, NodeType.Technicians];

    private readonly RescueSnapshot _rescue;
    private readonly TreeActions _actions;
    private readonly TreeLines _lines;

    /// <param name="rescue">The tree as it is.</param>
    /// <param name="actions">What changes.</param>
    /// <param name="paths">Names places.</param>
    /// <param name="counts">Tells by position which actions count; <see langword="null"/> for all.</param>
    public ProjectedTree(RescueSnapshot rescue, ImmutableArray<PlanAction> actions, NodePaths paths, Func<int, bool>? counts)
    {
        _rescue = rescue;
        _actions = new TreeActions(actions, counts);
        _lines = new TreeLines(_actions, paths);
    }

    /// <summary>Gets a number that the lines do not exceed.</summary>
    public long MaxLines => (long)_rescue.Nodes.Count + _actions.Arrivals;

    /// <summary>Walks the tree: each group, the users right in it, then the groups below it, by name.</summary>
    public IEnumerable<TreeLine> Lines()
    {
        var walk = new Stack<TreeItem>(Roots());
        var seen = new HashSet<Place>();
        while (walk.TryPop(out TreeItem item))
        {
            if (item.IsUser)
            {
                yield return _lines.OfUser(item);
                continue;
            }

            if (item.Place is { } place && !seen.Add(place))
            {
                continue;
            }

            List<TreeItem> children = Children(item);
            yield return _lines.OfGroup(item, children);
            for (int i = children.Count - 1; i >= 0; i--)
            {
                walk.Push(children[i]);
            }
        }
    }

    private IEnumerable<TreeItem> Roots() =>
        from type in Categories.Reverse()
        from node in _rescue.Nodes
        where node.Type == type
        select new TreeItem(0, TreeRole.Stays, node, null);

    private List<TreeItem> Children(TreeItem parent)
    {
        var children = new List<TreeItem>();
        if (parent.Place is not { } place)
        {
            return children;
        }

        if (parent.Node is not null)
        {
            children.AddRange(
                from child in _rescue.ChildrenOf(parent.Node.Id)
                where child.Type.SideOf() is not null
                select new TreeItem(parent.Depth + 1, RoleOf(child), child, null));
        }

        foreach (PlanAction action in _actions.Into(place))
        {
            if (Arrival(action, parent.Depth + 1) is { } arrival)
            {
                children.Add(arrival);
            }
        }

        children.Sort(TreeItem.Order);
        return children;
    }

    private TreeRole RoleOf(RescueNode node) => _actions.MoveOf(node.Id) is null ? TreeRole.Stays : TreeRole.Leaves;

    private TreeItem? Arrival(PlanAction action, int depth)
    {
        if (action is not MoveUserAction)
        {
            return new TreeItem(depth, TreeRole.Created, null, action);
        }

        return action.NodeId is { } id && _rescue.TryGetNode(id, out RescueNode? node) ? new TreeItem(depth, TreeRole.Arrives, node, action) : null;
    }
}

/// <summary>What a line of the tree is there for.</summary>
internal enum TreeRole
{
    Stays,
    Leaves,
    Arrives,
    Created,
}

/// <summary>One node in its place, before it is put in words.</summary>
internal readonly record struct TreeItem(int Depth, TreeRole Role, RescueNode? Node, PlanAction? Action)
{
    public static readonly Comparison<TreeItem> Order = static (left, right) =>
    {
        int order = right.IsUser.CompareTo(left.IsUser);
        order = order != 0 ? order : string.Compare(left.Name, right.Name, StringComparison.OrdinalIgnoreCase);
        order = order != 0 ? order : Nullable.Compare(left.Node?.Id, right.Node?.Id);
        return order != 0 ? order : Nullable.Compare(left.Action?.ObjectId, right.Action?.ObjectId);
    };

    public bool IsUser => Node is not null ? Node.Type.IsUser() : Action is CreateUserAction;

    /// <summary>Gets the name the node has now; for a new one, the name it gets.</summary>
    public string Name => Node is not null ? NodePaths.NameOf(Node) : Action!.ChangeOf(Field.Name)?.After ?? Action.DisplayName;

    /// <summary>Gets the place that this node is to others; <see langword="null"/> for a new group that nobody can point at.</summary>
    public Place? Place => Node is not null
        ? Content.Place.Of(Node.Id)
        : Action!.ObjectId is { } group ? new Place(default, Action.Side, group) : null;
}
