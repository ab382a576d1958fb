using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;

namespace Rescue.AdSync.Planning;

/// <summary>Restores users: what a run did to each of them, taken together and turned round.</summary>
internal sealed class UserUndo(PlanningRun run, ProtectedUsers protectedUsers, ActionList actions)
{
    private const string Why = "It was so before the run that is undone.";

    public void Plan(IEnumerable<RunAction> undone)
    {
        IGrouping<NodeId, RunAction>[] users = [.. undone
            .Where(action => action.Node is not null && action.Action is not (CreateGroupAction or UpdateGroupAction))
            .GroupBy(action => action.Node!.Value)
            .OrderBy(user => user.Key)];
        foreach (IGrouping<NodeId, RunAction> user in users)
        {
            Plan(user.Key, [.. user.OrderBy(action => action.Index)]);
        }
    }

    private void Plan(NodeId node, RunAction[] done)
    {
        if (!run.Nodes.TryFind(node, out int position))
        {
            run.Notes.Info(NoteCode.NotUndone, node.ToString(), $"Node {node} is no longer in Rescue.");
            return;
        }

        RescueNode now = run.Nodes.Nodes[position];
        if (now.Type.SideOf() != done[0].Action.Side)
        {
            run.Notes.Warn(NoteCode.NotUndone, now.ToString(), $"Node {node} is of the kind {now.Type} by now, and stays as it is.");
            return;
        }

        if (run.Rescue.IsUnreadable(position) && run.NeedDetails(position) is null)
        {
            run.Notes.Warn(NoteCode.NotUndone, now.ToString(), $"The details of node {node} could not be read, so nothing of it is restored. Undo the run once more when they can be.");
            return;
        }

        if (protectedUsers.Reason(now, EmailAddress.None) is { } reason)
        {
            run.Notes.Info(NoteCode.Protected, now.ToString(), $"Not restored: {reason}.");
            return;
        }

        bool wasCreated = done.Any(action => action.Action is CreateUserAction);
        Dictionary<Field, FieldChange> changes = Fold(done);
        RestoreStatus(done, changes, now, position, wasCreated);
        RestoreMobile(done, changes, now, position);
        if (!wasCreated)
        {
            RestorePlace(done, changes, now, position);
            RestoreAttributes(done, changes, now, position);
        }
    }

    /// <summary>Takes several changes of one field together: from what was before the first to what the last made of it.</summary>
    private static Dictionary<Field, FieldChange> Fold(RunAction[] done)
    {
        var folded = new Dictionary<Field, FieldChange>();
        foreach (FieldChange change in done.SelectMany(action => action.Action.Changes))
        {
            folded[change.Field] = folded.TryGetValue(change.Field, out FieldChange? first) ? change with { Before = first.Before } : change;
        }

        return folded;
    }

    private void RestoreStatus(RunAction[] done, Dictionary<Field, FieldChange> changes, RescueNode now, int position, bool wasCreated)
    {
        bool? enabled = wasCreated ? true
            : changes.TryGetValue(Field.Status, out FieldChange? change) ? change.After == FieldChange.Enabled : null;
        if (enabled is null || now.IsEnabled != enabled)
        {
            return; // Untouched by the run, or as before it already.
        }

        if (now.IsEnabled)
        {
            string why = wasCreated ? "The run that is undone created this user." : Why;
            actions.AddUser(new DisableUserAction(Subject(done, now), FieldChange.Only(Field.Status, FieldChange.Enabled, FieldChange.Disabled), why), position);
        }
        else
        {
            actions.AddUser(new EnableUserAction(Subject(done, now), FieldChange.Only(Field.Status, FieldChange.Disabled, FieldChange.Enabled), Why), position);
        }
    }

