using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>R6 and R7: who is who, and who signs in with what.</summary>
public sealed class IdentityTests
{
    [Fact]
    public void R6_A_person_is_one_node_and_a_node_is_one_person() => Given.InEveryWorld(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        Assert.Distinct(plan.Adoptions.Select(adoption => adoption.Node));
        Assert.Distinct(plan.Adoptions.Where(adoption => IsUser(world, adoption)).Select(adoption => (adoption.ObjectId, adoption.Side)));
    });

    [Fact]
    public void R6_A_match_without_a_link_is_an_adoption_until_it_is_remembered()
    {
        PlanningInput input = Given.Input("""
            directory
              group Support: ann @Night
              group Night:
            rescue
              Technicians
                group Support #100
                  ann #200
                  group NIGHT #110
            links
            pairings
              Support -> #100
            """);
        Plan plan = ReconciliationPlanner.Plan(input);
        Assert.Equal(new long[] { 110, 200 }, plan.Adoptions.Select(adoption => adoption.Node.Value));
        Assert.Equal(2, Given.NotesOf(plan, NoteCode.Adopted).Count());
        var state = new SyncState { Links = [.. plan.Adoptions.Select(adoption => new Link(adoption.ObjectId, adoption.Side, adoption.Node))] };
        Plan remembered = ReconciliationPlanner.Plan(input with { State = state });
        Assert.Empty(remembered.Adoptions);
        Assert.Empty(remembered.Notes);
        Assert.Equal(plan.Id, remembered.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void R7_However_many_people_pass_their_emails_on_it_is_settled_at_once(bool ring)
    {
        const int People = 5_000;
        PlanningInput input = Given.Input("""
            directory
              group Support: ann
            rescue
              Technicians
                group Support #100
            policy
              MaxMembersPerGroup 10000
            pairings
              Support -> #100
            """);
        PlanningInput crowded = input with
        {
            Directories = [EverybodyTakesTheNextEmail(input, People, ring)],
            Rescue = RescueSnapshot.Create(input.Rescue.Caller, [.. input.Rescue.Nodes, .. Enumerable.Range(0, People).Select(Technician)])
                .WithDetails([input.Rescue.DetailsOf(new NodeId(10))!, input.Rescue.DetailsOf(new NodeId(11))!], []),
            State = new SyncState { Links = [.. Enumerable.Range(0, People).Select(number => new Link(UserId(number), Side.Technician, NodeOf(number)))] },
        };
        Plan plan = ReconciliationPlanner.Plan(crowded);
        if (ring)
        {
            Assert.Empty(plan.Actions);
            Assert.Equal(People, Given.NotesOf(plan, NoteCode.EmailInUse).Count());
            return;
        }

        // The last of the chain has a free address to go to, and so must go first.
        Assert.Equal(Enumerable.Range(0, People).Reverse().Select(NodeOf), plan.Actions.Select(action => action.NodeId!.Value));
    }

    [Fact]
    public void R7_An_email_is_free_before_it_is_taken() => Given.InEveryWorld(world =>
    {
        Dictionary<NodeId, EmailAddress> holders = world.Rescue().Nodes.Where(node => !node.Email.IsNone).ToDictionary(node => node.Id, node => node.Email);
        foreach (PlanAction action in ReconciliationPlanner.Plan(world.Input()).Actions)
        {
            if (action.ChangeOf(Field.Email)?.After is { } taken && action is CreateUserAction)
            {
                Assert.DoesNotContain(EmailAddress.From(taken), holders.Values);
            }

            if (action is UpdateUserAction { NodeId: { } node } && action.ChangeOf(Field.Email)?.After is { } changed)
            {
                holders[node] = EmailAddress.From(changed);
            }
        }
    });

    private static bool IsUser(Properties.World world, Adoption adoption) =>
        world.Nodes.Any(node => node.Id == adoption.Node && node.Type.IsUser());

    private static ObjectId UserId(int number) => new(new Guid(number + 1, 0, 0, new byte[8]));

    private static NodeId NodeOf(int number) => new(1_000 + number);

    private static RescueNode Technician(int number) => new()
    {
        Id = NodeOf(number),
        ParentId = new NodeId(100),
        Type = NodeType.Technician,
        Name = "Somebody",
        Email = EmailAddress.From($"{number}@example.com"),
    };

    private static DirectorySnapshot EverybodyTakesTheNextEmail(PlanningInput input, int people, bool ring)
    {
        var builder = new DirectorySnapshotBuilder(input.Directories[0].Directory);
        ObjectId group = input.Policy.Pairings[0].DirectoryGroup;
        builder.AddGroup(group, "Support");
        for (int number = 0; number < people; number++)
        {
            int next = ring ? (number + 1) % people : number + 1;
            builder.AddUser(new DirectoryUser { Id = UserId(number), Mail = $"{next}@example.com", DisplayName = "Somebody", State = AccountState.Enabled });
            builder.AddMember(group, UserId(number));
        }

        return builder.Build();
    }
}
