using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>What a member of a group is.</summary>
internal enum MemberKind
{
    /// <summary>Nothing that could be told, because its key or class may not be read.</summary>
    Unknown,

    /// <summary>A person's account.</summary>
    User,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A stand-in for an account of another forest, or for a well-known identity such as "Authenticated Users".</summary>
    Foreign,

    /// <summary>A contact, a computer, a service account, or any other thing that is no person (R5).</summary>
    Other,
}

/// <summary>Tells people from things (R5).</summary>
internal static class MemberKinds
{
    private const long InterdomainTrustAccount = 0x800;

    /// <summary>Classifies an entry by its object classes; managed service accounts are computers to Active Directory.</summary>
    public static MemberKind Of(LdapEntry entry)
    {
        if (entry.Id.IsNone || entry.Count(AttributeName.ObjectClass) is null)
        {
            return MemberKind.Unknown;
        }

        if (entry.Is("group"))
        {
            return MemberKind.Group;
        }

        if (entry.Is("foreignSecurityPrincipal"))
        {
            return MemberKind.Foreign;
        }

        bool isAccount = (entry.Is("user") || entry.Is("inetOrgPerson")) && !entry.Is("computer");
        return isAccount && !IsTrust(entry) ? MemberKind.User : MemberKind.Other;
    }

    private static bool IsTrust(LdapEntry entry) => (entry.Number(AttributeName.UserAccountControl) & InterdomainTrustAccount) is not (null or 0);
}
