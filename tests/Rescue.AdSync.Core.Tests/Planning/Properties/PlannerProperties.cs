using CsCheck;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Tests.Planning.Properties;

/// <summary>What must hold for every plan, whatever the world looks like.</summary>
public sealed class PlannerProperties
{
    private const int Cases = 10_000;

    [Fact]
    public void R17_Applying_a_plan_leaves_nothing_to_do() => Check(world =>
    {
        PlanningInput input = world.Input();
        Plan plan = ReconciliationPlanner.Plan(input);
        RescueSnapshot after = PlanProjection.Apply(input.Rescue, plan);
        Plan again = ReconciliationPlanner.Plan(input with { Rescue = after });
        Assert.Empty(again.Actions.Select(Describe));
    });

    [Fact]
    public void R17_Applying_a_plan_and_remembering_its_links_leaves_nothing_to_do() => Check(world =>
    {
        // A user who is linked is not looked for by SSO id, so that unreadable details may hold nothing back any more (S1).
        world = world with { Unreadable = [] };
        PlanningInput input = world.Input();
        Plan plan = ReconciliationPlanner.Plan(input);
        SyncState state = input.State with { Links = [.. input.State.Links.Where(link => !plan.Adoptions.Any(adoption => Same(adoption, link))), .. plan.Adoptions.Select(adoption => new Link(adoption.ObjectId, adoption.Side, adoption.Node))] };
        Plan again = ReconciliationPlanner.Plan(input with { Rescue = PlanProjection.Apply(input.Rescue, plan), State = state });
        Assert.Empty(again.Actions.Select(Describe));
    });

