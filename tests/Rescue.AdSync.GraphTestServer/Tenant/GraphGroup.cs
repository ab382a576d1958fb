namespace Rescue.AdSync.GraphTesting;

/// <summary>A group, with the properties of the Graph resource <c>group</c> that tell its kind.</summary>
public sealed record GraphGroup : GraphDirectoryObject
{
    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the mail alias.</summary>
    public string? MailNickname { get; init; }

    /// <summary>Gets the SMTP address.</summary>
    public string? Mail { get; init; }

    /// <summary>Gets <c>Unified</c> for a Microsoft 365 group and <c>DynamicMembership</c> for one whose members follow a rule.</summary>
    public IReadOnlyList<string> GroupTypes { get; init; } = [];

    /// <summary>Gets whether it is a security group.</summary>
    public bool? SecurityEnabled { get; init; } = true;

    /// <summary>Gets whether it receives mail.</summary>
    public bool? MailEnabled { get; init; } = false;

    /// <summary>Gets <c>Public</c>, <c>Private</c>, <c>HiddenMembership</c> or <see langword="null"/>.</summary>
    public string? Visibility { get; init; }

    /// <summary>Gets whether a directory role may be given to the group.</summary>
    public bool? IsAssignableToRole { get; init; }

    /// <summary>Gets the rule of a dynamic group.</summary>
    public string? MembershipRule { get; init; }

    /// <summary>Gets <c>On</c> or <c>Paused</c> for a dynamic group.</summary>
    public string? MembershipRuleProcessingState { get; init; }

    /// <summary>Gets whether the group is synchronised from an Active Directory; <see langword="null"/> if never.</summary>
    public bool? OnPremisesSyncEnabled { get; init; }

    /// <summary>Gets the Active Directory's SID.</summary>
    public string? OnPremisesSecurityIdentifier { get; init; }

    /// <summary>Gets the Active Directory's account name.</summary>
    public string? OnPremisesSamAccountName { get; init; }

    /// <summary>Gets the Active Directory's domain.</summary>
    public string? OnPremisesDomainName { get; init; }

    /// <summary>Gets the SID.</summary>
    public string? SecurityIdentifier { get; init; }

    /// <summary>Gets the addresses with their kind.</summary>
    public IReadOnlyList<string> ProxyAddresses { get; init; } = [];

    internal bool IsUnified => GroupTypes.Contains("Unified");

    internal bool HidesMembers => Visibility == "HiddenMembership";
}
