namespace Rescue.AdSync.GraphTesting;

/// <summary>A user, with the properties of the Graph resource <c>user</c> that a reader of people may ask for.</summary>
public sealed record GraphUser : GraphDirectoryObject
{
    /// <summary>Gets whether the user may sign in.</summary>
    public bool? AccountEnabled { get; init; } = true;

    /// <summary>Gets the name to sign in with.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>Gets the SMTP address; <see langword="null"/> without a mailbox.</summary>
    public string? Mail { get; init; }

    /// <summary>Gets the mail alias.</summary>
    public string? MailNickname { get; init; }

    /// <summary>Gets further addresses.</summary>
    public IReadOnlyList<string> OtherMails { get; init; } = [];

    /// <summary>Gets the addresses with their kind, such as <c>SMTP:ann@example.com</c>.</summary>
    public IReadOnlyList<string> ProxyAddresses { get; init; } = [];

    /// <summary>Gets the first name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Gets the last name.</summary>
    public string? Surname { get; init; }

    /// <summary>Gets the department.</summary>
    public string? Department { get; init; }

    /// <summary>Gets the job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>Gets the company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Gets the office.</summary>
    public string? OfficeLocation { get; init; }

    /// <summary>Gets the city.</summary>
    public string? City { get; init; }

    /// <summary>Gets the country.</summary>
    public string? Country { get; init; }

    /// <summary>Gets the employer's number for the user.</summary>
    public string? EmployeeId { get; init; }

    /// <summary>Gets the kind of employment.</summary>
    public string? EmployeeType { get; init; }

    /// <summary>Gets the mobile number.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>Gets the business numbers.</summary>
    public IReadOnlyList<string> BusinessPhones { get; init; } = [];

    /// <summary>Gets the preferred language, such as <c>en-GB</c>.</summary>
    public string? PreferredLanguage { get; init; }

    /// <summary>Gets <c>Member</c> or <c>Guest</c>.</summary>
    public string? UserType { get; init; } = "Member";

    /// <summary>Gets <c>PendingAcceptance</c> or <c>Accepted</c> for an invited guest.</summary>
    public string? ExternalUserState { get; init; }

    /// <summary>Gets whether the user is synchronised from an Active Directory; <see langword="null"/> if never.</summary>
    public bool? OnPremisesSyncEnabled { get; init; }

    /// <summary>Gets the key that joins the user with the Active Directory's.</summary>
    public string? OnPremisesImmutableId { get; init; }

    /// <summary>Gets the Active Directory's account name.</summary>
    public string? OnPremisesSamAccountName { get; init; }

    /// <summary>Gets the Active Directory's distinguished name.</summary>
    public string? OnPremisesDistinguishedName { get; init; }

    /// <summary>Gets the Active Directory's domain.</summary>
    public string? OnPremisesDomainName { get; init; }

    /// <summary>Gets the Active Directory's sign-in name.</summary>
    public string? OnPremisesUserPrincipalName { get; init; }
}
