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
    private const long NormalAccount = 0x3000_0000;

    // Many things are built on these classes; none is told by them alone, so whoever shows no other shows too little.
    private static readonly HashSet<string> Foundations = new(StringComparer.OrdinalIgnoreCase) { "top", "person", "organizationalPerson" };

    /// <summary>Gets the attributes by which members are told apart, beside those of a user.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [AttributeName.ObjectClass, AttributeName.SamAccountType];

    /// <summary>Classifies an entry by its object classes; managed service accounts are computers to Active Directory.</summary>
    public static MemberKind Of(LdapEntry entry)
    {
        if (entry.Id.IsNone || entry.Texts(AttributeName.ObjectClass).All(Foundations.Contains))
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
        return isAccount && !IsTrust(entry) ? OfAccount(entry) : MemberKind.Other;
    }

    // The account's type is a second witness; where the two contradict each other, neither is believed.
    private static MemberKind OfAccount(LdapEntry entry) =>
        entry.Number(AttributeName.SamAccountType) is null or NormalAccount ? MemberKind.User : MemberKind.Unknown;

    private static bool IsTrust(LdapEntry entry) => (entry.Number(AttributeName.UserAccountControl) & InterdomainTrustAccount) is not (null or 0);
}
