using Rescue.AdSync.ActiveDirectory.Groups;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>Reads the groups' own entries, many in one request.</summary>
internal sealed class GroupRecords(DomainReader domain, int? rangeStep)
{
    /// <summary>The number of groups to a request: each may bring 1,500 names with it.</summary>
    public const int BatchSize = 20;

    private readonly string[] _attributes =
    [
        AttributeName.ObjectClass, AttributeName.ObjectSid, AttributeName.GroupType, AttributeName.CommonName,
        AttributeName.SamAccountName, AttributeName.Description, MemberList.Attribute(0, rangeStep),
    ];

    /// <summary>Reads entries in one request, as far as they come by it; <see cref="Find"/> tells what became of the others.</summary>
    /// <exception cref="LdapFailureException">The connection is lost.</exception>
    public IReadOnlyDictionary<ObjectId, GroupRecord> Read(IReadOnlyCollection<ObjectId> ids)
    {
        var found = new Dictionary<ObjectId, GroupRecord>();
        if (ids.Count < 2)
        {
            return found;
        }

        try
        {
            string these = LdapFilter.Any(ids.Select(id => LdapFilter.Equal(AttributeName.ObjectGuid, id.Value.ToByteArray())));
            foreach (LdapEntry entry in domain.Search(new LdapQuery(domain.DomainDn, these, [AttributeName.ObjectGuid, .. _attributes]) { WithKeys = true }))
            {
                if (ids.Contains(entry.Id) && entry.Is("group"))
                {
                    _ = found.TryAdd(entry.Id, new GroupRecord(entry.Id, entry));
                }
            }
        }
        catch (LdapFailureException failure) when (failure.Failure is not LdapFailure.ConnectionLost)
        {
            // Each will be asked for by itself, so that the fault of one is not that of all.
        }

        return found;
    }

    /// <summary>Reads one entry, or nothing if there is no group with this key.</summary>
    /// <exception cref="LdapFailureException">The read failed, or what the object is may not be read.</exception>
    public GroupRecord? Find(ObjectId id)
    {
        LdapEntry? entry = domain.Find(id, _attributes, withKeys: true);
        if (entry?.Count(AttributeName.ObjectClass) is null or > 0)
        {
            return entry?.Is("group") == true ? new GroupRecord(id, entry) : null;
        }

        throw new LdapFailureException(LdapFailure.Refused, "this account may not read whether it is a group");
    }
}
