namespace Rescue.AdSync.Planning;

/// <summary>Finds the ways from the paired groups of a side to a person, by walking up from the person's own groups.</summary>
/// <remarks>There can be more ways than anybody could read, so their number and the effort are limited.</remarks>
internal sealed class PathFinder(PlanningRun run, MembershipIndex members, Side side)
{
    private const int MaxPaths = 50;
    private const int MaxSteps = 20_000;

    private readonly ILookup<int, PairingState> _pairingsOf = run.Pairings
        .Where(pairing => pairing.Side == side && pairing.Group >= 0)
        .ToLookup(pairing => pairing.Group);

    /// <summary>Finds the ways to a person.</summary>
    /// <param name="user">The person.</param>
    /// <param name="hasMore">Whether there are more than were found.</param>
    /// <returns>The ways, as positions of groups from the paired one down; those of earlier pairings first, then the shorter.</returns>
    public List<(PairingState Pairing, int[] Groups)> Find(int user, out bool hasMore)
    {
        var found = new List<(PairingState Pairing, int[] Groups)>();
        int steps = 0;
        foreach (int group in members.GroupsOfUser(user))
        {
            Climb(group, found, ref steps);
        }

        hasMore = found.Count >= MaxPaths || steps >= MaxSteps;
        found.Sort(Compare);
        return found;
    }

    private void Climb(int start, List<(PairingState Pairing, int[] Groups)> found, ref int steps)
    {
        // The way so far, from the person's own group upwards, each with the groups above it that are still to be tried.
        var way = new Stack<(int Group, IEnumerator<int> Above)>();
        var onTheWay = new HashSet<int>();
        Enter(start);
        while (way.TryPeek(out (int Group, IEnumerator<int> Above) top) && found.Count < MaxPaths && steps++ < MaxSteps)
        {
            if (!top.Above.MoveNext())
            {
                onTheWay.Remove(way.Pop().Group);
            }
            else if (!onTheWay.Contains(top.Above.Current))
            {
                Enter(top.Above.Current);
            }
        }

        void Enter(int group)
        {
            way.Push((group, members.GroupsOfGroup(group).GetEnumerator()));
            onTheWay.Add(group);
            found.AddRange(_pairingsOf[group].Select(pairing => (pairing, way.Select(step => step.Group).ToArray())));
        }
    }

    private int Compare((PairingState Pairing, int[] Groups) left, (PairingState Pairing, int[] Groups) right)
    {
        int order = left.Pairing.Index.CompareTo(right.Pairing.Index);
        order = order != 0 ? order : left.Groups.Length.CompareTo(right.Groups.Length);
        for (int i = 0; order == 0 && i < left.Groups.Length; i++)
        {
            order = run.Directory.Group(left.Groups[i]).Id.CompareTo(run.Directory.Group(right.Groups[i]).Id);
        }

        return order;
    }
}
