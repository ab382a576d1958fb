using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Benchmarks.Baselines;

/// <summary>The planner with sized dictionaries and plain loops: what one would write with a thought for its cost. It knows only the core of the rules.</summary>
internal sealed class DictionaryPlanner
{
    private readonly PlanningInput _input;
    private readonly Dictionary<ObjectId, Wanted> _wanted;
    private readonly Dictionary<ObjectId, Link> _links;
    private readonly Dictionary<NodeId, RescueNode> _nodes;
    private readonly Dictionary<string, RescueNode> _byEmail;
    private readonly HashSet<NodeId> _taken;
    private readonly List<Operation> _operations = [];

    private DictionaryPlanner(PlanningInput input)
    {
        _input = input;
        _wanted = new Dictionary<ObjectId, Wanted>(input.Directories[0].Users.Count);
        _links = new Dictionary<ObjectId, Link>(input.State.Links.Length);
        _nodes = new Dictionary<NodeId, RescueNode>(input.Rescue.Nodes.Count);
        _byEmail = new Dictionary<string, RescueNode>(input.Rescue.Nodes.Count, StringComparer.OrdinalIgnoreCase);
        _taken = new HashSet<NodeId>(input.Rescue.Nodes.Count);
    }

    public static List<Operation> Plan(PlanningInput input)
    {
        var planner = new DictionaryPlanner(input);
        planner.Index();
        planner.ComparePeople();
        planner.RetireLeavers();
        planner._operations.Sort(Compare);
        return planner._operations;
    }

    private static int Compare(Operation left, Operation right)
    {
        int order = left.Kind.CompareTo(right.Kind);
        order = order != 0 ? order : left.Pairing.CompareTo(right.Pairing);
        return order != 0 ? order : string.CompareOrdinal(left.Email, right.Email);
    }

    private void Index()
    {
        DirectorySnapshot directory = _input.Directories[0];
        for (int i = 0; i < _input.Policy.Pairings.Length; i++)
        {
            directory.TryGetGroup(_input.Policy.Pairings[i].DirectoryGroup, out DirectoryGroup? group);
            foreach (int member in group!.UserMembers)
            {
                DirectoryUser user = directory.Users[member];
                _wanted.TryAdd(user.Id, new Wanted(user, _input.Policy.Pairings[i], i));
            }
        }

        foreach (RescueNode node in _input.Rescue.Nodes)
        {
            _nodes.Add(node.Id, node);
            if (node.Type == NodeType.Technician)
            {
                _byEmail.TryAdd(node.Email.ToString(), node);
            }
        }

        foreach (Link link in _input.State.Links)
        {
            _links.Add(link.ObjectId, link);
            if (_wanted.ContainsKey(link.ObjectId))
            {
                _taken.Add(link.Node);
            }
        }
    }

    private void ComparePeople()
    {
        foreach (Wanted person in _wanted.Values)
        {
            RescueNode? node = null;
            if (_links.TryGetValue(person.Person.Id, out Link? link))
            {
                _nodes.TryGetValue(link.Node, out node);
            }
            else if (_byEmail.TryGetValue(person.Person.Mail!, out RescueNode? candidate) && _taken.Add(candidate.Id))
            {
                node = candidate;
            }

            _operations.AddRange(person.Compare(node, node is null ? null : _input.Rescue.DetailsOf(node.Id), link is { MobileGranted: true }));
        }
    }

    private void RetireLeavers()
    {
        var targets = new Dictionary<NodeId, int>();
        for (int i = 0; i < _input.Policy.Pairings.Length; i++)
        {
            targets.Add(_input.Policy.Pairings[i].Target.GroupId, i);
        }

        foreach (RescueNode node in _nodes.Values)
        {
            if (node.Type == NodeType.Technician && !_taken.Contains(node.Id) && targets.TryGetValue(node.ParentId, out int pairing))
            {
                _operations.AddRange(Wanted.Retire(pairing, node, _input.Rescue.DetailsOf(node.Id) is { HasMobileAddOn: true }));
            }
        }
    }
}
