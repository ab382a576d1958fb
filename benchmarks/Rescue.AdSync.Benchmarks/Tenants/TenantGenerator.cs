namespace Rescue.AdSync.Benchmarks.Tenants;

/// <summary>Makes tenants by rule and seed: the same arguments give the same tenant.</summary>
internal sealed class TenantGenerator
{
    private const int Seed = 20261123;

    // Every twentieth membership is somebody of an earlier group again.
    private const int RepeatEvery = 20;

    private readonly TenantShape _shape;
    private readonly Scenario _scenario;
    private readonly Random _random = new(Seed);
    private readonly List<Person> _people = [];
    private readonly List<(ObjectId Id, IReadOnlyList<ObjectId> Members)> _groups = [];
    private readonly RescueSide _rescue;

    private TenantGenerator(TenantShape shape, Scenario scenario)
    {
        _shape = shape;
        _scenario = scenario;
        _rescue = new RescueSide(shape, scenario, _random);
    }

    public static Tenant Make(int memberships, Scenario scenario) => new TenantGenerator(TenantShape.For(memberships), scenario).Make();

    private Tenant Make()
    {
        for (int group = 0; group < _shape.Groups; group++)
        {
            _groups.Add((NewId(), Members(group)));
        }

        _rescue.Settle(_people, NewId);
        return new Tenant
        {
            Shape = _shape,
            Users = [.. _people.Select(person => person.InDirectory())],
            Groups = _groups,
            Nodes = _rescue.Nodes,
            Details = _rescue.Details,
            Links = _rescue.Links(),
            Policy = BenchmarkPolicy.Pair(_groups.Select(group => group.Id)),
        };
    }

    private List<ObjectId> Members(int group)
    {
        int earlier = _people.Count;
        var members = new List<ObjectId>(_shape.MembersPerGroup);
        var repeated = new HashSet<int>();
        while (members.Count < _shape.MembersPerGroup)
        {
            bool repeats = earlier > 0 && members.Count % RepeatEvery == RepeatEvery - 1;
            members.Add(repeats ? _people[Earlier(earlier, repeated)].Id : NewPerson(group).Id);
        }

        return members;
    }

    private int Earlier(int count, HashSet<int> repeated)
    {
        int person;
        do
        {
            person = _random.Next(count);
        }
        while (!repeated.Add(person));
        return person;
    }

    private Person NewPerson(int group)
    {
        Change change = _random.NextDouble() < _scenario.ShareOfChanged() ? Changes.Draw(_random) : Change.None;
        var person = new Person(_people.Count, group, NewId(), change);
        _people.Add(person);
        return person;
    }

    private ObjectId NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new ObjectId(new Guid(bytes));
    }
}
