using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Entra.Fakes;

/// <summary>Holds snapshots against one another.</summary>
internal static class Snapshots
{
    /// <summary>Lists what differs, completeness included.</summary>
    public static IReadOnlyList<string> Differences(DirectorySnapshot expected, DirectorySnapshot read)
    {
        var found = new List<string>();
        Dictionary<ObjectId, string> right = Groups(expected);
        Dictionary<ObjectId, string> left = Groups(read);
        found.AddRange(right.Keys.Union(left.Keys).Order()
            .Where(id => right.GetValueOrDefault(id) != left.GetValueOrDefault(id))
            .Select(id => $"group {id}: expected {right.GetValueOrDefault(id, "none")}, read {left.GetValueOrDefault(id, "none")}"));
        found.AddRange(Users(expected, read));
        return found;
    }

    /// <summary>
    /// Lists what S1 forbids: a group that counts as complete and is not as it is, or a user who is not as they are. A group
    /// that is marked or missing is no breach.
    /// </summary>
    /// <param name="truth">What is.</param>
    /// <param name="read">What was read.</param>
    /// <param name="before">What was, where names and users may lag behind and memberships may not.</param>
    public static IReadOnlyList<string> Breaches(DirectorySnapshot truth, DirectorySnapshot read, DirectorySnapshot? before = null)
    {
        Dictionary<ObjectId, string> right = Groups(truth, before is null);
        var found = new List<string>();
        foreach (DirectoryGroup group in read.Groups.Where(group => group.IsComplete))
        {
            string shown = Text(read, group, before is null);
            if (right.GetValueOrDefault(group.Id) != shown)
            {
                found.Add($"group {group.Id} is complete: expected {right.GetValueOrDefault(group.Id, "none")}, read {shown}");
            }
        }

        HashSet<string> lagging = [.. before is null ? [] : Users(before, read).Select(Subject)];
        found.AddRange(Users(truth, read).Where(difference => before is null || lagging.Contains(Subject(difference))).Where(difference => !difference.EndsWith("read none", StringComparison.Ordinal)));
        return found;
    }

    private static Dictionary<ObjectId, string> Groups(DirectorySnapshot snapshot, bool isNamed = true) =>
        snapshot.Groups.ToDictionary(group => group.Id, group => Text(snapshot, group, isNamed));

    private static string Text(DirectorySnapshot snapshot, DirectoryGroup group, bool isNamed)
    {
        IEnumerable<ObjectId> users = group.UserMembers.ToArray().Select(position => snapshot.Users[position].Id).Order();
        IEnumerable<ObjectId> groups = group.GroupMembers.ToArray().Select(position => snapshot.Groups[position].Id).Order();
        string named = isNamed ? $"'{group.Name}' '{group.Description}'" : string.Empty;
        return $"{named} [{string.Join(' ', users)}] [{string.Join(' ', groups)}] {group.IncompleteReason}";
    }

    private static IEnumerable<string> Users(DirectorySnapshot expected, DirectorySnapshot read)
    {
        Dictionary<ObjectId, DirectoryUser> right = expected.Users.ToDictionary(user => user.Id);
        Dictionary<ObjectId, DirectoryUser> left = read.Users.ToDictionary(user => user.Id);
        return right.Keys.Union(left.Keys).Order()
            .Where(id => Text(right.GetValueOrDefault(id)) != Text(left.GetValueOrDefault(id)))
            .Select(id => $"user {id}: expected {Text(right.GetValueOrDefault(id))}, read {Text(left.GetValueOrDefault(id))}");
    }

    private static string Subject(string difference) => difference[..difference.IndexOf(':', StringComparison.Ordinal)];

    private static string Text(DirectoryUser? user) => user is null
        ? "none"
        : $"{user.UserPrincipalName}|{user.Mail}|{user.DisplayName}|{user.GivenName}|{user.Surname}|{user.Department}|{user.JobTitle}|{user.State}|{user.IsGuest}";
}
