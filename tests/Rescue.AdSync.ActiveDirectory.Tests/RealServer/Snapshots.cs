using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

internal static class Snapshots
{
    public static DirectoryGroup Group(this DirectorySnapshot snapshot, string name) => snapshot.Groups.Single(group => group.Name == name);

    public static string[] UsersOf(this DirectorySnapshot snapshot, string group) =>
        [.. snapshot.Group(group).UserMembers.ToArray().Select(index => snapshot.Users[index].ToString()).Order(StringComparer.Ordinal)];

    public static string[] GroupsOf(this DirectorySnapshot snapshot, string group) =>
        [.. snapshot.Group(group).GroupMembers.ToArray().Select(index => snapshot.Groups[index].Name).Order(StringComparer.Ordinal)];

    public static DirectoryUser User(this DirectorySnapshot snapshot, string upn) => snapshot.Users.Single(user => user.UserPrincipalName == upn);
}
