using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Groups;

/// <summary>Finds groups by name.</summary>
internal sealed class GroupFinder(DomainReader domain, ActiveDirectoryOptions options)
{
    private static readonly string[] NameAttributes = [AttributeName.SamAccountName, AttributeName.CommonName, AttributeName.DisplayName];

    private static readonly string[] Attributes =
    [
        AttributeName.ObjectGuid, AttributeName.ObjectClass, AttributeName.CommonName, AttributeName.SamAccountName,
        AttributeName.Description, AttributeName.GroupType,
    ];

    /// <summary>Finds groups, ordered by name and then by key.</summary>
    /// <exception cref="LdapFailureException">The search failed.</exception>
    public IReadOnlyList<GroupSummary> Find(GroupQuery query)
    {
        // No name holds this character, and some servers take it for the end of the term.
        if (query.Term.Contains('\0'))
        {
            return [];
        }

        var found = new Dictionary<ObjectId, GroupSummary>();
        if (query.Criterion != GroupCriterion.Equals || query.Term.Length > 0)
        {
            SearchByName(found, query);
        }

        if (query.Criterion == GroupCriterion.Equals && DistinguishedName.IsValid(query.Term) && FindByDn(query.Term) is { } named)
        {
            Add(found, [named]);
        }

        MemberCounts counts = MemberCounts.Read(domain, found.Keys);
        return [.. found.Values.Select(group => group with { MemberCount = counts.Of(group.Id) })
            .OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase).ThenBy(group => group.Id)];
    }

    private void SearchByName(Dictionary<ObjectId, GroupSummary> found, GroupQuery query)
    {
        try
        {
            Add(found, domain.Search(new LdapQuery(SearchBase, Filter(query), Attributes)));
        }
        catch (LdapFailureException failure) when (failure.Failure is LdapFailure.NotFound or LdapFailure.Elsewhere)
        {
            throw new LdapFailureException(failure.Failure, $"BaseDn '{SearchBase}' does not exist in this domain, or this account may not see it", failure);
        }
    }

    private string SearchBase => string.IsNullOrEmpty(options.BaseDn) ? domain.DomainDn : options.BaseDn;

    private static string Filter(GroupQuery query)
    {
        const string AnyGroup = "(objectClass=group)";
        if (query.Term.Length == 0)
        {
            return AnyGroup;
        }

        string term = LdapFilter.Escape(query.Term);
        string pattern = query.Criterion switch
        {
            GroupCriterion.StartsWith => $"{term}*",
            GroupCriterion.Contains => $"*{term}*",
            _ => term,
        };
        return LdapFilter.All(AnyGroup, LdapFilter.Any(NameAttributes.Select(name => $"({name}={pattern})")));
    }

    private static void Add(Dictionary<ObjectId, GroupSummary> found, IEnumerable<LdapEntry> entries)
    {
        foreach (LdapEntry entry in entries.Where(entry => !entry.Id.IsNone))
        {
            _ = found.TryAdd(entry.Id, Summary(entry));
        }
    }

    private static GroupSummary Summary(LdapEntry entry) => new(entry.Id, GroupName.Of(entry))
    {
        Description = entry.Text(AttributeName.Description),
        Location = entry.Dn,
        Kind = GroupKind.Of(entry),
    };

    // A term that merely looks like a name is no fault of the directory's.
    private LdapEntry? FindByDn(string dn)
    {
        try
        {
            LdapEntry? entry = domain.Find(LdapQuery.Entry(dn, Attributes));
            return entry?.Is("group") == true ? entry : null;
        }
        catch (LdapFailureException failure) when (failure.Failure is LdapFailure.InvalidName or LdapFailure.Elsewhere)
        {
            return null;
        }
    }
}
