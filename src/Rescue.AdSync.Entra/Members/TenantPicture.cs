using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Entra.Members;

/// <summary>What was read of a tenant: groups, everything nested in them, and the users in them.</summary>
internal sealed class TenantPicture
{
    /// <summary>Gets the groups. One that is named as a member and is not here does not exist, or was not read.</summary>
    public Dictionary<ObjectId, GroupPicture> Groups { get; } = [];

    public Dictionary<ObjectId, DirectoryUser> Users { get; } = [];

    /// <summary>Gets the number of direct memberships.</summary>
    public int MemberCount => Groups.Values.Sum(group => group.MemberCount);

    /// <summary>Makes a copy that can be changed without changing this one.</summary>
    public TenantPicture Copy()
    {
        var copy = new TenantPicture();
        foreach ((ObjectId id, GroupPicture group) in Groups)
        {
            copy.Groups.Add(id, group);
        }

        foreach ((ObjectId id, DirectoryUser user) in Users)
        {
            copy.Users.Add(id, user);
        }

        return copy;
    }

    /// <summary>Lists the groups that can be reached, breadth first and each once; those that are not here are left out.</summary>
    public List<GroupPicture> Reach(IEnumerable<ObjectId> roots)
    {
        var reached = new List<GroupPicture>();
        var seen = new HashSet<ObjectId>();
        var pending = new Queue<ObjectId>(roots);
        while (pending.TryDequeue(out ObjectId id))
        {
            if (seen.Add(id) && Groups.TryGetValue(id, out GroupPicture? group))
            {
                reached.Add(group);
                foreach (ObjectId nested in group.Groups)
                {
                    pending.Enqueue(nested);
                }
            }
        }

        return reached;
    }

    /// <summary>Forgets everything that can no longer be reached.</summary>
    public void Prune(IEnumerable<ObjectId> roots)
    {
        List<GroupPicture> reached = Reach(roots);
        HashSet<ObjectId> users = [.. reached.SelectMany(group => group.Users)];
        HashSet<ObjectId> groups = [.. reached.Select(group => group.Id)];
        foreach (ObjectId id in Groups.Keys.Where(id => !groups.Contains(id)).ToList())
        {
            Groups.Remove(id);
        }

        foreach (ObjectId id in Users.Keys.Where(id => !users.Contains(id)).ToList())
        {
            Users.Remove(id);
        }
    }

    /// <summary>Makes the snapshot of what can be reached.</summary>
    public DirectorySnapshot ToSnapshot(DirectoryName directory, IEnumerable<ObjectId> roots)
    {
        var snapshot = new DirectorySnapshotBuilder(directory);
        foreach (GroupPicture group in Reach(roots))
        {
            _ = snapshot.AddGroup(group.Id, group.Properties.Name, group.Properties.Description);
            AddMembers(snapshot, group);
            if (group.Properties.IsPaused)
            {
                snapshot.AddRemark($"The members of group '{group.Properties.Name ?? group.Id.ToString()}' come by a rule whose processing is paused in Entra: they may be out of date.");
            }
        }

        return snapshot.Build();
    }

    private void AddMembers(DirectorySnapshotBuilder snapshot, GroupPicture group)
    {
        foreach (ObjectId user in group.Users)
        {
            if (Users.TryGetValue(user, out DirectoryUser? known))
            {
                _ = snapshot.AddUser(known);
            }

            snapshot.AddMember(group.Id, user);
        }

        foreach (ObjectId nested in group.Groups)
        {
            snapshot.AddMember(group.Id, nested);
        }

        if (group.IncompleteReason is { } reason)
        {
            snapshot.MarkIncomplete(group.Id, reason);
        }
    }
}
