using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>The snapshots of all paired directories as one list of users and one of groups.</summary>
/// <remarks>
/// Directories count in the order in which pairings first name them, so that the order of the snapshots has no meaning. An
/// object that two of them show (one domain configured twice) is taken as the first shows it.
/// </remarks>
internal sealed class DirectoryIndex
{
    private readonly List<Part> _parts = [];
    private readonly int[]? _sameUser;
    private readonly DirectorySnapshot? _only;

    public DirectoryIndex(IReadOnlyList<DirectorySnapshot> snapshots, IReadOnlyList<Pairing> pairings)
    {
        foreach (DirectoryName name in pairings.Select(pairing => pairing.Directory).Distinct())
        {
            if (snapshots.FirstOrDefault(snapshot => snapshot.Directory == name) is { } found)
            {
                _parts.Add(new Part(found, UserCount, GroupCount));
                UserCount += found.Users.Count;
                GroupCount += found.Groups.Count;
            }
        }

        _only = _parts.Count == 1 ? _parts[0].Snapshot : null;
        _sameUser = _parts.Count > 1 ? FindSameUsers() : null;
    }

    public int UserCount { get; }

    public int GroupCount { get; }

    public IEnumerable<DirectorySnapshot> Snapshots => _parts.Select(part => part.Snapshot);

    public DirectoryUser User(int user)
    {
        if (_only is not null)
        {
            return _only.UserSpan[user];
        }

        Part part = PartOfUser(user);
        return part.Snapshot.UserSpan[user - part.FirstUser];
    }

    public DirectoryGroup Group(int group)
    {
        Part part = PartOfGroup(group);
        return part.Snapshot.GroupSpan[group - part.FirstGroup];
    }

    /// <summary>Finds a group; -1 if it is not there.</summary>
    public int Find(DirectoryName directory, ObjectId id)
    {
        foreach (Part part in _parts)
        {
            if (part.Snapshot.Directory == directory)
            {
                return part.Snapshot.TryGetGroupIndex(id, out int index) ? part.FirstGroup + index : -1;
            }
        }

        return -1;
    }

    /// <summary>Gets a group's nested groups, ordered by key.</summary>
    public int[] Nested(int group)
    {
        Part part = PartOfGroup(group);
        ReadOnlySpan<int> members = part.Snapshot.GroupSpan[group - part.FirstGroup].GroupMembers;
        if (members.IsEmpty)
        {
            return [];
        }

        var nested = new int[members.Length];
        for (int i = 0; i < nested.Length; i++)
        {
            nested[i] = part.FirstGroup + members[i];
        }

        Array.Sort(nested, (left, right) => Group(left).Id.CompareTo(Group(right).Id));
        return nested;
    }

    /// <summary>Gets the position that stands for a user whom two directories show.</summary>
    public int Canonical(int user) => _sameUser is null ? user : _sameUser[user];

    public DirectoryName DirectoryOf(int user) => PartOfUser(user).Snapshot.Directory;

    public MemberEnumerator Members(int group)
    {
        Part part = PartOfGroup(group);
        return new MemberEnumerator(part.Snapshot.GroupSpan[group - part.FirstGroup].UserMembers, part.FirstUser, _sameUser);
    }

    public int MemberCount(int group)
    {
        Part part = PartOfGroup(group);
        return part.Snapshot.GroupSpan[group - part.FirstGroup].UserMembers.Length;
    }

    private int[] FindSameUsers()
    {
        var same = new int[UserCount];
        var first = new Dictionary<ObjectId, int>(UserCount);
        for (int user = 0; user < same.Length; user++)
        {
            ObjectId id = User(user).Id;
            same[user] = first.TryAdd(id, user) ? user : first[id];
        }

        return same;
    }

    private Part PartOfUser(int user)
    {
        int i = _parts.Count - 1;
        while (_parts[i].FirstUser > user)
        {
            i--;
        }

        return _parts[i];
    }

    private Part PartOfGroup(int group)
    {
        int i = _parts.Count - 1;
        while (_parts[i].FirstGroup > group)
        {
            i--;
        }

        return _parts[i];
    }

    private readonly record struct Part(DirectorySnapshot Snapshot, int FirstUser, int FirstGroup);

    /// <summary>Walks the direct user members of a group without allocating.</summary>
    public ref struct MemberEnumerator(ReadOnlySpan<int> members, int firstUser, int[]? sameUser)
    {
        private readonly ReadOnlySpan<int> _members = members;
        private int _next;

        public int Current { get; private set; }

        public readonly MemberEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next >= _members.Length)
            {
                return false;
            }

            int user = firstUser + _members[_next++];
            Current = sameUser is null ? user : sameUser[user];
            return true;
        }
    }
}