    [Fact]
    public void R17_The_order_in_which_things_are_listed_has_no_meaning() => Check(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        Plan shuffled = ReconciliationPlanner.Plan(world.Shuffled(7).Input());
        Assert.Equal(plan.Actions.Select(Describe), shuffled.Actions.Select(Describe));
        Assert.Equal(plan.Id, shuffled.Id);
        Assert.Equal(plan.Verdict, shuffled.Verdict);
        Assert.Equal(plan.Notes, shuffled.Notes);
        Assert.Equal(plan.Adoptions, shuffled.Adoptions);
    });

    [Fact]
    public void R14_A_protected_person_is_in_no_action() => Check(world =>
    {
        string[] emails = ["sync@example.com", "boss@example.com"];
        NodeId[] nodes = [new(10), new(11)];
        bool bob = world.Policy.Protected.Length > 0;
        foreach (PlanAction action in ReconciliationPlanner.Plan(world.Input()).Actions)
        {
            Assert.DoesNotContain(action.Email, emails, StringComparer.OrdinalIgnoreCase);
            Assert.DoesNotContain(action.ChangeOf(Field.Email)?.After, emails, StringComparer.OrdinalIgnoreCase);
            Assert.DoesNotContain(action.NodeId ?? NodeId.None, nodes);
            Assert.False(bob && (action.NodeId == new NodeId(51) || action.Email?.StartsWith("bob@", StringComparison.OrdinalIgnoreCase) == true));
        }
    });

    [Fact]
    public void R14_Enough_master_administrators_remain_after_every_step() => Check(world =>
    {
        RescueSnapshot rescue = world.Rescue();
        int enabled = rescue.Nodes.Count(node => node.Type == NodeType.MasterAdministrator && node.IsEnabled);
        int floor = Math.Min(world.Policy.MinimumMasterAdministrators, enabled);
        foreach (PlanAction action in ReconciliationPlanner.Plan(world.Input()).Actions)
        {
            bool master = action is CreateUserAction { Role: Role.MasterAdministrator }
                || (action.NodeId is { } id && rescue.TryGetNode(id, out RescueNode? node) && node.Type == NodeType.MasterAdministrator);
            enabled += !master ? 0 : action.Kind switch
            {
                ActionKind.CreateUser or ActionKind.EnableUser => 1,
                ActionKind.DisableUser => -1,
                _ => 0,
            };
            Assert.True(enabled >= floor, $"{enabled} remain after {Describe(action)}");
        }
    });

    [Fact]
    public void R9_Nobody_is_ever_deleted() => Check(world =>
    {
        RescueSnapshot rescue = world.Rescue();
        RescueSnapshot after = PlanProjection.Apply(rescue, ReconciliationPlanner.Plan(world.Input()));
        Assert.All(rescue.Nodes, node => Assert.True(after.TryGetNode(node.Id, out _)));
        Assert.Empty(after.Faults);
    });

    [Fact]
    public void R13_Nobody_changes_sides_or_kind() => Check(world =>
    {
        RescueSnapshot rescue = world.Rescue();
        RescueSnapshot after = PlanProjection.Apply(rescue, ReconciliationPlanner.Plan(world.Input()));
        foreach (RescueNode node in after.Nodes.Where(node => node.Type.IsUser()))
        {
            Assert.True(after.TryGetNode(node.ParentId, out RescueNode? parent));
            NodeType[] allowed = node.Type switch
            {
                NodeType.Technician => [NodeType.TechnicianGroup],
                NodeType.Administrator => [NodeType.Administrators, NodeType.AdministratorGroup],
                _ => [NodeType.MasterAdministrators],
            };
            Assert.Contains(parent.Type, allowed);
        }
    });

    [Fact]
    public void R7_No_step_gives_an_email_to_two_people() => Check(world =>
    {
        RescueSnapshot rescue = world.Rescue();
        var holders = rescue.Nodes.Where(node => !node.Email.IsNone).ToDictionary(node => node.Id.ToString(), node => node.Email);
        foreach (PlanAction action in ReconciliationPlanner.Plan(world.Input()).Actions)
        {
            if (action.Kind is not (ActionKind.CreateUser or ActionKind.UpdateUser) || action.ChangeOf(Field.Email) is not { After: { } taken })
            {
                continue;
            }

            string self = action.NodeId?.ToString() ?? $"new {action.Side} {action.ObjectId}";
            var email = EmailAddress.From(taken);
            string[] others = [.. holders.Where(holder => holder.Value == email && holder.Key != self).Select(holder => holder.Key)];
            Assert.All(others, other => Assert.True(IsOtherNodeOf(world, action, other), $"{Describe(action)} takes the e-mail of {other}"));
            holders[self] = email;
        }
    });

    [Fact]
    public void R11_Nobody_ends_up_with_the_sso_id_of_another() => Check(world =>
    {
        RescueSnapshot rescue = world.Rescue();
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        RescueSnapshot after = PlanProjection.Apply(rescue, plan);
        foreach (PlanAction action in plan.Actions.Where(action => action.ChangeOf(Field.SsoId) is not null))
        {
            string ssoId = action.ChangeOf(Field.SsoId)!.After!;
            int others = after.Nodes.Count(node => string.Equals(after.DetailsOf(node.Id)?.SsoId, ssoId, StringComparison.OrdinalIgnoreCase)
                && !plan.Actions.Any(other => other.ObjectId == action.ObjectId && (other.NodeId == node.Id || other is CreateUserAction))
                && !IsOtherNodeOf(world, action, node.Id.ToString()));
            Assert.Equal(0, others);
        }
    });

    [Fact]
    public void R12_Licences_never_exceed_the_seats() => Check(world =>
    {
        if (world.Policy.MobileSeats is not { } seats)
        {
            return;
        }

        RescueSnapshot rescue = world.Rescue();
        int used = rescue.Nodes.Count(node => rescue.DetailsOf(node.Id) is { HasMobileAddOn: true });
        int limit = Math.Max(seats, used);
        foreach (PlanAction action in ReconciliationPlanner.Plan(world.Input()).Actions)
        {
            used += action.Kind == ActionKind.GrantMobile ? 1 : action.Kind == ActionKind.FreeMobile ? -1 : 0;
            Assert.True(used <= limit);
        }
    });

    [Fact]
    public void R12_Nobody_who_is_disabled_by_the_plan_keeps_a_licence() => Check(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        RescueSnapshot after = PlanProjection.Apply(world.Rescue(), plan);
        Assert.All(plan.Actions.OfType<DisableUserAction>(), action => Assert.False(after.DetailsOf(action.NodeId!.Value)!.HasMobileAddOn));
    });

    [Fact]
    public void S1_An_incomplete_read_takes_nothing_away_on_its_side() => Check(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        foreach (Side side in Enum.GetValues<Side>())
        {
            bool incomplete = world.Policy.Pairings.Any(pairing => pairing.Side == side
                && world.Groups.Any(group => group.Directory == pairing.Directory && group.Id == pairing.DirectoryGroup && !group.Complete));
            Assert.True(!incomplete || !plan.Actions.Any(action => action.Side == side
                && action.Kind is ActionKind.DisableUser or ActionKind.FreeMobile or ActionKind.MoveUser && action.Side == side));
        }
    });

    [Fact]
    public void S3_A_plan_that_passes_a_brake_is_blocked() => Check(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        int enabled = world.Nodes.Count(node => node.Type.IsUser() && node.IsEnabled);
        bool over = plan.Summary.DisableUser > world.Policy.MaxDisables.Limit(enabled) || plan.Summary.MoveUser > world.Policy.MaxMoves.Limit(enabled);
        Assert.True(!over || plan.Verdict == PlanVerdict.Blocked);
    });

    [Fact]
    public void Every_action_changes_something_says_why_and_is_the_only_one_of_its_kind() => Check(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        Assert.All(plan.Actions, action =>
        {
            Assert.NotEmpty(action.Changes);
            Assert.All(action.Changes, change => Assert.NotEqual(change.Before, change.After));
            Assert.False(string.IsNullOrWhiteSpace(action.Reason));
            Assert.DoesNotContain('\n', action.Changes.Select(change => change.After ?? string.Empty).Aggregate(string.Concat));
        });
        Assert.Distinct(plan.Actions.Select(action => (action.Kind, action.Side, action.NodeId, action.NodeId is null ? action.ObjectId : null)));
        Assert.Equal(plan.Actions.Length, plan.Summary.Total);
    });

    [Fact]
    public void R15_Nobody_of_a_frozen_pairing_is_touched() => Check(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        string[] frozen = [.. plan.Notes.Where(note => note.Code == NoteCode.GroupNotFound).Select(note => note.Subject)];
        Assert.DoesNotContain(plan.Actions, action => frozen.Contains(action.Pairing));
    });

    // A person's own two nodes may bear one e-mail; which node is whose only the planner's links, notes and actions tell.
    private static bool IsOtherNodeOf(World world, PlanAction action, string node)
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        return plan.Adoptions.Any(adoption => adoption.ObjectId == action.ObjectId && adoption.Side != action.Side && adoption.Node.ToString() == node)
            || world.Links.Any(link => link.ObjectId == action.ObjectId && link.Side != action.Side && link.Node.ToString() == node);
    }

    private static bool Same(Adoption adoption, Link link) =>
        link.Side == adoption.Side && (link.ObjectId == adoption.ObjectId || link.Node == adoption.Node);

    private static string Describe(PlanAction action) =>
        $"{action.Kind} {action.Side} #{action.PairingIndex} {action.Pairing} {action.ObjectId} node {action.NodeId} in {action.ParentNodeId}{action.ParentObjectId} {action.Email}: {string.Join(", ", action.Changes.Select(change => $"{change.Field} {change.Before} -> {change.After}"))} ({action.Reason})";

    private static void Check(Action<World> property) => WorldGen.Worlds.Sample(property, iter: Cases, print: world => world.ToString());
}
