using System.Diagnostics.CodeAnalysis;

namespace Rescue.AdSync.Directories;

/// <summary>What one directory showed of a set of groups, everything nested in them, and the users in them.</summary>
/// <remarks>Made by <see cref="DirectorySnapshotBuilder"/>. Immutable, and safe to share between threads.</remarks>
public sealed class DirectorySnapshot
{
    private readonly DirectoryUser[] _users;
    private readonly DirectoryGroup[] _groups;
    private readonly Dictionary<ObjectId, int> _groupIndex;

    internal DirectorySnapshot(DirectoryName directory, DirectoryUser[] users, DirectoryGroup[] groups, string[] remarks)
    {
        Directory = directory;
        _users = users;
        _groups = groups;
        Remarks = remarks;
        _groupIndex = new Dictionary<ObjectId, int>(groups.Length);
        for (int i = 0; i < groups.Length; i++)
        {
            _groupIndex.Add(groups[i].Id, i);
        }
    }

    /// <summary>Gets the directory that was read.</summary>
    public DirectoryName Directory { get; }

    /// <summary>Gets the users, each once.</summary>
    public IReadOnlyList<DirectoryUser> Users => _users;

    /// <summary>Gets the groups, each once. A group that was asked for and is not here could not be found.</summary>
    public IReadOnlyList<DirectoryGroup> Groups => _groups;

    /// <summary>Gets what the source wants people to know of this read and no group shows, for example a referral not followed.</summary>
    public IReadOnlyList<string> Remarks { get; }

    internal ReadOnlySpan<DirectoryUser> UserSpan => _users;

    internal ReadOnlySpan<DirectoryGroup> GroupSpan => _groups;

    /// <summary>Finds a group by its key.</summary>
    /// <param name="id">The key.</param>
    /// <param name="group">The group, or <see langword="null"/>.</param>
    /// <returns><see langword="true"/> if the group is in the snapshot.</returns>
    public bool TryGetGroup(ObjectId id, [NotNullWhen(true)] out DirectoryGroup? group)
    {
        group = _groupIndex.TryGetValue(id, out int index) ? _groups[index] : null;
        return group is not null;
    }

    internal bool TryGetGroupIndex(ObjectId id, out int index) => _groupIndex.TryGetValue(id, out index);
}
