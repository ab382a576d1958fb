using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>Names places as a person would: <c>Technicians/EMEA/Level 2</c>. Names are those that Rescue has before the plan.</summary>
/// <remarks>Not safe for use by several threads at once: what was named is remembered.</remarks>
internal sealed class NodePaths
{
    // Deeper than any real tree; ends the walk in one that is not sound.
    private const int MaxDepth = 1000;

    private readonly RescueSnapshot _rescue;
    private readonly Dictionary<NodeId, string> _known = [];
    private readonly Dictionary<(Side, ObjectId), PlanAction> _created = [];
    private readonly Dictionary<(Side, ObjectId), string> _knownCreated = [];

    public NodePaths(RescueSnapshot rescue, Plan plan)
    {
        _rescue = rescue;
        foreach (PlanAction action in plan.Actions)
        {
            if (action is CreateGroupAction { ObjectId: { } group })
            {
                _created.TryAdd((action.Side, group), action);
            }
        }
    }

    public static string NameOf(RescueNode node) => node.Name ?? node.Type switch
    {
        NodeType.MasterAdministrators => "Master Administrators",
        NodeType.Administrators => "Administrators",
        NodeType.Technicians => "Technicians",
        _ => node.ToString(),
    };

    /// <summary>Names a node's place, without the root; the id itself where the tree does not have it.</summary>
    public string Of(NodeId id)
    {
        if (!_known.TryGetValue(id, out string? path))
        {
            path = Build(id);
            _known.Add(id, path);
        }

        return path;
    }

    /// <summary>Names the place of a group that the plan creates; the id itself where the plan does not create it.</summary>
    public string OfCreated(Side side, ObjectId group)
    {
        if (!_knownCreated.TryGetValue((side, group), out string? path))
        {
            path = BuildCreated(side, group);
            _knownCreated.Add((side, group), path);
        }

        return path;
    }

    /// <summary>Names the place that a value of the field <see cref="Field.Parent"/> stands for; the value itself where it stands for none.</summary>
    public string? OfValue(Side side, string? value) => value switch
    {
        _ when NodeId.TryParse(value, out NodeId node) => Of(node),
        _ when ObjectId.TryParse(value, out ObjectId group) => OfCreated(side, group),
        _ => value,
    };

    private string Build(NodeId id)
    {
        var names = new Stack<string>();
        while (names.Count < MaxDepth && _rescue.TryGetNode(id, out RescueNode? node) && node.Type != NodeType.Root)
        {
            names.Push(NameOf(node));
            id = node.ParentId;
        }

        return names.Count == 0 ? id.ToString() : string.Join('/', names);
    }

    private string BuildCreated(Side side, ObjectId group)
    {
        var names = new Stack<string>();
        ObjectId? next = group;
        while (names.Count < MaxDepth && next is { } current && _created.TryGetValue((side, current), out PlanAction? action))
        {
            names.Push(action.ChangeOf(Field.Name)?.After ?? action.DisplayName);
            if (action.ParentNodeId is { } parent)
            {
                names.Push(Of(parent));
                break;
            }

            next = action.ParentObjectId;
        }

        return names.Count == 0 ? group.ToString() : string.Join('/', names);
    }
}