    private void RestoreMobile(RunAction[] done, Dictionary<Field, FieldChange> changes, RescueNode now, int position)
    {
        if (!changes.TryGetValue(Field.Mobile, out FieldChange? change) || run.NeedDetails(position) is not { } details)
        {
            return;
        }

        bool given = change.After == FieldChange.True;
        if (details.HasMobileAddOn != given)
        {
            return; // As before the run already.
        }

        if (given)
        {
            actions.AddUser(new FreeMobileAction(Subject(done, now), FieldChange.Only(Field.Mobile, FieldChange.True, FieldChange.False), Why), position);
        }
        else
        {
            actions.AddUser(new GrantMobileAction(Subject(done, now), FieldChange.Only(Field.Mobile, FieldChange.False, FieldChange.True), Why), position);
        }
    }

    private void RestorePlace(RunAction[] done, Dictionary<Field, FieldChange> changes, RescueNode now, int position)
    {
        if (!changes.TryGetValue(Field.Parent, out FieldChange? change) || now.ParentId.ToString() == change.Before)
        {
            return;
        }

        if (now.ParentId.ToString() != change.After)
        {
            NoteChanged(now, Field.Parent);
        }
        else if (!NodeId.TryParse(change.Before, out NodeId parent) || !run.Rescue.TryGetNode(parent, out RescueNode? place) || place.Type.IsUser())
        {
            run.Notes.Warn(NoteCode.NotUndone, now.ToString(), $"The group that the user sat in before, node {change.Before}, is no longer in Rescue. The user stays where they are.");
        }
        else
        {
            ActionSubject subject = Subject(done, now) with { ParentNodeId = parent };
            actions.AddUser(new MoveUserAction(subject, FieldChange.Only(Field.Parent, change.After, change.Before), Why), position);
        }
    }

    private void RestoreAttributes(RunAction[] done, Dictionary<Field, FieldChange> changes, RescueNode now, int position)
    {
        FieldChange[] attributes = [.. changes.Values.Where(change => change.Field is Field.Name or Field.Nick or Field.Email or Field.SsoId or Field.Description).OrderBy(change => change.Field)];
        if (attributes.Length == 0 || run.NeedDetails(position) is not { } details)
        {
            return;
        }

        var restored = ImmutableArray.CreateBuilder<FieldChange>();
        foreach (FieldChange change in attributes)
        {
            string? value = ValueOf(details, change.Field);
            if (Same(change.Field, value, change.Before))
            {
                continue;
            }

            if (!Same(change.Field, value, change.After))
            {
                NoteChanged(now, change.Field);
            }
            else if (change is { Before: null, Field: Field.Name or Field.Email })
            {
                run.Notes.Info(NoteCode.NotUndone, now.ToString(), $"The user had no {change.Field.InWords()} before, and Rescue takes none without one.");
            }
            else
            {
                restored.Add(new FieldChange(change.Field, value, change.Before));
            }
        }

        if (restored.Count > 0)
        {
            actions.AddUser(new UpdateUserAction(Subject(done, now), restored.DrainToImmutable(), Why), position);
        }
    }

    private void NoteChanged(RescueNode now, Field field) =>
        run.Notes.Info(NoteCode.NotUndone, now.ToString(), $"The {field.InWords()} of node {now.Id} has changed since, and stays as it is.");

    /// <summary>Names the user as the run's own actions did: the pairing may no longer be configured.</summary>
    private static ActionSubject Subject(RunAction[] done, RescueNode now) => new(
        UndonePairing.Of(done[0].Action),
        done.Select(one => one.Action.ObjectId).FirstOrDefault(id => id is not null),
        now.Id,
        now.ParentId,
        null,
        now.Email.IsNone ? null : now.Email.ToString(),
        now.Name ?? now.ToString());

    private static string? ValueOf(UserDetails user, Field field) => field switch
    {
        Field.Name => user.Name,
        Field.Nick => user.Nick,
        Field.SsoId => user.SsoId,
        Field.Description => user.Description,
        _ => user.Email.IsNone ? null : user.Email.ToString(),
    };

    private static bool Same(Field field, string? now, string? then) => field == Field.Email
        ? EmailAddress.From(now) == EmailAddress.From(then)
        : string.Equals(now, SingleLine.Clean(then), StringComparison.Ordinal);
}
