using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>Says of each way to a person whether it was taken, by what the planner's own walk and membership came to (R3, R4, R5).</summary>
internal sealed class PathJudge(PlanningRun run, Membership members, int user)
{
    private readonly Place? _taken = members[user];

    /// <summary>Gets the way by which the planner came to the person, or <see langword="null"/> if they are not wanted.</summary>
    public (PairingState Pairing, int[] Groups)? Taken()
    {
        if (_taken is null)
        {
            return null;
        }

        var way = new Stack<int>([_taken.Groups.First(IsMember)]);
        while (_taken.Pairing.ReachedFrom.TryGetValue(way.Peek(), out int above))
        {
            way.Push(above);
        }

        return (_taken.Pairing, [.. way]);
    }

    public MembershipPath Judge(PairingState pairing, int[] groups)
    {
        (PathVerdict verdict, string reason) = FirstNotFollowed(pairing, groups) is { } stop
            ? WhyNotFollowed(pairing, groups, stop)
            : WhyNotTaken(pairing, groups[^1]);
        return Describe(pairing, groups, verdict, reason);
    }

    public MembershipPath Describe(PairingState pairing, int[] groups, PathVerdict verdict, string? reason) => new()
    {
        PairingIndex = pairing.Index,
        Groups = [.. groups.Select(run.Directory.Group).Select(group => new PathGroup(group.Id, group.Name, group.IncompleteReason))],
        Verdict = verdict,
        Reason = reason,
    };

    private bool IsMember(int group)
    {
        foreach (int member in run.Directory.Members(group))
        {
            if (member == user)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the first step that the planner's walk did not make, or <see langword="null"/> if it made them all.</summary>
    private static int? FirstNotFollowed(PairingState pairing, int[] groups)
    {
        for (int i = 1; i < groups.Length; i++)
        {
            if (!pairing.ReachedFrom.TryGetValue(groups[i], out int above) || above != groups[i - 1])
            {
                return i;
            }
        }

        return null;
    }

    private (PathVerdict Verdict, string Reason) WhyNotFollowed(PairingState pairing, int[] groups, int stop)
    {
        DirectoryGroup group = run.Directory.Group(groups[stop]);
        if (pairing.ReachedFrom.TryGetValue(groups[stop], out int above))
        {
            return (PathVerdict.ReachedOtherwise, $"'{group.Name}' is reached through '{run.Directory.Group(above).Name}' already, and each group is walked once (R3).");
        }

        PairingState? owner = Array.Find(run.Pairings, other => other.Side == pairing.Side && other.Group >= 0 && run.Directory.Group(other.Group).Id == group.Id);
        if (owner is not null)
        {
            return (PathVerdict.PairedItself, $"'{group.Name}' has a pairing of its own on this side, Pairings:{owner.Index} (R3).");
        }

        if (pairing.Pairing.EffectiveNesting == NestedGroupMode.Direct)
        {
            return (PathVerdict.NestedGroupsIgnored, $"The pairing ignores nested groups (NestedGroups: Direct), so '{group.Name}' does not count (R3).");
        }

        PairingState? first = Array.Find(run.Pairings, other => other != pairing && other.Side == pairing.Side && other.ReachedFrom.Keys.Any(reached => run.Directory.Group(reached).Id == group.Id));
        return first is not null
            ? (PathVerdict.PlacedElsewhere, $"'{group.Name}' has its place below '{first.Name}' already, the first in order (R3).")
            : (PathVerdict.ReachedOtherwise, $"'{group.Name}' is walked already (R3).");
    }

    private (PathVerdict Verdict, string Reason) WhyNotTaken(PairingState pairing, int group)
    {
        if (members.WhyExcluded(pairing, user) is { } excluded)
        {
            return (PathVerdict.Excluded, $"Not a member of '{pairing.Name}' for this synchronisation: {excluded} (R5).");
        }

        // Whoever is let in at a place that was walked is wanted somewhere.
        Place place = pairing.Places.First(place => place.Groups.Contains(group));
        Place taken = _taken!;
        if (place.IsSameTarget(taken))
        {
            return (PathVerdict.SamePlace, "It leads to the same place.");
        }

        if (pairing != taken.Pairing)
        {
            return (PathVerdict.LaterPairing, $"The pairing of '{taken.Pairing.Name}' stands before this one (R4).");
        }

        return place.Depth > taken.Depth
            ? (PathVerdict.Deeper, $"'{taken.Group.Name}' is nearer to the paired group (R4).")
            : (PathVerdict.HigherGroupId, $"'{taken.Group.Name}' is as near and has the lower id (R4).");
    }
}
