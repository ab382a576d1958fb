namespace Rescue.AdSync.Testing.Contracts;

/// <summary>What a directory, or the fixture that arranges it, may be unable to offer to <see cref="DirectorySourceContract"/>.</summary>
/// <remarks>A case that needs something that is lacking does not apply, and says so; it never passes in silence.</remarks>
[Flags]
public enum ContractFeatures
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Groups can be members of groups.</summary>
    NestedGroups = 1 << 0,

    /// <summary>Groups can contain each other in a loop.</summary>
    GroupLoops = 1 << 1,

    /// <summary>Groups can be without members.</summary>
    EmptyGroups = 1 << 2,

    /// <summary>Two groups can bear one name.</summary>
    EqualGroupNames = 1 << 3,

    /// <summary>Names can hold any printable character, such as <c>*</c>, <c>(</c>, <c>"</c>, <c>\</c> and letters of any script.</summary>
    HostileNames = 1 << 4,

    /// <summary>Groups have descriptions.</summary>
    GroupDescriptions = 1 << 5,

    /// <summary>Accounts can be disabled.</summary>
    DisabledAccounts = 1 << 6,

    /// <summary>Accounts can expire.</summary>
    ExpiredAccounts = 1 << 7,

    /// <summary>It can come to pass that the state of an account is not known, for example for want of a right.</summary>
    UnknownStates = 1 << 8,

    /// <summary>The directory knows guests.</summary>
    Guests = 1 << 9,

    /// <summary>Users can be without a mail attribute.</summary>
    MissingMail = 1 << 10,

    /// <summary>Users have user principal names.</summary>
    UserPrincipalNames = 1 << 11,

    /// <summary>Users can be without a user principal name, where others have one.</summary>
    MissingUserPrincipalNames = 1 << 12,

    /// <summary>Users have a given name and a surname.</summary>
    PersonNames = 1 << 13,

    /// <summary>Users have a department.</summary>
    Departments = 1 << 14,

    /// <summary>Users have a job title.</summary>
    JobTitles = 1 << 15,

    /// <summary>Users have a description.</summary>
    UserDescriptions = 1 << 16,

    /// <summary>Groups can hold contacts or computers, which are nobody (R5).</summary>
    Things = 1 << 17,

    /// <summary>Groups can hold a member that the source cannot see: hidden, in another domain, or gone.</summary>
    UnreadableMembers = 1 << 18,

    /// <summary>The fixture gives a source whose directory cannot be reached.</summary>
    Outages = 1 << 19,

    /// <summary>The fixture gives a source whose directory takes a request and never answers.</summary>
    Stalls = 1 << 20,

    /// <summary>The fixture gives sources whose reads break in the middle.</summary>
    Failures = 1 << 21,
}
