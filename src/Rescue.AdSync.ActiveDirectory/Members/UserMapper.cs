using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>Makes a user of a directory entry.</summary>
internal sealed class UserMapper(DateTimeOffset now)
{
    private const long AccountDisabled = 0x2;
    private readonly long _now = now.ToFileTime();

    /// <summary>Gets the attributes that a user is made of.</summary>
    public static IReadOnlyList<string> Attributes { get; } =
    [
        AttributeName.UserPrincipalName, AttributeName.Mail, AttributeName.DisplayName, AttributeName.GivenName,
        AttributeName.Surname, AttributeName.Department, AttributeName.Title, AttributeName.Description,
        AttributeName.UserAccountControl, AttributeName.AccountExpires,
    ];

    /// <summary>Makes the user.</summary>
    public DirectoryUser Map(LdapEntry entry) => new()
    {
        Id = entry.Id,
        UserPrincipalName = entry.Text(AttributeName.UserPrincipalName),
        Mail = entry.Text(AttributeName.Mail),
        DisplayName = entry.Text(AttributeName.DisplayName),
        GivenName = entry.Text(AttributeName.GivenName),
        Surname = entry.Text(AttributeName.Surname),
        Department = entry.Text(AttributeName.Department),
        JobTitle = entry.Text(AttributeName.Title),
        Description = entry.Text(AttributeName.Description),
        State = State(entry),
    };

    // Locked out is not disabled (R5). What may not be read is not known (S1).
    private AccountState State(LdapEntry entry) => entry.Number(AttributeName.UserAccountControl) switch
    {
        null => AccountState.Unknown,
        { } control when (control & AccountDisabled) != 0 => AccountState.Disabled,
        _ => HasExpired(entry) ? AccountState.Expired : AccountState.Enabled,
    };

    // A number of 100 ns since 1601, UTC; zero and the greatest number both mean never.
    private bool HasExpired(LdapEntry entry) =>
        entry.Number(AttributeName.AccountExpires) is { } expiry and not (0 or long.MaxValue) && expiry <= _now;
}
