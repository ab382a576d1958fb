using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R16: the order of actions inside a plan.</summary>
internal static class ActionOrder
{
    /// <summary>Groups come first, parents before children.</summary>
    public const int GroupPhase = 0;

    // Licences are one pool for both sides and frees come before grants, so administrators' frees stand beside technicians'.
    private static readonly ActionKind[] Technician =
        [ActionKind.DisableUser, ActionKind.FreeMobile, ActionKind.MoveUser, ActionKind.UpdateUser, ActionKind.EnableUser, ActionKind.CreateUser, ActionKind.GrantMobile];

    private static readonly ActionKind[] Administrator =
        [ActionKind.CreateUser, ActionKind.EnableUser, ActionKind.GrantMobile, ActionKind.MoveUser, ActionKind.UpdateUser, ActionKind.DisableUser];

    public static int PhaseOf(PlanAction action)
    {
        if (action.Kind == ActionKind.FreeMobile)
        {
            return 1 + Array.IndexOf(Technician, ActionKind.FreeMobile);
        }

        return action.Side == Side.Technician
            ? 1 + Array.IndexOf(Technician, action.Kind)
            : 1 + Technician.Length + Array.IndexOf(Administrator, action.Kind);
    }

    public static int Compare(ActionList.Entry left, ActionList.Entry right)
    {
        int order = left.Phase.CompareTo(right.Phase);
        order = order != 0 ? order : left.Depth.CompareTo(right.Depth);
        order = order != 0 ? order : left.Action.Kind.CompareTo(right.Action.Kind);
        order = order != 0 ? order : left.Action.Side.CompareTo(right.Action.Side);
        order = order != 0 ? order : left.Action.PairingIndex.CompareTo(right.Action.PairingIndex);
        order = order != 0 ? order : string.CompareOrdinal(left.Action.Email, right.Action.Email);
        order = order != 0 ? order : Nullable.Compare(left.Action.NodeId, right.Action.NodeId);
        return order != 0 ? order : Nullable.Compare(left.Action.ObjectId, right.Action.ObjectId);
    }

    /// <summary>
    /// R17: brings the action that gives up an e-mail before the one that takes it; all else stays in order. Without it Rescue
    /// would refuse the e-mail now and a second run would have to follow.
    /// </summary>
    public static List<ActionList.Entry> HandOver(List<ActionList.Entry> sorted)
    {
        if (!sorted.Exists(entry => entry.After.Count > 0))
        {
            return sorted;
        }

        var givers = new Dictionary<int, ActionList.Entry>();
        foreach (ActionList.Entry entry in sorted)
        {
            if (entry.Node != NodeIndex.None && entry.Action.ChangeOf(Field.Email) is not null)
            {
                givers.Add(entry.Node, entry);
            }
        }

        var placed = new HashSet<ActionList.Entry>(sorted.Count, ReferenceEqualityComparer.Instance);
        var ordered = new List<ActionList.Entry>(sorted.Count);
        foreach (ActionList.Entry entry in sorted)
        {
            PlaceWithGivers(entry, givers, placed, ordered);
        }

        return ordered;
    }

    private static void PlaceWithGivers(
        ActionList.Entry entry,
        Dictionary<int, ActionList.Entry> givers,
        HashSet<ActionList.Entry> placed,
        List<ActionList.Entry> ordered)
    {
        var pending = new Stack<ActionList.Entry>([entry]);
        while (pending.TryPeek(out ActionList.Entry? next))
        {
            ActionList.Entry? giver = next.After
                .Select(node => givers.GetValueOrDefault(node))
                .FirstOrDefault(candidate => candidate is not null && !placed.Contains(candidate));
            if (giver is not null)
            {
                pending.Push(giver);
                continue;
            }

            pending.Pop();
            if (placed.Add(next))
            {
                ordered.Add(next);
            }
        }
    }
}
