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
            PlanningInput input = world.Input();
            Plan plan = ReconciliationPlanner.Plan(input);
            if (plan.Actions.IsEmpty)
            {
                return;
            }

            RescueSnapshot after = PlanProjection.Apply(input.Rescue, plan);
            Plan undo = UndoPlanner.Plan(new UndoInput { Run = PastRun.Of(plan, input.Rescue, after), Rescue = after, Policy = input.Policy });
            RescueSnapshot restored = PlanProjection.Apply(after, undo);

            HashSet<NodeId> noted = [.. undo.Notes.SelectMany(note => restored.Nodes.Where(node => node.ToString() == note.Subject || node.Id.ToString() == note.Subject).Select(node => node.Id))];
            foreach (RescueNode before in input.Rescue.Nodes.Where(node => !noted.Contains(node.Id)))
            {
                Assert.True(restored.TryGetNode(before.Id, out RescueNode? now));

                // A name that was missing cannot be taken away again: Rescue takes nobody without one.
                Assert.Equal(Describe(before), Describe(before.Name is null ? now with { Name = null } : now));
                Assert.True(undo.Notes.Any(note => note.Code == NoteCode.NoMobileSeat) || input.Rescue.DetailsOf(before.Id)?.HasMobileAddOn == restored.DetailsOf(before.Id)?.HasMobileAddOn);
                Assert.Equal(input.Rescue.DetailsOf(before.Id)?.SsoId, restored.DetailsOf(before.Id)?.SsoId);
            }

            Assert.All(restored.Nodes.Where(node => node.Type.IsUser() && !input.Rescue.TryGetNode(node.Id, out _) && !noted.Contains(node.Id)), node => Assert.False(node.IsEnabled));
            Assert.All(undo.Actions, action => Assert.DoesNotContain(action.Kind, new[] { ActionKind.CreateGroup, ActionKind.CreateUser }));
        },
        iter: Cases,
        print: world => world.ToString());

    [Fact]
    public void Undoing_twice_has_nothing_left_to_do() => WorldGen.Worlds.Sample(
        world =>
        {
            PlanningInput input = world.Input();
            Plan plan = ReconciliationPlanner.Plan(input);
            RescueSnapshot after = PlanProjection.Apply(input.Rescue, plan);
            RunRecord record = PastRun.Of(plan, input.Rescue, after);
            Plan undo = UndoPlanner.Plan(new UndoInput { Run = record, Rescue = after, Policy = input.Policy });
            Plan again = UndoPlanner.Plan(new UndoInput { Run = record, Rescue = PlanProjection.Apply(after, undo), Policy = input.Policy });
            Assert.Empty(again.Actions);
        },
        iter: Cases,
        print: world => world.ToString());

    private static string Describe(RescueNode node) =>
        $"{node.Id} in {node.ParentId}: {node.Type} '{node.Name}' <{node.Email}> '{node.Description}' {(node.IsEnabled ? "enabled" : "disabled")}";
}
