using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>R8 to R12: what happens to people.</summary>
public sealed class ChangesTests
{
    [Theory]
    [InlineData(AccountState.Disabled)]
    [InlineData(AccountState.Expired)]
    public void R8_Somebody_who_is_not_active_is_disabled_and_nothing_else(AccountState state) => Given.InEveryWorld(world =>
    {
        ActionKind[] allowed = [ActionKind.CreateGroup, ActionKind.UpdateGroup, ActionKind.DisableUser, ActionKind.FreeMobile];
        var inactive = world with { Users = [.. world.Users.Select(user => user with { User = user.User with { State = state } })] };
        Assert.All(ReconciliationPlanner.Plan(inactive.Input()).Actions, action => Assert.Contains(action.Kind, allowed));
    });

    [Fact]
    public void R8_A_create_is_enabled_and_stands_in_its_target()
    {
        PlanAction create = Assert.Single(Given.Plan("""
            directory
              group Support: ann
            rescue
              Technicians
                group Support #100
            pairings
              Support -> #100
            """).Actions);
        Assert.IsType<CreateUserAction>(create);
        Assert.Equal(new FieldChange(Field.Status, null, FieldChange.Enabled), create.ChangeOf(Field.Status));
        Assert.Equal(new FieldChange(Field.Parent, null, "100"), create.ChangeOf(Field.Parent));
        Assert.Equal("The person is a member of 'Support' and not in Rescue.", create.Reason);
    }

    [Fact]
    public void R9_There_is_no_action_that_deletes() =>
        Assert.Equal(
            ["CreateGroup", "UpdateGroup", "CreateUser", "UpdateUser", "MoveUser", "EnableUser", "DisableUser", "GrantMobile", "FreeMobile"],
            Enum.GetNames<ActionKind>());

    [Fact]
    public void R9_Only_people_in_scope_are_leavers() => Given.InEveryWorld(world =>
    {
        HashSet<ObjectId> members = [.. world.Groups.SelectMany(group => group.Members)];
        NodeId[] technicianTargets = [.. world.Policy.Pairings.Where(pairing => pairing.Side == Side.Technician).Select(pairing => pairing.Target.GroupId)];
        foreach (DisableUserAction action in ReconciliationPlanner.Plan(world.Input()).Actions.OfType<DisableUserAction>())
        {
            bool mayBeMember = action.ObjectId is { } person && members.Contains(person);
            Assert.True(mayBeMember || action.Side == Side.Administrator || IsBelow(world, action.NodeId!.Value, technicianTargets) || IsLinkedGroup(world));
        }
    });

    [Fact]
    public void R10_A_create_lists_every_field_that_it_sets() => Given.InEveryWorld(world =>
    {
        PlanningInput input = world.Input();
        Plan plan = ReconciliationPlanner.Plan(input);
        RescueSnapshot after = PlanProjection.Apply(input.Rescue, plan);
        foreach (CreateUserAction action in plan.Actions.OfType<CreateUserAction>())
        {
            Assert.All(action.Changes, change => Assert.True(change.Before is null && change.After is not null));
            Assert.Subset(action.Changes.Select(change => change.Field).ToHashSet(), new HashSet<Field> { Field.Name, Field.Email, Field.Status, Field.Parent });
            Assert.Contains(after.Nodes, node => node.Email == EmailAddress.From(action.Email) && node.Name == action.ChangeOf(Field.Name)!.After && node.IsEnabled);
        }
    });

    [Fact]
    public void R10_A_field_is_never_blanked() => Given.InEveryWorld(world =>
        Assert.All(ReconciliationPlanner.Plan(world.Input()).Actions.SelectMany(action => action.Changes), change => Assert.False(string.IsNullOrEmpty(change.After))));

    [Fact]
    public void R11_Nobody_gets_an_sso_id_unless_it_is_mapped() => Given.InEveryWorld(world =>
    {
        SyncPolicy policy = world.Policy with
        {
            UseEmailAsSsoId = false,
            Pairings = [.. world.Policy.Pairings.Select(pairing => pairing with { SsoId = null })],
        };
        Plan plan = ReconciliationPlanner.Plan((world with { Policy = policy }).Input());
        Assert.All(plan.Actions, action => Assert.Null(action.ChangeOf(Field.SsoId)));
    });

    [Fact]
    public void R12_Frees_come_before_grants() => Given.InEveryWorld(world =>
    {
        ActionKind[] licences = [.. ReconciliationPlanner.Plan(world.Input()).Actions.Select(action => action.Kind).Where(kind => kind is ActionKind.FreeMobile or ActionKind.GrantMobile)];
        Assert.Equal(licences.OrderByDescending(kind => kind == ActionKind.FreeMobile), licences);
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void R12_No_more_licences_are_given_than_there_are(int seats, int granted)
    {
        Plan plan = Given.Plan($"""
            directory
              group Support: ann bob
            rescue
              Technicians
                group Support #100
                  ann #200
                  bob #201
            policy
              MobileSeats {seats}
            pairings
              Support -> #100 MobileLicense=on
            """);
        Assert.Equal(granted, plan.Summary.GrantMobile);
        Assert.Equal(2 - granted, Given.NotesOf(plan, NoteCode.NoMobileSeat).Count());
    }

    private static bool IsLinkedGroup(Properties.World world) => world.Links.Any(link => link.Node.Value < 50);

    private static bool IsBelow(Properties.World world, NodeId node, NodeId[] targets)
    {
        RescueSnapshot rescue = world.Rescue();
        while (rescue.TryGetNode(node, out RescueNode? found))
        {
            if (targets.Contains(found.Id))
            {
                return true;
            }

            node = found.ParentId;
        }

        return false;
    }
}
