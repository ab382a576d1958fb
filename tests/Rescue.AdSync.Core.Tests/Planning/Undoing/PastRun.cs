using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Tests.Planning.Undoing;

/// <summary>The record of a run that carried out all of its plan.</summary>
internal static class PastRun
{
    public static RunRecord Of(PlanningInput input)
    {
        Plan plan = ReconciliationPlanner.Plan(input);
        return Of(plan, input.Rescue, PlanProjection.Apply(input.Rescue, plan));
    }

    public static RunRecord Of(Plan plan, RescueSnapshot before, RescueSnapshot after) => new(
        new RunSummary
        {
            Id = new RunId(1),
            Start = new RunStart { StartedAt = default, Trigger = RunTrigger.Manual, PlanId = plan.Id },
            End = new RunEnd { Outcome = RunOutcome.Applied, Duration = TimeSpan.Zero },
        },
        [.. plan.Actions.Select((action, index) => Done(action, index, before, after))]);

    /// <summary>Makes the record of an action as the executor writes it: with the node, and the parent's node where the plan created it.</summary>
    private static RunAction Done(PlanAction action, int index, RescueSnapshot before, RescueSnapshot after)
    {
        NodeId? node = action.NodeId ?? after.Nodes.FirstOrDefault(candidate => !before.TryGetNode(candidate.Id, out _) && IsMadeBy(candidate, action))?.Id;
        ImmutableArray<FieldChange> changes = action is MoveUserAction && after.TryGetNode(action.NodeId!.Value, out RescueNode? moved)
            ? [action.ChangeOf(Field.Parent)! with { After = moved.ParentId.ToString() }]
            : action.Changes;
        return new RunAction { Index = index, Action = action with { Changes = changes }, State = ActionState.Done, Node = node };
    }

    private static bool IsMadeBy(RescueNode node, PlanAction action) =>
        node.Type.SideOf() == action.Side && action.Email is { } email && node.Email == EmailAddress.From(email);
}
