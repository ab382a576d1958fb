using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Checks;

/// <summary>Holds a plan that restores what a run changed against what the journal said of that run at the time.</summary>
internal static class UndoJudge
{
    public static void Judge(World world, RunId undone, Plan plan)
    {
        ILookup<NodeId?, RunAction> done = world.Store.Known
            .Where(entry => entry.Key.Run == undone && entry.Value.Action.State == ActionState.Done)
            .OrderBy(entry => entry.Key.Index)
            .ToLookup(entry => entry.Value.Action.Node, entry => entry.Value.Action);
        foreach (PlanAction action in plan.Actions)
        {
            JudgeSsoId(world, plan, action);
            RunAction[] earlier = [.. done[action.NodeId]];
            foreach (FieldChange change in action.Changes.Where(change => !Restores(change, earlier)))
            {
                world.Note("undo restores what was", $"{action.Kind} of node {action.NodeId} makes {change.Field} '{change.After}', and before run {undone} it was not so.");
            }
        }
    }

    /// <summary>R11: nobody is given back an SSO id that somebody else has by now.</summary>
    private static void JudgeSsoId(World world, Plan plan, PlanAction action)
    {
        if (action.ChangeOf(Field.SsoId)?.After is not { } id || world.Account.Find(action.NodeId!.Value) is not { } user)
        {
            return;
        }

        foreach (EmulatedNode other in world.Account.Nodes.Where(node => node.Id != user.Id && Same(node.SsoId, id) && !Same(node.Email, user.Email)))
        {
            bool givesItUp = plan.Actions.Any(giver => giver.NodeId == other.Id && giver.ChangeOf(Field.SsoId) is not null);
            if (!givesItUp && !world.Observer.WasChangedSince(other.Id, world.Observer.TreeReadAt, alsoByUs: true))
            {
                world.Note("undo restores what was", $"Node {user.Id} is to have the SSO id '{id}' again, which node {other.Id} has.");
            }
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    // What went out with a create, of which nobody knows any more whether it was done, was not there before.
    private static string? Unset(Field field) => field == Field.Mobile ? FieldChange.False : null;

    private static bool Restores(FieldChange change, RunAction[] earlier)
    {
        FieldChange? first = earlier.Select(action => action.Action.ChangeOf(change.Field)).FirstOrDefault(change => change is not null);
        bool wasCreated = earlier.Any(action => action.Action.Kind == ActionKind.CreateUser);

        // Whoever was created is not taken away again, but disabled, and had no licence before.
        return wasCreated
            ? change is { Field: Field.Status, After: FieldChange.Disabled } or { Field: Field.Mobile, After: FieldChange.False }
            : first is not null && NodeFields.Same(change.Field, first.Before ?? Unset(change.Field), change.After);
    }
}
