using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R16: the order of actions inside a plan.</summary>
internal static class ActionOrder
{
    // Licences are one pool for both sides and frees come before grants, so administrators' frees stand beside technicians'.
    private static readonly ActionKind[] Technician =
        [ActionKind.DisableUser, ActionKind.FreeMobile, ActionKind.MoveUser, ActionKind.UpdateUser, ActionKind.EnableUser, ActionKind.CreateUser, ActionKind.GrantMobile];

    private static readonly ActionKind[] Administrator =
        [ActionKind.CreateUser, ActionKind.EnableUser, ActionKind.GrantMobile, ActionKind.MoveUser, ActionKind.UpdateUser, ActionKind.DisableUser];

    /// <summary>Ranks an action on a group: before all users, parents first.</summary>
    public static ulong RankOfGroup(PlanAction action, int depth) => Rank(0, depth, action);

    public static ulong RankOfUser(PlanAction action) => Rank(PhaseOf(action), 0, action);

    /// <summary>Sorts by rank, then by e-mail, then by key. Few actions share a rank, so few texts have to be compared.</summary>
    public static void Sort(Span<ActionList.Entry> entries)
    {
        var ranks = new ulong[entries.Length];
        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[i] = entries[i].Rank;
        }

        ranks.AsSpan().Sort(entries);
        int start = 0;
        for (int end = 1; end <= ranks.Length; end++)
        {
            if (end == ranks.Length || ranks[end] != ranks[start])
            {
                entries[start..end].Sort(CompareWithinRank);
                start = end;
            }
        }
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

        var placed = new HashSet<PlanAction>(sorted.Count, ReferenceEqualityComparer.Instance);
        var ordered = new List<ActionList.Entry>(sorted.Count);
        foreach (ActionList.Entry entry in sorted)
        {
            PlaceWithGivers(entry, givers, placed, ordered);
        }

        return ordered;
    }

    private static int PhaseOf(PlanAction action)
    {
        if (action.Kind == ActionKind.FreeMobile)
        {
            return 1 + Array.IndexOf(Technician, ActionKind.FreeMobile);
        }

        return action.Side == Side.Technician
            ? 1 + Array.IndexOf(Technician, action.Kind)
            : 1 + Technician.Length + Array.IndexOf(Administrator, action.Kind);
    }

    // From the highest bit: phase 5, depth 24, kind 4, side 1, pairing 30.
    private static ulong Rank(int phase, int depth, PlanAction action) =>
        ((ulong)phase << 59) | ((ulong)depth << 35) | ((ulong)action.Kind << 31) | ((ulong)action.Side << 30) | (uint)action.PairingIndex;

    private static int CompareWithinRank(ActionList.Entry left, ActionList.Entry right)
    {
        int order = string.CompareOrdinal(left.Action.Email, right.Action.Email);
        order = order != 0 ? order : Nullable.Compare(left.Action.NodeId, right.Action.NodeId);
        return order != 0 ? order : Nullable.Compare(left.Action.ObjectId, right.Action.ObjectId);
    }

    private static void PlaceWithGivers(
        ActionList.Entry entry,
        Dictionary<int, ActionList.Entry> givers,
        HashSet<PlanAction> placed,
        List<ActionList.Entry> ordered)
    {
        if (entry.After.Count == 0)
        {
            if (placed.Add(entry.Action))
            {
                ordered.Add(entry);
            }

            return;
        }

        var pending = new Stack<ActionList.Entry>([entry]);
        while (pending.TryPeek(out ActionList.Entry next))
        {
            if (FirstToPlace(next, givers, placed) is { } giver)
            {
                pending.Push(giver);
                continue;
            }

            pending.Pop();
            if (placed.Add(next.Action))
            {
                ordered.Add(next);
            }
        }
    }

    private static ActionList.Entry? FirstToPlace(ActionList.Entry entry, Dictionary<int, ActionList.Entry> givers, HashSet<PlanAction> placed)
    {
        foreach (int node in entry.After)
        {
            if (givers.TryGetValue(node, out ActionList.Entry giver) && !placed.Contains(giver.Action))
            {
                return giver;
            }
        }

        return null;
    }
}
