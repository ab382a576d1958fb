using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>Makes a snapshot of another, with something changed.</summary>
internal sealed record SnapshotEdit
{
    public DirectoryName? Directory { get; init; }

    public Func<DirectoryUser, DirectoryUser> User { get; init; } = user => user;

    public Func<DirectoryGroup, bool> Group { get; init; } = _ => true;

    public Func<DirectoryGroup, string> Name { get; init; } = group => group.Name;

    public Func<DirectoryGroup, string?> Description { get; init; } = group => group.Description;

    public Func<DirectoryGroup, IReadOnlyList<ObjectId>, IEnumerable<ObjectId>> Members { get; init; } = (_, members) => members;

    public Func<DirectoryGroup, string?> Reason { get; init; } = group => group.IncompleteReason;

    public static IReadOnlyList<ObjectId> MembersOf(DirectorySnapshot snapshot, DirectoryGroup group) =>
    [
        .. group.UserMembers.ToArray().Select(user => snapshot.Users[user].Id),
        .. group.GroupMembers.ToArray().Select(nested => snapshot.Groups[nested].Id),
    ];

    public DirectorySnapshot Apply(DirectorySnapshot snapshot)
    {
        var builder = new DirectorySnapshotBuilder(Directory ?? snapshot.Directory);
        DirectoryGroup[] groups = [.. snapshot.Groups.Where(Group)];
        HashSet<ObjectId> named = [];
        foreach (DirectoryGroup group in groups)
        {
            builder.AddGroup(group.Id, Name(group), Description(group));
            foreach (ObjectId member in Members(group, MembersOf(snapshot, group)))
            {
                named.Add(member);
                builder.AddMember(group.Id, member);
            }

            if (Reason(group) is { } reason)
            {
                builder.MarkIncomplete(group.Id, reason);
            }
        }

        foreach (DirectoryUser user in snapshot.Users.Where(user => named.Contains(user.Id)))
        {
            builder.AddUser(User(user));
        }

        return builder.Build();
    }
}
