using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>R1 to R5: who is wanted where.</summary>
public sealed class PlacesTests
{
    private const string TwoPairings = """
        directory
          group Support: ann
          group Field: ann
        rescue
          Technicians
            group Support #100
            group Field #120
        pairings
          Support -> #100
          Field -> #120
        """;

    [Fact]
    public void R1_The_order_of_the_pairings_is_their_precedence()
    {
        PlanningInput input = Given.Input(TwoPairings);
        Plan plan = ReconciliationPlanner.Plan(input);
        Plan turned = ReconciliationPlanner.Plan(input with { Policy = input.Policy with { Pairings = [.. input.Policy.Pairings.Reverse()] } });
        Assert.Equal(new NodeId(100), Assert.Single(plan.Actions).ParentNodeId);
        Assert.Equal(new NodeId(120), Assert.Single(turned.Actions).ParentNodeId);
        Assert.NotEqual(plan.Id, turned.Id);
    }

    [Fact]
    public void R1_One_group_is_paired_once_per_side()
    {
        PlanningInput input = Given.Input(TwoPairings);
        Pairing first = input.Policy.Pairings[0];
        SyncPolicy twice = input.Policy with { Pairings = [first, first with { Target = RescueTarget.Group(new NodeId(120)) }] };
        InvalidPolicyException refused = Assert.Throws<InvalidPolicyException>(() => ReconciliationPlanner.Plan(input with { Policy = twice }));
        Assert.Contains("Pairings:1:DirectoryGroup", Assert.Single(refused.Faults), StringComparison.Ordinal);
        SyncPolicy bothSides = input.Policy with { Pairings = [first, first with { Target = RescueTarget.Administrators, Role = Role.Administrator }] };
        Assert.Empty(bothSides.Validate());
    }

    [Fact]
    public void R2_Status_only_changes_nothing_but_status_and_licence() => Given.InEveryWorld(world =>
    {
        SyncPolicy policy = world.Policy with { Pairings = [.. world.Policy.Pairings.Select(pairing => pairing with { FullGroupSync = false })] };
        Plan plan = ReconciliationPlanner.Plan((world with { Policy = policy }).Input());
        Assert.All(plan.Actions, action => Assert.True(action.Kind is ActionKind.DisableUser or ActionKind.EnableUser or ActionKind.FreeMobile));
    });

    [Fact]
    public void R3_A_group_is_created_after_the_one_it_stands_in() => Given.InEveryWorld(world =>
    {
        var created = new HashSet<(Side, ObjectId)>();
        foreach (PlanAction action in ReconciliationPlanner.Plan(world.Input()).Actions)
        {
            Assert.True(action.ParentObjectId is not { } parent || created.Contains((action.Side, parent)));
            if (action is CreateGroupAction { ObjectId: { } id })
            {
                Assert.True(created.Add((action.Side, id)), "A group is placed twice.");
            }
        }
    });

    [Theory]
    [InlineData(NestedGroupMode.Mirror, 500)]
    [InlineData(NestedGroupMode.Flatten, 50_000)]
    public void R3_A_long_chain_that_bites_its_tail_is_walked_once(NestedGroupMode nesting, int length)
    {
        PlanningInput input = Given.Input(TwoPairings);
        SyncPolicy policy = input.Policy with { Pairings = [input.Policy.Pairings[0] with { DirectoryGroup = GroupId(1), NestedGroups = nesting }] };
        Plan plan = ReconciliationPlanner.Plan(input with { Directories = [Chain(length)], Policy = policy });
        Assert.Equal(nesting == NestedGroupMode.Mirror ? length - 1 : 0, plan.Summary.CreateGroup);
        Assert.Equal(1, plan.Summary.CreateUser);
        Assert.Single(Given.NotesOf(plan, NoteCode.GroupCycle));
    }

    [Fact]
    public void R4_Nobody_has_two_places_on_one_side() => Given.InEveryWorld(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        Assert.Distinct(plan.Actions
            .Where(action => action.Kind is ActionKind.CreateUser or ActionKind.MoveUser)
            .Select(action => (action.Side, action.ObjectId)));
    });

    [Fact]
    public void R5_Somebody_of_unknown_state_is_not_touched() => Given.InEveryWorld(world =>
    {
        SyncPolicy policy = world.Policy with { MaxMembersPerGroup = 999, MinimumMasterAdministrators = 1, MobileSeats = null };
        Plan unknown = ReconciliationPlanner.Plan(WithStates(world with { Policy = policy }, AccountState.Unknown).Input());
        Plan enabled = ReconciliationPlanner.Plan(WithStates(world with { Policy = policy }, AccountState.Enabled).Input());
        ActionKind[] allowed = [ActionKind.CreateGroup, ActionKind.UpdateGroup, ActionKind.DisableUser, ActionKind.FreeMobile];
        Assert.All(unknown.Actions, action => Assert.Contains(action.Kind, allowed));

        // Who is enabled is disabled only as a leaver, and leavers do not depend on anybody's state.
        Assert.Equal(Disabled(enabled), Disabled(unknown));
    });

    private static NodeId?[] Disabled(Plan plan) => [.. plan.Actions.OfType<DisableUserAction>().Select(action => action.NodeId)];

    private static Properties.World WithStates(Properties.World world, AccountState state) =>
        world with { Users = [.. world.Users.Select(user => user with { User = user.User with { State = state } })] };

    private static ObjectId GroupId(int number) => new(new Guid(number, 1, 0, new byte[8]));

    private static DirectorySnapshot Chain(int length)
    {
        var builder = new DirectorySnapshotBuilder(Scenarios.DirectorySection.DefaultDirectory);
        var ann = new ObjectId(new Guid(1, 0, 0, new byte[8]));
        builder.AddUser(new DirectoryUser { Id = ann, Mail = "ann@example.com", State = AccountState.Enabled });
        foreach (int number in Enumerable.Range(1, length))
        {
            builder.AddGroup(GroupId(number), $"Level {number}");
            builder.AddMember(GroupId(number), number == length ? GroupId(1) : GroupId(number + 1));
        }

        builder.AddMember(GroupId(length), ann);
        return builder.Build();
    }
}
