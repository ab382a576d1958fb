using CsCheck;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Tests.Planning.Properties;

/// <summary>R17: no input makes the planner throw, however senseless.</summary>
public sealed class ArbitraryInputProperties
{
    private static readonly Gen<RescueNode> Node =
        from id in Gen.Int[0, 12]
        from parent in Gen.Int[-1, 12]
        from type in Gen.Enum<NodeType>()
        from status in Gen.Enum<NodeStatus>()
        from text in Gen.OneOf("a", "A", "NodeID:1", "\n", "\uD800\uDC00\uD800", null)
        from email in Gen.OneOf("ann@example.com", "sync@example.com", "bob@example.com", "\n", null)
        select new RescueNode
        {
            Id = new NodeId(id),
            ParentId = new NodeId(parent),
            Type = type,
            Status = status,
            Name = text,
            Description = text,
            TypeWord = text,
            Email = EmailAddress.From(email),
        };

    private static readonly Gen<UserDetails> Details =
        from id in Gen.Int[0, 12]
        from type in Gen.Enum<NodeType>()
        from sso in Gen.OneOf("ann@example.com", "\uDC00", null)
        from flags in Gen.Int[0, 7]
        select new UserDetails
        {
            Id = new NodeId(id),
            Type = type,
            SsoId = sso,
            HasMobileAddOn = (flags & 1) != 0,
            IsAccountHolder = (flags & 2) != 0,
            IsEnabled = (flags & 4) != 0,
        };

    internal static readonly Gen<(World World, RescueSnapshot Rescue)> Arbitrary =
        from world in WorldGen.Worlds
        from nodes in Node.Array[0, 20]
        from details in Details.Array[0, 10]
        from keep in Gen.Bool
        from unreadable in Gen.Int[0, 12].Array[0, 3]
        from own in Gen.Int[0, 12]
        let caller = World.Caller with { AdministratorNode = new NodeId(own) }
        let whole = keep ? world.Nodes.Where(node => node.Id.Value > 12 || node.Id.Value < 5).Concat(nodes) : nodes
        select (world, RescueSnapshot.Create(caller, whole, details).WithDetails([], unreadable.Select(id => new NodeId(id))));

    [Fact]
    public void R17_No_tree_makes_the_planner_throw() => Check.Sample(
        Arbitrary,
        input =>
        {
            (World world, RescueSnapshot rescue) = input;
            Plan plan = ReconciliationPlanner.Plan(world.Input() with { Rescue = rescue });
            Assert.True(rescue.Faults.Count == 0 || (plan.Verdict == PlanVerdict.Refused && plan.Actions.IsEmpty));
            Assert.NotEmpty(plan.Id.ToString());
            Assert.All(plan.Notes, note => Assert.False(string.IsNullOrWhiteSpace(note.Message)));
            Assert.NotNull(PlanProjection.Apply(rescue, plan));
        },
        iter: 3_000,
        print: input => $"{input.Item1}\n{string.Join('\n', input.Item2.Nodes)}");

    [Fact]
    public void R17_No_policy_text_makes_the_planner_throw()
    {
        string[] patterns = ["\uD800", "\\", "**??", "\"<>", new string('*', 500), "a\nb"];
        foreach (World world in WorldGen.Some(50))
        {
            Plan plan = ReconciliationPlanner.Plan((world with { Policy = world.Policy with { Exclude = [.. patterns], Protected = [.. patterns] } }).Input());
            Assert.NotEmpty(plan.Id.ToString());
        }
    }

    [Fact]
    public void R17_Arrays_that_were_never_set_count_as_empty()
    {
        foreach (World world in WorldGen.Some(50))
        {
            var bare = world.Policy with { Exclude = default, Protected = default, Pairings = [.. world.Policy.Pairings.Select(pairing => pairing with { Exclude = default })] };
            var empty = world.Policy with { Exclude = [], Protected = [], Pairings = [.. world.Policy.Pairings.Select(pairing => pairing with { Exclude = [] })] };
            PlanningInput input = world.Input() with { State = new SyncState { Links = default } };
            Assert.Equal(ReconciliationPlanner.Plan(input with { Policy = empty }).Id, ReconciliationPlanner.Plan(input with { Policy = bare }).Id);
        }
    }

    [Fact]
    public void R17_Only_null_is_refused()
    {
        PlanningInput input = WorldGen.Some(1)[0].Input();
        Assert.Throws<ArgumentNullException>(() => ReconciliationPlanner.Plan(null!));
        Assert.Throws<ArgumentNullException>(() => ReconciliationPlanner.Plan(input with { Directories = null! }));
        Assert.Throws<ArgumentNullException>(() => ReconciliationPlanner.Plan(input with { Rescue = null! }));
        Assert.Throws<ArgumentNullException>(() => ReconciliationPlanner.Plan(input with { State = null! }));
        Assert.Throws<ArgumentNullException>(() => ReconciliationPlanner.Plan(input with { Policy = null! }));
        Assert.Throws<ArgumentNullException>(() => PlanProjection.Apply(input.Rescue, null!));
        Assert.Throws<ArgumentNullException>(() => PlanProjection.Apply(null!, ReconciliationPlanner.Plan(input)));
    }
}
