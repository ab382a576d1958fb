namespace Rescue.AdSync.Accounts;

/// <summary>Who the credential belongs to, as <c>getAccount</c> shows it.</summary>
/// <param name="AccountId">The account (company) id.</param>
/// <param name="Organization">The organisation's name.</param>
/// <param name="AdministratorNode">The caller's node as an administrator; <see cref="NodeId.None"/> for one who is none.</param>
/// <param name="TechnicianNode">The caller's node as a technician; <see cref="NodeId.None"/> for one who is none.</param>
/// <param name="Email">The caller's sign-in e-mail.</param>
public sealed record RescueAccount(
    long AccountId,
    string? Organization,
    NodeId AdministratorNode,
    NodeId TechnicianNode,
    EmailAddress Email);
