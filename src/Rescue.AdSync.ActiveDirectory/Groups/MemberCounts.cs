using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Groups;

/// <summary>Counts the members of a few groups, in two requests for all of them; for many it would cost too much.</summary>
internal sealed class MemberCounts
{
    private const int MostGroups = 50;
    private readonly Dictionary<ObjectId, int> _counts = [];

    private MemberCounts()
    {
    }

    /// <summary>Counts members, unless there are too many groups.</summary>
    /// <exception cref="LdapFailureException">A search failed.</exception>
    public static MemberCounts Read(DomainReader domain, IReadOnlyCollection<ObjectId> groups)
    {
        var counts = new MemberCounts();
        if (groups.Count is > 0 and <= MostGroups)
        {
            string these = LdapFilter.Any(groups.Select(id => LdapFilter.Equal(AttributeName.ObjectGuid, id.Value.ToByteArray())));
            counts.CountValues(domain, these);
            counts.FindEmpty(domain, these);
        }

        return counts;
    }

    /// <summary>Returns the number of direct members, or <see langword="null"/> where it is not known.</summary>
    public int? Of(ObjectId group) => _counts.TryGetValue(group, out int count) ? count : null;

    // A server that gives the values in ranges sends none under the plain name: then the number is not known.
    private void CountValues(DomainReader domain, string these)
    {
        foreach (LdapEntry entry in domain.Search(new LdapQuery(domain.DomainDn, these, [AttributeName.ObjectGuid, AttributeName.Member])))
        {
            if (entry.Count(AttributeName.Member) is > 0 and { } count)
            {
                _counts[entry.Id] = count;
            }
        }
    }

    // A list that may not be read looks like an empty one, so the access rules must say that it could be read.
    private void FindEmpty(DomainReader domain, string these)
    {
        string[] attributes = [AttributeName.ObjectGuid, AttributeName.NtSecurityDescriptor];
        var query = new LdapQuery(domain.DomainDn, LdapFilter.All(these, MemberList.EmptyFilter), attributes) { WithAccessRules = true };
        foreach (LdapEntry entry in domain.Search(query))
        {
            if (entry.Bytes(AttributeName.NtSecurityDescriptor) is { } rules && ListRight.IsGranted(rules, domain.Token))
            {
                _ = _counts.TryAdd(entry.Id, 0);
            }
        }
    }
}
