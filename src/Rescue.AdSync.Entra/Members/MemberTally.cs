using System.Globalization;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Entra.Members;

/// <summary>The members of one group as they come in, each once, whatever is repeated.</summary>
internal sealed class MemberTally
{
    private const int LongestType = 60;

    private readonly HashSet<ObjectId> _users = [];
    private readonly Dictionary<ObjectId, GroupProperties?> _groups = [];
    private readonly HashSet<ObjectId> _others = [];
    private readonly HashSet<ObjectId> _unread = [];
    private readonly SortedSet<string> _unknownTypes = new(StringComparer.Ordinal);
    private int _unknown;

    /// <summary>Gets the number of members.</summary>
    public int Count => _users.Count + _groups.Count + _others.Count;

    public int UserCount => _users.Count;

    public int GroupCount => _groups.Count;

    /// <summary>Gets the members that are groups, with what they say of themselves where it is enough.</summary>
    public IEnumerable<KeyValuePair<ObjectId, GroupProperties?>> Nested => _groups;

    /// <summary>Adds members.</summary>
    /// <param name="members">The members.</param>
    /// <param name="users">Receives those that are users.</param>
    public void Add(IEnumerable<MemberRecord> members, Dictionary<ObjectId, DirectoryUser> users)
    {
        foreach (MemberRecord member in members)
        {
            Add(member, users);
        }
    }

    public void Clear()
    {
        _users.Clear();
        _groups.Clear();
        _others.Clear();
        _unread.Clear();
        _unknownTypes.Clear();
        _unknown = 0;
    }

    /// <summary>Says which members are there and could not be read.</summary>
    public IEnumerable<string> Gaps()
    {
        if (_unread.Count > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Of {_unread.Count} of its members the application may read the key only, among them {_unread.Min()}; grant it User.Read.All.");
        }

        if (_unknown > 0)
        {
            string types = string.Join(", ", _unknownTypes);
            yield return string.Create(
                CultureInfo.InvariantCulture, $"What {_unknown} of its members are is not known{(types.Length == 0 ? string.Empty : $" (Graph calls them {types})")}.");
        }
    }

    public GroupPicture ToPicture(ObjectId id, GroupProperties properties, string? incompleteReason) =>
        new(id, properties, [.. _users], [.. _groups.Keys], _others.Count, incompleteReason);

    private void Add(MemberRecord member, Dictionary<ObjectId, DirectoryUser> users)
    {
        switch (member.Kind)
        {
            case MemberKind.User when !member.Id.IsNone:
                AddUser(member, users);
                break;
            case MemberKind.Group when !member.Id.IsNone:
                _groups[member.Id] = member.Group;
                break;
            case MemberKind.Other:
                _others.Add(member.Id);
                break;
            default:
                AddUnknown(member);
                break;
        }
    }

    private void AddUser(MemberRecord member, Dictionary<ObjectId, DirectoryUser> users)
    {
        _users.Add(member.Id);
        if (member.User is { } user)
        {
            users[member.Id] = user;
            _unread.Remove(member.Id);
        }
        else
        {
            _unread.Add(member.Id);
        }
    }

    private void AddUnknown(MemberRecord member)
    {
        _unknown++;
        _others.Add(member.Id);
        if (member.TypeName is { } type)
        {
            _unknownTypes.Add(new string([.. type.Where(char.IsAsciiLetterOrDigit).Take(LongestType)]));
        }
    }
}
