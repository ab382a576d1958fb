using Rescue.AdSync.ActiveDirectory.Groups;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>
/// Reads the direct members of one group from two sides, the group's own list and the members' own word, and holds the one
/// against the other: whoever is on the list must have been seen (S1).
/// </summary>
internal sealed class GroupMembers(DomainReader domain, GroupRecord group, int? rangeStep)
{
    private const int LookupSize = 100;

    private static readonly string[] Attributes =
    [
        AttributeName.ObjectGuid, AttributeName.ObjectClass, AttributeName.ObjectSid, AttributeName.CommonName,
        AttributeName.PrimaryGroupId, .. UserMapper.Attributes,
    ];

    private readonly HashSet<ObjectId> _seen = [];
    private readonly List<string> _unseen = [];
    private MemberList? _list;
    private bool _hasListedMembers;

    /// <summary>Gets the number of members on the group's list.</summary>
    public int NamedCount => _list?.Named.Count ?? 0;

    /// <summary>Gets the number of members that were seen.</summary>
    public int SeenCount => _seen.Count;

    /// <summary>Streams the members' entries, each once.</summary>
    /// <exception cref="LdapFailureException">A part failed; what came before it is not all.</exception>
    public IEnumerable<LdapEntry> Read()
    {
        _list = MemberList.Read(domain, group.Id, group.Entry, rangeStep);
        foreach (LdapEntry member in domain.Search(new LdapQuery(domain.DomainDn, MembersFilter, Attributes)))
        {
            _hasListedMembers |= !IsPrimary(member);
            if (IsNew(member))
            {
                yield return member;
            }
        }

        foreach (LdapEntry member in LookUpUnseen(_list))
        {
            if (IsNew(member))
            {
                yield return member;
            }
        }

        _unseen.AddRange(_list.Unkeyed);
        _unseen.AddRange(_list.Named.Where(named => !_seen.Contains(named.Key)).Select(named => named.Value).Order(StringComparer.Ordinal));
    }

    /// <summary>Says what is missing after all was read; nothing if all is well.</summary>
    /// <exception cref="LdapFailureException">Whether the group is really empty could not be learned.</exception>
    public IEnumerable<string> Gaps()
    {
        if (_unseen is [var example, ..])
        {
            yield return $"{_unseen.Count} of its members cannot be seen on this domain controller, among them '{example}': they are in another domain, deleted, or hidden from this account.";
        }

        if (!group.IsReadable)
        {
            yield return "This account may not read the group's own properties.";
        }
        else if (_list is { IsBlank: true } && IsListHidden())
        {
            yield return "This account may not read the list of its members.";
        }
    }

    private string MembersFilter
    {
        get
        {
            string listed = LdapFilter.Equal(AttributeName.MemberOf, group.Dn);
            return group.RelativeId is { } rid
                ? LdapFilter.Any(listed, $"({AttributeName.PrimaryGroupId}={rid})")
                : listed;
        }
    }

    private bool IsNew(LdapEntry member) => member.Id.IsNone || _seen.Add(member.Id);

    private bool IsPrimary(LdapEntry member) =>
        group.RelativeId is { } rid && member.Number(AttributeName.PrimaryGroupId) == rid;

    // Members that say nothing of their groups (a right may be missing) are asked for by key, many at a time.
    private IEnumerable<LdapEntry> LookUpUnseen(MemberList list)
    {
        foreach (ObjectId[] keys in list.Named.Keys.Where(id => !_seen.Contains(id)).ToArray().Chunk(LookupSize))
        {
            string filter = LdapFilter.Any(keys.Select(id => LdapFilter.Equal(AttributeName.ObjectGuid, id.Value.ToByteArray())));
            foreach (LdapEntry entry in domain.Search(new LdapQuery(domain.DomainDn, filter, Attributes)))
            {
                yield return entry;
            }
        }
    }

    // No list came. Either members say that they belong to the group all the same, or the server does not confirm that it
    // has none, as it does not for a list that may not be read.
    private bool IsListHidden()
    {
        if (_hasListedMembers)
        {
            return true;
        }

        var query = new LdapQuery(LdapQuery.DnOf(group.Id), MemberList.EmptyFilter, [AttributeName.ObjectGuid]);
        return domain.Find(query) is null;
    }
}
