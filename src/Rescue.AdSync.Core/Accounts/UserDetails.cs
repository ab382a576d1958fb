namespace Rescue.AdSync.Accounts;

/// <summary>Everything Rescue tells of one user, as <c>getUser_v3</c> shows it.</summary>
/// <remarks>
/// Nick, SSO id, add-ons and the account-holder mark are nowhere else. Immutable. A write replaces the whole record, so
/// whatever is here and not managed has to be sent back unchanged (E5).
/// </remarks>
public sealed record UserDetails
{
    private readonly string? _name;
    private readonly string? _nick;
    private readonly string? _ssoId;
    private readonly string? _description;

    /// <summary>Gets the user's node.</summary>
    public required NodeId Id { get; init; }

    /// <summary>Gets the kind of user.</summary>
    public required NodeType Type { get; init; }

    /// <summary>Gets the name, or <see langword="null"/>.</summary>
    public string? Name { get => _name; init => _name = SingleLine.Clean(value); }

    /// <summary>Gets the nick, or <see langword="null"/>.</summary>
    public string? Nick { get => _nick; init => _nick = SingleLine.Clean(value); }

    /// <summary>Gets the sign-in e-mail; <see cref="EmailAddress.None"/> for a placeholder that was never filled.</summary>
    public EmailAddress Email { get; init; }

    /// <summary>Gets the single sign-on id, or <see langword="null"/>.</summary>
    public string? SsoId { get => _ssoId; init => _ssoId = SingleLine.Clean(value); }

    /// <summary>Gets the description, or <see langword="null"/>.</summary>
    public string? Description { get => _description; init => _description = SingleLine.Clean(value); }

    /// <summary>Gets a value indicating whether the user holds a mobile licence.</summary>
    public bool HasMobileAddOn { get; init; }

    /// <summary>Gets a value indicating whether the user holds the RPAT add-on.</summary>
    public bool HasRpatAddOn { get; init; }

    /// <summary>Gets a value indicating whether the user is the master account holder, who is never touched (R14).</summary>
    public bool IsAccountHolder { get; init; }

    /// <summary>Gets a value indicating whether the user may sign in.</summary>
    public bool IsEnabled { get; init; }
}
