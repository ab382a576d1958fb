using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing;

/// <summary>Users and groups held in memory, with the two reads that a source offers.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
internal sealed class DirectoryContent
{
    public Dictionary<ObjectId, DirectoryUser> Users { get; } = [];

    public Dictionary<ObjectId, GroupContent> Groups { get; } = [];

    public IReadOnlyList<GroupSummary> Find(GroupQuery query) =>
    [
        .. Groups
            .Where(group => query.Matches(group.Value.Name))
            .OrderBy(group => group.Value.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(group => group.Key)
            .Select(group => new GroupSummary(group.Key, group.Value.Name)
            {
                Description = group.Value.Description,
                MemberCount = group.Value.Members.Count,
            }),
    ];

    /// <summary>Reads groups and whatever is nested in them, breadth first, each group once; nobody else gets in.</summary>
    public DirectorySnapshot Read(DirectoryName directory, IEnumerable<ObjectId> groups, IEnumerable<string> remarks)
    {
        var builder = new DirectorySnapshotBuilder(directory);
        var pending = new Queue<ObjectId>();
        foreach (ObjectId group in groups)
        {
            Enter(group, builder, pending);
        }

        while (pending.TryDequeue(out ObjectId group))
        {
            foreach (ObjectId member in Groups[group].Members)
            {
                // A member that is neither is named all the same, and makes the group incomplete (S1).
                builder.AddMember(group, member);
                if (Users.TryGetValue(member, out DirectoryUser? user))
                {
                    builder.AddUser(user);
                }

                Enter(member, builder, pending);
            }
        }

        foreach (string remark in remarks)
        {
            builder.AddRemark(remark);
        }

        return builder.Build();
    }

    private void Enter(ObjectId id, DirectorySnapshotBuilder builder, Queue<ObjectId> pending)
    {
        if (!Groups.TryGetValue(id, out GroupContent? group) || !builder.AddGroup(id, group.Name, group.Description))
        {
            return;
        }

        if (group.IncompleteReason is { } reason)
        {
            builder.MarkIncomplete(id, reason);
        }

        pending.Enqueue(id);
    }
}

/// <summary>A group held in memory.</summary>
internal sealed class GroupContent
{
    public required string Name { get; set; }

    public string? Description { get; set; }

    public string? IncompleteReason { get; set; }

    /// <summary>Gets the direct members; each once.</summary>
    public HashSet<ObjectId> Members { get; } = [];
}
