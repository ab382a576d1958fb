namespace Rescue.AdSync.Directories;

/// <summary>A user account as one directory shows it.</summary>
/// <remarks>
/// Immutable, and safe to share between threads. Texts are brought to one clean line when they are set; an empty text is
/// <see langword="null"/>. The keys that users are matched by are hashed once, here.
/// </remarks>
public sealed record DirectoryUser
{
    private readonly string? _displayName;
    private readonly string? _givenName;
    private readonly string? _surname;
    private readonly string? _department;
    private readonly string? _jobTitle;
    private readonly string? _description;

    /// <summary>Gets the immutable key.</summary>
    public required ObjectId Id { get; init; }

    /// <summary>Gets the user principal name, or <see langword="null"/>.</summary>
    public string? UserPrincipalName
    {
        get => Upn.IsNone ? null : Upn.ToString();
        init => Upn = EmailAddress.From(value);
    }

    /// <summary>Gets the mail attribute, or <see langword="null"/>.</summary>
    public string? Mail
    {
        get => MailAddress.IsNone ? null : MailAddress.ToString();
        init => MailAddress = EmailAddress.From(value);
    }

    /// <summary>Gets the display name, or <see langword="null"/>.</summary>
    public string? DisplayName { get => _displayName; init => _displayName = SingleLine.Clean(value); }

    /// <summary>Gets the given name, or <see langword="null"/>.</summary>
    public string? GivenName { get => _givenName; init => _givenName = SingleLine.Clean(value); }

    /// <summary>Gets the surname, or <see langword="null"/>.</summary>
    public string? Surname { get => _surname; init => _surname = SingleLine.Clean(value); }

    /// <summary>Gets the department, or <see langword="null"/>.</summary>
    public string? Department { get => _department; init => _department = SingleLine.Clean(value); }

    /// <summary>Gets the job title, or <see langword="null"/>.</summary>
    public string? JobTitle { get => _jobTitle; init => _jobTitle = SingleLine.Clean(value); }

    /// <summary>Gets the description, or <see langword="null"/>.</summary>
    public string? Description { get => _description; init => _description = SingleLine.Clean(value); }

    /// <summary>Gets whether the account may sign in.</summary>
    /// <value>The default value is <see cref="AccountState.Unknown"/>: what was not read is not known (S1).</value>
    public AccountState State { get; init; }

    /// <summary>Gets a value indicating whether the account is a guest of the directory (R5).</summary>
    public bool IsGuest { get; init; }

    /// <summary>Gets the mail attribute as an address.</summary>
    internal EmailAddress MailAddress { get; private init; }

    /// <summary>Gets the user principal name as an address.</summary>
    internal EmailAddress Upn { get; private init; }

    /// <summary>Returns what a person would call this user: e-mail, UPN, display name or, failing all, the key.</summary>
    public override string ToString() => Mail ?? UserPrincipalName ?? DisplayName ?? Id.ToString();
}
