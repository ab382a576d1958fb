using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Benchmarks.Tenants;

/// <summary>The Rescue half of a tenant, and the links that lead to it.</summary>
internal sealed class RescueSide(TenantShape shape, Scenario scenario, Random random)
{
    private const int FirstPersonNode = 100_000;

    private readonly List<RescueNode> _nodes = [];
    private readonly List<UserDetails> _details = [];
    private readonly List<Link> _links = [];
    private int[] _numbers = [];

    public IReadOnlyList<RescueNode> Nodes => _nodes;

    public IReadOnlyList<UserDetails> Details => _details;

    /// <summary>Seats people: nobody on a first import, else everybody but those to create, group by group.</summary>
    public void Settle(IReadOnlyList<Person> people, Func<ObjectId> newId)
    {
        AddTrunk();
        if (scenario == Scenario.FirstImport)
        {
            return;
        }

        // Twice the room, for leavers.
        _numbers = [.. Enumerable.Range(FirstPersonNode, 2 * people.Count)];
        random.Shuffle(_numbers);
        (Person Person, PersonInRescue Seat)[] seated = [.. people
            .Where(person => person.Change != Change.Create)
            .Select(person => (person, new PersonInRescue(person, BenchmarkPolicy.HasLicenses(person.Group), shape.Groups, random)))];
        foreach ((Person person, PersonInRescue seat) in seated.OrderBy(entry => entry.Seat.Group))
        {
            Add(seat, person.Id);
            if (person.Change == Change.LeaverBeside)
            {
                AddLeaver(person, people.Count, newId());
            }
        }
    }

    public ImmutableArray<Link> Links() => scenario.HasLinks() ? [.. _links.OrderBy(link => link.ObjectId)] : [];

    private void AddLeaver(Person beside, int people, ObjectId id)
    {
        // Still enabled in Rescue, as somebody the directory disabled just now would be.
        Person leaver = beside with { Number = people + beside.Number, Id = id, Change = Change.Disable };
        Add(new PersonInRescue(leaver, licensed: false, shape.Groups, random), id);
    }

    private void Add(PersonInRescue seat, ObjectId id)
    {
        var node = new NodeId(_numbers[_details.Count - 1]);
        _nodes.Add(seat.Node(node, BenchmarkPolicy.TargetOf(seat.Group)));
        _details.Add(seat.Details(node));
        _links.Add(new Link(id, Side.Technician, node) { MobileGranted = seat.MobileGranted });
    }

    private void AddTrunk()
    {
        var root = new NodeId(1);
        _nodes.Add(new RescueNode { Id = root, Type = NodeType.Root, Name = "Example" });
        _nodes.Add(new RescueNode { Id = new NodeId(2), ParentId = root, Type = NodeType.MasterAdministrators, Name = "Master Administrators" });
        _nodes.Add(new RescueNode { Id = new NodeId(3), ParentId = root, Type = NodeType.Administrators, Name = "Administrators" });
        _nodes.Add(new RescueNode { Id = new NodeId(4), ParentId = root, Type = NodeType.Technicians, Name = "Technicians" });
        NodeId caller = Tenant.Caller.AdministratorNode;
        _nodes.Add(new RescueNode { Id = caller, ParentId = new NodeId(2), Type = NodeType.MasterAdministrator, Name = "Sync", Email = Tenant.Caller.Email });
        _details.Add(new UserDetails { Id = caller, Type = NodeType.MasterAdministrator, Name = "Sync", Email = Tenant.Caller.Email, IsEnabled = true, IsAccountHolder = true });
        for (int group = 0; group < shape.Groups; group++)
        {
            _nodes.Add(new RescueNode { Id = BenchmarkPolicy.TargetOf(group), ParentId = new NodeId(4), Type = NodeType.TechnicianGroup, Name = $"Group {group}" });
        }
    }
}
