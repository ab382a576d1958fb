using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>Finds out in what two snapshots differ.</summary>
internal sealed class SnapshotDifferences(DirectorySnapshot truth, DirectorySnapshot read)
{
    private readonly Dictionary<ObjectId, DirectoryUser> _trueUsers = truth.Users.ToDictionary(user => user.Id);
    private readonly Dictionary<ObjectId, DirectoryUser> _readUsers = read.Users.ToDictionary(user => user.Id);

    public IReadOnlyList<string> All() =>
    [
        .. DirectoryNames(),
        .. truth.Groups.Where(group => !read.TryGetGroup(group.Id, out _)).Select(group => $"{Name(group)} is missing."),
        .. ExtraGroups(),
        .. truth.Groups.SelectMany(CompareGroup),
        .. Absent(_trueUsers, _readUsers, "Users are missing: "),
        .. ExtraUsers(),
        .. CommonUsers().SelectMany(users => UserDifferences.Between(users.True, users.Read)),
    ];

    public IReadOnlyList<string> Untruths() =>
    [
        .. DirectoryNames(),
        .. ExtraGroups(),
        .. truth.Groups.SelectMany(JudgeGroup),
        .. ExtraUsers(),
        .. CommonUsers().SelectMany(users => UserDifferences.Between(
            users.True, users.Read.State == AccountState.Unknown ? users.Read with { State = users.True.State } : users.Read)),
    ];

    private IEnumerable<string> DirectoryNames()
    {
        if (truth.Directory != read.Directory)
        {
            yield return $"The snapshot is of directory '{read.Directory}', not of '{truth.Directory}'.";
        }
    }

    private IEnumerable<string> ExtraGroups() =>
        read.Groups.Where(group => !truth.TryGetGroup(group.Id, out _)).Select(group => $"{Name(group)} does not belong here.");

    private IEnumerable<string> ExtraUsers() => Absent(_readUsers, _trueUsers, "Users do not belong here: ");

    private IEnumerable<(DirectoryUser True, DirectoryUser Read)> CommonUsers() =>
        truth.Users.Where(user => _readUsers.ContainsKey(user.Id)).Select(user => (user, _readUsers[user.Id]));

    private IEnumerable<string> CompareGroup(DirectoryGroup group)
    {
        if (!read.TryGetGroup(group.Id, out DirectoryGroup? other))
        {
            return [];
        }

        return [.. Labels(group, other), .. Completeness(group, other), .. Missing(group, other), .. Surplus(group, other)];
    }

    private IEnumerable<string> JudgeGroup(DirectoryGroup group)
    {
        if (!read.TryGetGroup(group.Id, out DirectoryGroup? other))
        {
            return [];
        }

        // In truth not to be known: then nothing can be held against the members, but to call them all is untrue.
        if (!group.IsComplete)
        {
            return other.IsComplete ? Completeness(group, other) : [];
        }

        return other.IsComplete ? CompareGroup(group) : Surplus(group, other);
    }

    private static IEnumerable<string> Labels(DirectoryGroup group, DirectoryGroup other)
    {
        if (group.Name != other.Name)
        {
            yield return $"{Name(group)} is called '{other.Name}'.";
        }

        if (group.Description != other.Description)
        {
            yield return $"{Name(group)} has the description {Quote(other.Description)}, not {Quote(group.Description)}.";
        }
    }

    private static IEnumerable<string> Completeness(DirectoryGroup group, DirectoryGroup other)
    {
        if (group.IsComplete && !other.IsComplete)
        {
            yield return $"{Name(group)} is marked as incomplete: {other.IncompleteReason}";
        }
        else if (!group.IsComplete && other.IsComplete)
        {
            yield return $"{Name(group)} calls itself complete, and is not: {group.IncompleteReason}";
        }
    }

    private IEnumerable<string> Missing(DirectoryGroup group, DirectoryGroup other) =>
        Without(Members(truth, group), Members(read, other), $"{Name(group)} lacks members: ");

    private IEnumerable<string> Surplus(DirectoryGroup group, DirectoryGroup other) =>
        Without(Members(read, other), Members(truth, group), $"{Name(group)} has members that are none: ");

    private static Dictionary<ObjectId, string> Members(DirectorySnapshot snapshot, DirectoryGroup group)
    {
        var members = new Dictionary<ObjectId, string>(group.UserMembers.Length + group.GroupMembers.Length);
        foreach (int user in group.UserMembers)
        {
            members.Add(snapshot.Users[user].Id, snapshot.Users[user].ToString());
        }

        foreach (int nested in group.GroupMembers)
        {
            members.Add(snapshot.Groups[nested].Id, Name(snapshot.Groups[nested]));
        }

        return members;
    }

    private static IEnumerable<string> Absent(Dictionary<ObjectId, DirectoryUser> these, Dictionary<ObjectId, DirectoryUser> those, string start) =>
        Without(these.ToDictionary(user => user.Key, user => user.Value.ToString()), those, start);

    private static IEnumerable<string> Without<T>(Dictionary<ObjectId, string> these, Dictionary<ObjectId, T> those, string start)
    {
        string[] absent = [.. these.Where(one => !those.ContainsKey(one.Key)).Select(one => one.Value)];
        return absent.Length == 0 ? [] : [$"{start}{DirectorySnapshotComparison.Name(absent)}."];
    }

    private static string Name(DirectoryGroup group) => $"Group '{group.Name}' ({group.Id})";

    private static string Quote(string? text) => text is null ? "none" : $"'{text}'";
}
