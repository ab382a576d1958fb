using System.Runtime.InteropServices;

namespace Rescue.AdSync.Directories;

/// <summary>Collects what a source reads, in any order, and makes a <see cref="DirectorySnapshot"/> of it.</summary>
/// <remarks>
/// Safe by construction (S1): a member that was named but whose user or group never arrived makes its group incomplete.
/// Not safe for use by several threads at once.
/// </remarks>
public sealed class DirectorySnapshotBuilder
{
    private readonly DirectoryName _directory;
    private readonly List<DirectoryUser> _users = [];
    private readonly Dictionary<ObjectId, int> _userIndex = [];
    private readonly List<PendingGroup> _groups = [];
    private readonly Dictionary<ObjectId, int> _groupIndex = [];
    private readonly List<string> _remarks = [];

    /// <summary>Initializes a new instance of the <see cref="DirectorySnapshotBuilder"/> class.</summary>
    /// <param name="directory">The directory that is read.</param>
    public DirectorySnapshotBuilder(DirectoryName directory) => _directory = directory;

    /// <summary>Adds a user. One that was added before stays as it was.</summary>
    /// <param name="user">The user.</param>
    /// <returns><see langword="true"/> if the user is new.</returns>
    /// <exception cref="ArgumentException">The user has no key.</exception>
    public bool AddUser(DirectoryUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        RequireKey(user.Id, nameof(user));
        if (!_userIndex.TryAdd(user.Id, _users.Count))
        {
            return false;
        }

        _users.Add(user);
        return true;
    }

    /// <summary>Adds a group. One that was added before stays as it was.</summary>
    /// <param name="id">The group's key.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">Its description, or <see langword="null"/>.</param>
    /// <returns><see langword="true"/> if the group is new.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see cref="ObjectId.None"/>.</exception>
    public bool AddGroup(ObjectId id, string? name, string? description = null)
    {
        RequireKey(id, nameof(id));
        if (!_groupIndex.TryAdd(id, _groups.Count))
        {
            return false;
        }

        _groups.Add(new PendingGroup(id, name, description));
        return true;
    }

    /// <summary>Notes that a user or group is a direct member of a group.</summary>
    /// <param name="group">The group, added before.</param>
    /// <param name="member">The member; it may be added before or after.</param>
    /// <exception cref="InvalidOperationException"><paramref name="group"/> was not added.</exception>
    public void AddMember(ObjectId group, ObjectId member) => Pending(group).Members.Add(member);

    /// <summary>Notes that a group's members are not all known (S1). The first reason is kept.</summary>
    /// <param name="group">The group, added before.</param>
    /// <param name="reason">Why, in words for an administrator.</param>
    /// <exception cref="InvalidOperationException"><paramref name="group"/> was not added.</exception>
    public void MarkIncomplete(ObjectId group, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Pending(group).IncompleteReason ??= reason;
    }

    /// <summary>Adds a remark on the read as a whole.</summary>
    /// <param name="remark">The remark, in words for an administrator.</param>
    public void AddRemark(string remark)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(remark);
        _remarks.Add(remark);
    }

    /// <summary>Determines whether a group was added.</summary>
    /// <param name="id">The group's key.</param>
    public bool HasGroup(ObjectId id) => _groupIndex.ContainsKey(id);

    /// <summary>Determines whether a user was added.</summary>
    /// <param name="id">The user's key.</param>
    public bool HasUser(ObjectId id) => _userIndex.ContainsKey(id);

    /// <summary>Makes the snapshot of everything added so far.</summary>
    public DirectorySnapshot Build()
    {
        var groups = new DirectoryGroup[_groups.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = Resolve(_groups[i]);
        }

        return new DirectorySnapshot(_directory, [.. _users], groups, [.. _remarks]);
    }

    private static void RequireKey(ObjectId id, string parameter)
    {
        if (id.IsNone)
        {
            throw new ArgumentException("A directory object needs a key that is not empty.", parameter);
        }
    }

    private static int[] Distinct(List<int> positions)
    {
        positions.Sort();
        Span<int> sorted = CollectionsMarshal.AsSpan(positions);
        int kept = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (kept == 0 || sorted[i] != sorted[kept - 1])
            {
                sorted[kept++] = sorted[i];
            }
        }

        return sorted[..kept].ToArray();
    }

    private DirectoryGroup Resolve(PendingGroup pending)
    {
        var users = new List<int>(pending.Members.Count);
        var groups = new List<int>();
        int unresolved = 0;
        ObjectId example = default;
        foreach (ObjectId member in pending.Members)
        {
            if (_userIndex.TryGetValue(member, out int user))
            {
                users.Add(user);
            }
            else if (_groupIndex.TryGetValue(member, out int group))
            {
                groups.Add(group);
            }
            else if (unresolved++ == 0 || member < example)
            {
                example = member;
            }
        }

        string? reason = pending.IncompleteReason
            ?? (unresolved == 0 ? null : $"{unresolved} of its members could not be read, among them {example}.");
        return new DirectoryGroup(pending.Id, pending.Name, pending.Description, Distinct(users), Distinct(groups), reason);
    }

    private PendingGroup Pending(ObjectId group) => _groupIndex.TryGetValue(group, out int index)
        ? _groups[index]
        : throw new InvalidOperationException($"Group {group} must be added before its members.");

    private sealed class PendingGroup(ObjectId id, string? name, string? description)
    {
        public ObjectId Id => id;

        public string? Name => name;

        public string? Description => description;

        public List<ObjectId> Members { get; } = [];

        public string? IncompleteReason { get; set; }
    }
}
