using System.Diagnostics.CodeAnalysis;
using Rescue.AdSync.ActiveDirectory.Groups;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>
/// Reads the direct members of one group from two sides, the group's own list and the members' own word, and holds the one
/// against the other: whoever is on the list must have been seen, and whoever was seen must be on the list or have the group
/// for a primary one (S1).
/// </summary>
internal sealed class GroupMembers(DomainReader domain, GroupRecord group, int? rangeStep)
{
    private const int LookupSize = 100;

    private readonly HashSet<ObjectId> _seen = [];
    private readonly HashSet<ObjectId> _primary = [];
    private MemberList? _list;
    private int _unlisted;

    /// <summary>Gets the attributes that are read of a member.</summary>
    public static IReadOnlyList<string> Attributes { get; } =
    [
        AttributeName.ObjectGuid, AttributeName.ObjectSid, AttributeName.CommonName, AttributeName.PrimaryGroupId,
        .. MemberKinds.Attributes, .. UserMapper.Attributes,
    ];

    /// <summary>Gets the number of members on the group's list.</summary>
    public int NamedCount => _list?.Named.Count ?? 0;

    /// <summary>Gets the number of members that were seen.</summary>
    public int SeenCount => _seen.Count;

    /// <summary>Gets the accounts that were seen and whose primary group it is; they stand on no list.</summary>
    public IReadOnlySet<ObjectId> Primary => _primary;

    /// <summary>Gets who is on the list and was not seen.</summary>
    public IEnumerable<ExtendedName> Unseen => _list is null
        ? []
        : _list.Unkeyed.Select(dn => new ExtendedName(ObjectId.None, dn))
            .Concat(_list.Named.Where(named => !_seen.Contains(named.Key)).Select(named => new ExtendedName(named.Key, named.Value)));

    /// <summary>Streams the members' entries, each once.</summary>
    /// <exception cref="LdapFailureException">A part failed; what came before it is not all.</exception>
    public IEnumerable<LdapEntry> Read()
    {
        _list = MemberList.Read(domain, group.Id, group.Entry, rangeStep);
        foreach (LdapEntry member in domain.Search(new LdapQuery(domain.DomainDn, MembersFilter, Attributes)))
        {
            if (Belongs(member) && IsNew(member))
            {
                yield return member;
            }
        }

        foreach (LdapEntry member in LookUpUnseen(_list))
        {
            if (Belongs(member) && IsNew(member))
            {
                yield return member;
            }
        }
    }

    /// <summary>Says what does not fit after all was read; nothing if all is well.</summary>
    /// <exception cref="LdapFailureException">Whether the group is really empty could not be learned.</exception>
    public IEnumerable<string> Gaps()
    {
        if (!group.IsReadable)
        {
            yield return "This account may not read the group's own properties.";
        }
        else if (_list is { IsBlank: true } && HiddenReason() is { } reason)
        {
            yield return reason;
        }
        else if (_unlisted > 0)
        {
            yield return $"{_unlisted} more came as its members than its list names; it may have changed while it was read.";
        }
    }

    private string MembersFilter
    {
        get
        {
            string listed = LdapFilter.Equal(AttributeName.MemberOf, group.Dn);
            return group.RelativeId is { } rid ? LdapFilter.Any(listed, PrimaryMembers.Filter(rid)) : listed;
        }
    }

    // Whoever is neither named by the group nor names it for a primary group is not taken for a member, whatever the answer
    // was to; something of which nothing can be told must show up, though.
    [SuppressMessage("Style", "IDE0046:Convert to conditional expression", Justification = "Steps in order.")]
    private bool Belongs(LdapEntry member)
    {
        if (IsPrimary(member))
        {
            _ = _primary.Add(member.Id);
            return true;
        }

        if (member.Id.IsNone || _list!.Named.ContainsKey(member.Id))
        {
            return true;
        }

        _unlisted++;
        return false;
    }

    private bool IsNew(LdapEntry member) => member.Id.IsNone || _seen.Add(member.Id);

    private bool IsPrimary(LdapEntry member) =>
        !member.Id.IsNone && group.RelativeId is { } rid && member.Number(AttributeName.PrimaryGroupId) == rid;

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

    // No list came. Either members say that they belong to the group all the same, or it must be proven that it has none: the
    // server says so, and the group's access rules let this account see it if it were otherwise.
    private string? HiddenReason()
    {
        const string Hidden = "This account may not read the list of its members.";
        if (_unlisted > 0)
        {
            return Hidden;
        }

        LdapEntry? empty = domain.Find(new LdapQuery(LdapQuery.DnOf(group.Id), MemberList.EmptyFilter, [AttributeName.ObjectGuid, AttributeName.NtSecurityDescriptor])
        {
            WithAccessRules = true,
        });
        if (empty?.Id != group.Id)
        {
            return Hidden;
        }

        byte[]? rules = empty.Bytes(AttributeName.NtSecurityDescriptor);
        if (rules is null || domain.Token.Count == 0)
        {
            return "It seems to be empty, but that cannot be proven: this account may not read the group's access rules, so its members may only be hidden.";
        }

        return ListRight.IsGranted(rules, domain.Token) ? null : Hidden;
    }
}
