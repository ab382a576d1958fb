using Rescue.AdSync.Directories;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Fakes;

/// <summary>What a snapshot must show, taken from the tenant itself and not through Graph.</summary>
internal static class Truth
{
    /// <summary>Makes the snapshot that a reader without any fault makes.</summary>
    public static DirectorySnapshot Of(GraphTenant tenant, IEnumerable<ObjectId> roots)
    {
        var snapshot = new DirectorySnapshotBuilder(World.Name);
        Dictionary<string, GraphGroup> groups = tenant.Groups.ToDictionary(group => group.Id);
        Dictionary<string, GraphUser> users = tenant.Users.ToDictionary(user => user.Id);
        var pending = new Queue<string>(roots.Select(root => root.ToString()));
        while (pending.TryDequeue(out string? id))
        {
            if (!groups.TryGetValue(id, out GraphGroup? group) || !snapshot.AddGroup(ObjectId.Parse(id), group.DisplayName, group.Description))
            {
                continue;
            }

            foreach (string member in tenant.MembersOf(id).Where(member => groups.ContainsKey(member) || users.ContainsKey(member)))
            {
                snapshot.AddMember(ObjectId.Parse(id), ObjectId.Parse(member));
                if (users.TryGetValue(member, out GraphUser? user))
                {
                    _ = snapshot.AddUser(Of(user));
                }
                else
                {
                    pending.Enqueue(member);
                }
            }
        }

        return snapshot.Build();
    }

    public static DirectoryUser Of(GraphUser user) => new()
    {
        Id = ObjectId.Parse(user.Id),
        UserPrincipalName = user.UserPrincipalName,
        Mail = user.Mail,
        DisplayName = user.DisplayName,
        GivenName = user.GivenName,
        Surname = user.Surname,
        Department = user.Department,
        JobTitle = user.JobTitle,
        State = user.AccountEnabled switch { true => AccountState.Enabled, false => AccountState.Disabled, null => AccountState.Unknown },
        IsGuest = user.UserType is { } type ? type == "Guest" : user.UserPrincipalName!.Contains("#EXT#", StringComparison.Ordinal),
    };
}
