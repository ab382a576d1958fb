using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>R15: how many groups there may be, and how many members in each.</summary>
internal static class GroupLimits
{
    /// <summary>Determines whether there are too many groups, and notes it.</summary>
    public static bool AreTooMany(PlanningRun run)
    {
        int groups = run.Pairings.Length + run.Places.Count(place => place.Parent is not null);
        if (groups <= run.Policy.MaxGroups)
        {
            return false;
        }

        run.Notes.Error(NoteCode.TooManyGroups, "MaxGroups", $"The pairings lead to {groups} groups, mirrored ones included; {run.Policy.MaxGroups} are allowed. The plan is refused. Pair fewer groups, or use Flatten where the hierarchy does not matter.");
        return true;
    }

    /// <summary>Freezes every pairing that would put more members into one group than are allowed.</summary>
    public static void FreezeFullGroups(PlanningRun run, Side side, Membership members, EmailClaims emails, Matches matches)
    {
        int nodes = run.Nodes.Nodes.Length;
        var counts = new int[nodes + run.Places.Count];
        for (int user = 0; user < run.Directory.UserCount; user++)
        {
            if (members[user] is { Pairing.IsFull: true } place && WouldSit(run, user, matches.NodeOf(user, side), emails))
            {
                counts[Key(place, nodes)]++;
            }
        }

        foreach (Place place in run.Places.Where(place => place.Pairing.Side == side && place.Pairing.IsFull))
        {
            if (counts[Key(place, nodes)] is var count && count > run.Policy.MaxMembersPerGroup)
            {
                place.Pairing.Freeze(run.Notes.Error(NoteCode.OverMemberLimit, place.Group.Name, $"{count} people would sit in the group that '{place.Group.Name}' leads to; {run.Policy.MaxMembersPerGroup} are allowed. Nobody of the pairing '{place.Pairing.Name}' is touched. Split the group."));
            }
        }
    }

    private static bool WouldSit(PlanningRun run, int user, int node, EmailClaims emails)
    {
        if (node >= 0)
        {
            return true;
        }

        DirectoryUser person = run.Directory.User(user);
        return node == NodeIndex.None
            && person.State == AccountState.Enabled
            && !PersonName.SignInEmail(run.Policy, person).IsNone
            && !emails.IsDuplicate(user);
    }

    private static int Key(Place place, int nodes) => place.Node != NodeIndex.None ? place.Node : nodes + place.Index;
}
