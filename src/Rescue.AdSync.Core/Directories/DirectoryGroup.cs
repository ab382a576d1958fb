namespace Rescue.AdSync.Directories;

/// <summary>A directory group with its direct members, as part of a <see cref="DirectorySnapshot"/>.</summary>
/// <remarks>
/// Members are positions in the snapshot's lists, not objects: a membership costs four bytes, and following it costs no
/// look-up. Immutable, and safe to share between threads.
/// </remarks>
public sealed class DirectoryGroup
{
    private readonly int[] _users;
    private readonly int[] _groups;

    internal DirectoryGroup(ObjectId id, string? name, string? description, int[] users, int[] groups, string? incompleteReason)
    {
        Id = id;
        Name = SingleLine.Clean(name) ?? id.ToString();
        Description = SingleLine.Clean(description);
        _users = users;
        _groups = groups;
        IncompleteReason = incompleteReason;
    }

    /// <summary>Gets the immutable key.</summary>
    public ObjectId Id { get; }

    /// <summary>Gets the name; a group without one is called by its key.</summary>
    public string Name { get; }

    /// <summary>Gets the description, or <see langword="null"/>.</summary>
    public string? Description { get; }

    /// <summary>Gets the direct members that are users, as positions in <see cref="DirectorySnapshot.Users"/>; each once.</summary>
    public ReadOnlySpan<int> UserMembers => _users;

    /// <summary>Gets the direct members that are groups, as positions in <see cref="DirectorySnapshot.Groups"/>; each once.</summary>
    public ReadOnlySpan<int> GroupMembers => _groups;

    /// <summary>Gets why the group's members are not all known, or <see langword="null"/> if they are (S1).</summary>
    public string? IncompleteReason { get; }

    /// <summary>Gets a value indicating whether the group was read completely (S1).</summary>
    public bool IsComplete => IncompleteReason is null;

    /// <summary>Returns the group's name.</summary>
    public override string ToString() => Name;
}
