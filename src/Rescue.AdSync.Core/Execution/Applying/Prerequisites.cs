using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Finds out which actions of a plan have to wait for which others.</summary>
/// <remarks>
/// Four reasons: the parent is a group that the plan itself creates; a sign-in e-mail or SSO id is held by a node that gives
/// it up in the same plan; the user who gets a mobile licence is created first; an empty user gets a name and an e-mail first.
/// </remarks>
internal static class Prerequisites
{
    public static void Find(PlannedAction[] actions)
    {
        WaitForParents(actions);
        WaitForCreates(actions);
        WaitForFills(actions);
        WaitForHandOver(actions, Field.Email, "e-mail");
        WaitForHandOver(actions, Field.SsoId, "SSO id");
    }

    private static void WaitForParents(PlannedAction[] actions)
    {
        Dictionary<(ObjectId, Side), PlannedAction> groups = FirstByObject(actions, ActionKind.CreateGroup);
        foreach (PlannedAction planned in actions)
        {
            PlanAction action = planned.Action;
            if (action is { ParentNodeId: null, ParentObjectId: { } parent } && groups.TryGetValue((parent, action.Side), out PlannedAction? group) && group != planned)
            {
                planned.Prerequisites.Add(new Prerequisite(group.Index, $"The group '{group.Action.DisplayName}' that it belongs in could not be created."));
            }
        }
    }

    private static void WaitForCreates(PlannedAction[] actions)
    {
        Dictionary<(ObjectId, Side), PlannedAction> creates = FirstByObject(actions, ActionKind.CreateUser);
        foreach (PlannedAction planned in actions)
        {
            PlanAction action = planned.Action;
            if (action is { Kind: ActionKind.GrantMobile, NodeId: null, ObjectId: { } user } && creates.TryGetValue((user, action.Side), out PlannedAction? create))
            {
                planned.Prerequisites.Add(new Prerequisite(create.Index, "The user could not be created."));
            }
        }
    }

    // Rescue takes no record without a name and an e-mail (E3).
    private static void WaitForFills(PlannedAction[] actions)
    {
        Dictionary<NodeId, PlannedAction> fills = actions
            .Where(planned => planned.Action is UpdateUserAction { NodeId: not null } && planned.Action.ChangeOf(Field.Email) is { Before: null })
            .DistinctBy(planned => planned.Action.NodeId)
            .ToDictionary(planned => planned.Action.NodeId!.Value);
        if (fills.Count == 0)
        {
            return;
        }

        foreach (PlannedAction planned in actions)
        {
            if (planned.Action is EnableUserAction or GrantMobileAction && planned.Action.NodeId is { } node && fills.TryGetValue(node, out PlannedAction? fill))
            {
                planned.Prerequisites.Add(new Prerequisite(fill.Index, $"Node {node} is empty, and could not be given a name and an e-mail."));
            }
        }
    }

    private static void WaitForHandOver(PlannedAction[] actions, Field field, string word)
    {
        ILookup<string, PlannedAction> givenUp = actions
            .Where(planned => planned.Action is UpdateUserAction && planned.Action.ChangeOf(field) is { Before: not null })
            .ToLookup(planned => planned.Action.ChangeOf(field)!.Before!, StringComparer.OrdinalIgnoreCase);
        if (givenUp.Count == 0)
        {
            return;
        }

        foreach (PlannedAction planned in actions)
        {
            if (planned.Action is not (UpdateUserAction or CreateUserAction) || planned.Action.ChangeOf(field)?.After is not { } wanted)
            {
                continue;
            }

            foreach (PlannedAction holder in givenUp[wanted].Where(holder => holder.Action.NodeId != planned.Action.NodeId && !MayShare(holder.Action, planned.Action, field)))
            {
                planned.Prerequisites.Add(new Prerequisite(
                    holder.Index,
                    $"Node {holder.Action.NodeId} holds the {word} that is wanted here and did not give it up."));
            }
        }
    }

    // R11: one person's two users may have one SSO id, so neither waits for the other.
    private static bool MayShare(PlanAction one, PlanAction other, Field field) =>
        field == Field.SsoId && one.ObjectId is not null && one.ObjectId == other.ObjectId;

    private static Dictionary<(ObjectId, Side), PlannedAction> FirstByObject(PlannedAction[] actions, ActionKind kind)
    {
        var found = new Dictionary<(ObjectId, Side), PlannedAction>();
        foreach (PlannedAction planned in actions)
        {
            if (planned.Action.Kind == kind && planned.Action.ObjectId is { } id)
            {
                found.TryAdd((id, planned.Action.Side), planned);
            }
        }

        return found;
    }
}
