using CsCheck;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Tests.Planning.Undoing;

namespace Rescue.AdSync.Tests.Planning.Properties;

/// <summary>A run that is undone at once leaves everything as it was, but for people and groups it created.</summary>
public sealed class UndoProperties
{
    private const int Cases = 5_000;

    [Fact]
    public void Undoing_restores_what_there_was() => WorldGen.Worlds.Sample(
        world =>
        {
            (PlanningInput input, _, RunRecord run, RescueSnapshot after) = Run(world);
            Plan undo = Undo(input, run, after);
            RescueSnapshot restored = PlanProjection.Apply(after, undo);

            HashSet<NodeId> noted = [.. undo.Notes.SelectMany(note => after.Nodes.Where(node => node.ToString() == note.Subject || node.Id.ToString() == note.Subject).Select(node => node.Id))];
            Side?[] withheld = [.. Enum.GetValues<Side>().Where(side => undo.Notes.Any(note => note.Code == NoteCode.IncompleteRead && note.Subject == $"{side} side")).Select(side => (Side?)side)];
            foreach (RescueNode before in input.Rescue.Nodes.Where(node => !noted.Contains(node.Id) && !withheld.Contains(node.Type.SideOf())))
            {
                Assert.True(restored.TryGetNode(before.Id, out RescueNode? now));

                // A name that was missing cannot be taken away again: Rescue takes nobody without one.
                Assert.Equal(Describe(before), Describe(before.Name is null ? now with { Name = null } : now));
                Assert.True(undo.Notes.Any(note => note.Code == NoteCode.NoMobileSeat) || input.Rescue.DetailsOf(before.Id)?.HasMobileAddOn == restored.DetailsOf(before.Id)?.HasMobileAddOn);
                Assert.Equal(input.Rescue.DetailsOf(before.Id)?.SsoId, restored.DetailsOf(before.Id)?.SsoId);
            }

            Assert.All(restored.Nodes.Where(node => node.Type.IsUser() && !input.Rescue.TryGetNode(node.Id, out _) && !noted.Contains(node.Id) && !withheld.Contains(node.Type.SideOf())), node => Assert.False(node.IsEnabled));
            Assert.All(undo.Actions, action => Assert.DoesNotContain(action.Kind, new[] { ActionKind.CreateGroup, ActionKind.CreateUser }));
        },
        iter: Cases,
        print: world => world.ToString());

    [Fact]
    public void Undoing_gives_nobody_the_SSO_id_or_e_mail_of_somebody_else() => Gen.Select(WorldGen.Worlds, Gen.Int).Sample(
        (world, seed) =>
        {
            (PlanningInput input, Plan plan, RunRecord run, RescueSnapshot after) = Run(world);
            RescueSnapshot now = HandOutSsoIds(after, plan, new Random(seed));
            Plan undo = Undo(input, run, now);
            RescueSnapshot restored = PlanProjection.Apply(now, undo);

            ILookup<string, NodeId> given = undo.Actions.OfType<UpdateUserAction>()
                .Where(action => action.ChangeOf(Field.SsoId)?.After is not null)
                .ToLookup(action => action.ChangeOf(Field.SsoId)!.After!, action => action.NodeId!.Value, StringComparer.OrdinalIgnoreCase);
            foreach (UpdateUserAction update in undo.Actions.OfType<UpdateUserAction>().Where(update => update.ChangeOf(Field.Email) is not null))
            {
                EmailAddress email = EmailAddress.From(update.ChangeOf(Field.Email)!.After);
                Assert.All(restored.Nodes.Where(user => user.Email == email && user.Id != update.NodeId), other =>
                    Assert.Contains(undo.Actions, action => action.NodeId == other.Id && action.ChangeOf(Field.Email) is not null));
            }

            foreach (IGrouping<string, NodeId> id in given)
            {
                // Who had one SSO id together before, gets it back together; one e-mail is one person.
                IEnumerable<EmailAddress> emails = id.Select(node => now.Nodes.Single(user => user.Id == node).Email);
                Assert.All(HoldersOf(id.Key, restored).Except(id), other => Assert.Contains(now.Nodes.Single(user => user.Id == other).Email, emails));
            }
        },
        iter: Cases,
        print: sample => sample.Item1.ToString());

    [Fact]
    public void Undoing_takes_nothing_away_on_a_side_that_could_not_be_read() => WorldGen.Worlds.Sample(
        world =>
        {
            (PlanningInput input, _, RunRecord run, RescueSnapshot after) = Run(world);
            Plan undo = Undo(input, run, after);

            string[] unread = [.. undo.Notes.Where(note => note.Code == NoteCode.IncompleteRead).Select(note => note.Message)];
            Assert.DoesNotContain(undo.Actions, action =>
                action is DisableUserAction or MoveUserAction or FreeMobileAction && unread.Any(note => note.Contains($"on the {action.Side} side", StringComparison.Ordinal)));
        },
        iter: Cases,
        print: world => world.ToString());

    [Fact]
    public void Undoing_twice_has_nothing_left_to_do() => WorldGen.Worlds.Sample(
        world =>
        {
            (PlanningInput input, _, RunRecord run, RescueSnapshot after) = Run(world);
            Plan undo = Undo(input, run, after);

            Assert.Empty(Undo(input, run, PlanProjection.Apply(after, undo)).Actions);
        },
        iter: Cases,
        print: world => world.ToString());

    /// <summary>Carries out what the rules say of a world.</summary>
    private static (PlanningInput Input, Plan Plan, RunRecord Run, RescueSnapshot After) Run(World world)
    {
        PlanningInput input = world.Input();
        Plan plan = ReconciliationPlanner.Plan(input);
        RescueSnapshot after = PlanProjection.Apply(input.Rescue, plan);
        return (input, plan, PastRun.Of(plan, input.Rescue, after), after);
    }

    private static Plan Undo(PlanningInput input, RunRecord run, RescueSnapshot now) =>
        UndoPlanner.Plan(new UndoInput { Run = run, Rescue = now, Policy = input.Policy });

    /// <summary>Gives SSO ids that the run took from somebody to others, by hand.</summary>
    private static RescueSnapshot HandOutSsoIds(RescueSnapshot after, Plan plan, Random chance)
    {
        string[] free = [.. plan.Actions.OfType<UpdateUserAction>().Select(action => action.ChangeOf(Field.SsoId)?.Before).OfType<string>()];
        UserDetails[] others = [.. after.Nodes.Select(node => after.DetailsOf(node.Id)).OfType<UserDetails>()];
        return free.Length == 0 || others.Length == 0
            ? after
            : after.WithDetails(free.Select(id => others[chance.Next(others.Length)] with { SsoId = id }).DistinctBy(user => user.Id), []);
    }

    private static NodeId[] HoldersOf(string id, RescueSnapshot rescue) =>
        [.. rescue.Nodes.Where(node => string.Equals(rescue.DetailsOf(node.Id)?.SsoId, id, StringComparison.OrdinalIgnoreCase)).Select(node => node.Id)];

    private static string Describe(RescueNode node) =>
        $"{node.Id} in {node.ParentId}: {node.Type} '{node.Name}' <{node.Email}> '{node.Description}' {(node.IsEnabled ? "enabled" : "disabled")}";
}
