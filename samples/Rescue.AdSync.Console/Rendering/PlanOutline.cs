using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>A place in the Rescue tree as it will be, with the changes in and below it.</summary>
internal sealed class OutlineGroup(string name, int rank)
{
    public string Name { get; set; } = name;

    /// <summary>Gets where the place stands among its siblings, before the name decides.</summary>
    public int Rank => rank;

    /// <summary>Gets or sets what happens to the group itself, or <see langword="null"/>.</summary>
    public PlanAction? Action { get; set; }

    public List<OutlineGroup> Groups { get; } = [];

    public List<OutlinePerson> People { get; } = [];

    public void Sort()
    {
        Groups.Sort((a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase));
        People.Sort((a, b) => string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase));
        Groups.ForEach(group => group.Sort());
    }
}

/// <summary>A person with everything that happens to them on one side.</summary>
internal sealed record OutlinePerson(string Name, string? Email, List<PlanAction> Actions);

/// <summary>Arranges the actions of a plan by the place in Rescue that they end in.</summary>
internal sealed class PlanOutline
{
    private readonly RescueSnapshot _rescue;
    private readonly OutlineGroup _root = new(string.Empty, 0);
    private readonly Dictionary<NodeId, OutlineGroup> _existing = [];
    private readonly Dictionary<(ObjectId, Side), OutlineGroup> _created = [];
    private readonly Dictionary<(NodeId?, ObjectId?, Side), OutlinePerson> _people = [];

    private PlanOutline(RescueSnapshot rescue) => _rescue = rescue;

    /// <summary>Makes the outline of a plan.</summary>
    /// <returns>The categories Technicians, Administrators and Master Administrators, as far as anything changes in them.</returns>
    public static IReadOnlyList<OutlineGroup> Of(Plan plan, RescueSnapshot rescue)
    {
        var outline = new PlanOutline(rescue);
        foreach (PlanAction action in plan.Actions)
        {
            outline.Add(action);
        }

        outline._root.Sort();
        return outline._root.Groups;
    }

    private void Add(PlanAction action)
    {
        switch (action.Kind)
        {
            case ActionKind.CreateGroup:
                AddCreated(action);
                break;
            case ActionKind.UpdateGroup when action.NodeId is { } node:
                OutlineGroup group = Existing(node);
                group.Action = action;
                break;
            default:
                AddPerson(action);
                break;
        }
    }

    private void AddCreated(PlanAction action)
    {
        var group = new OutlineGroup(action.DisplayName, 0) { Action = action };
        Parent(action).Groups.Add(group);
        if (action.ObjectId is { } id)
        {
            _created[(id, action.Side)] = group;
        }
    }

    private void AddPerson(PlanAction action)
    {
        (NodeId?, ObjectId?, Side) key = (action.NodeId, action.NodeId is null ? action.ObjectId : null, action.Side);
        if (!_people.TryGetValue(key, out OutlinePerson? person))
        {
            person = new OutlinePerson(action.DisplayName, action.Email, []);
            _people.Add(key, person);
            Parent(action).People.Add(person);
        }

        person.Actions.Add(action);
    }

    private OutlineGroup Parent(PlanAction action)
    {
        if (action.ParentNodeId is { } node)
        {
            return Existing(node);
        }

        return action.ParentObjectId is { } id && _created.TryGetValue((id, action.Side), out OutlineGroup? group) ? group : _root;
    }

    private OutlineGroup Existing(NodeId id)
    {
        if (_existing.TryGetValue(id, out OutlineGroup? known))
        {
            return known;
        }

        if (!_rescue.TryGetNode(id, out RescueNode? node) || node.Type == NodeType.Root)
        {
            return _root;
        }

        var group = new OutlineGroup(NodeNames.Of(node), RankOf(node.Type));
        _existing.Add(id, group);
        Existing(node.ParentId).Groups.Add(group);
        return group;
    }

    private static int RankOf(NodeType type) => type switch
    {
        NodeType.Administrators => 1,
        NodeType.MasterAdministrators => 2,
        _ => 0,
    };
}
