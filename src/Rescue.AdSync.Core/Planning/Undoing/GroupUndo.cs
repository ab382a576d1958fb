using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;

namespace Rescue.AdSync.Planning;

/// <summary>Restores names and descriptions of groups; a group that was created stays, since nothing is ever deleted.</summary>
internal static class GroupUndo
{
    public static void Plan(PlanningRun run, IEnumerable<RunAction> undone, ActionList actions)
    {
        foreach (RunAction action in undone)
        {
            if (action.Action is CreateGroupAction)
            {
                run.Notes.Info(NoteCode.NotUndone, action.Action.DisplayName, $"The group '{action.Action.DisplayName}', node {action.Node}, was created and stays: nothing is ever deleted. If nobody needs it, delete it in the Admin Center.");
            }
            else if (action is { Action: UpdateGroupAction, Node: { } node })
            {
                Restore(run, action.Action, node, actions);
            }
        }
    }

    private static void Restore(PlanningRun run, PlanAction action, NodeId node, ActionList actions)
    {
        if (!run.Rescue.TryGetNode(node, out RescueNode? now))
        {
            run.Notes.Info(NoteCode.NotUndone, action.DisplayName, $"The group '{action.DisplayName}', node {node}, is no longer in Rescue.");
            return;
        }

        var changes = ImmutableArray.CreateBuilder<FieldChange>();
        foreach (FieldChange change in action.Changes)
        {
            string? value = change.Field == Field.Name ? now.Name : now.Description;
            if (value == SingleLine.Clean(change.Before))
            {
                continue;
            }

            if (value != SingleLine.Clean(change.After))
            {
                run.Notes.Info(NoteCode.NotUndone, now.ToString(), $"The {change.Field.InWords()} of group {now.Id} has changed since, and stays as it is.");
            }
            else if (change.Before is not null || change.Field != Field.Name)
            {
                changes.Add(change with { Before = value, After = change.Before });
            }
        }

        if (changes.Count > 0)
        {
            var subject = new ActionSubject(UndonePairing.Of(action), action.ObjectId, now.Id, now.ParentId, null, null, now.ToString());
            actions.AddGroup(0, new UpdateGroupAction(subject, changes.DrainToImmutable(), "It was so before the run that is undone."));
        }
    }
}
