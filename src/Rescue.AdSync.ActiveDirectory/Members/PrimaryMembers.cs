using System.Globalization;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>
/// Counts a second time who has a group for a primary one. These members stand on no list, so that a part of them lost on
/// the way would otherwise show nowhere (S1).
/// </summary>
internal static class PrimaryMembers
{
    private static readonly string[] Attributes = [AttributeName.ObjectGuid, AttributeName.PrimaryGroupId];

    /// <summary>Writes the filter that finds the accounts whose primary group has a number.</summary>
    public static string Filter(uint relativeId) => $"({AttributeName.PrimaryGroupId}={relativeId.ToString(CultureInfo.InvariantCulture)})";

    /// <summary>Says of which groups it saw more members than came when they were read, and of how many.</summary>
    /// <exception cref="LdapFailureException">It could not be counted.</exception>
    public static Dictionary<ObjectId, int> FindMissed(DomainReader domain, IReadOnlyCollection<GroupReading> readings)
    {
        var byNumber = new Dictionary<long, GroupReading>();
        foreach (GroupReading reading in readings)
        {
            if (reading.Record?.RelativeId is { } number)
            {
                byNumber[number] = reading;
            }
        }

        var missed = new Dictionary<ObjectId, int>();
        if (byNumber.Count == 0)
        {
            return missed;
        }

        string filter = LdapFilter.Any(byNumber.Keys.Order().Select(number => Filter((uint)number)));
        foreach (LdapEntry account in domain.Search(new LdapQuery(domain.DomainDn, filter, Attributes)))
        {
            if (account.Number(AttributeName.PrimaryGroupId) is { } number
                && byNumber.TryGetValue(number, out GroupReading? group)
                && !group.Primary.Contains(account.Id))
            {
                missed[group.Id] = missed.GetValueOrDefault(group.Id) + 1;
            }
        }

        return missed;
    }
}
