namespace Rescue.AdSync.Accounts;

/// <summary>A whole user record, as <c>setUser_v2</c> writes it: every field, every time (E5).</summary>
public sealed record UserRecord
{
    /// <summary>Gets the user's own node.</summary>
    public required NodeId Id { get; init; }

    /// <summary>Gets the name; Rescue refuses an empty one.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the sign-in e-mail.</summary>
    public required EmailAddress Email { get; init; }

    /// <summary>Gets the nick, or <see langword="null"/> for none.</summary>
    public string? Nick { get; init; }

    /// <summary>Gets the single sign-on id, or <see langword="null"/> for none.</summary>
    public string? SsoId { get; init; }

    /// <summary>Gets the description, or <see langword="null"/> for none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets a value indicating whether the user may sign in.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>Gets a value indicating whether the user holds a mobile licence.</summary>
    public required bool HasMobileAddOn { get; init; }

    /// <summary>Gets a value indicating whether the user holds the RPAT add-on.</summary>
    public required bool HasRpatAddOn { get; init; }

    /// <summary>Gets the password to set, or <see langword="null"/> to keep the one there is.</summary>
    public Secret? NewPassword { get; init; }

    /// <summary>Makes the record that leaves a user as they are.</summary>
    /// <param name="details">The user as just read.</param>
    public static UserRecord Keep(UserDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return new UserRecord
        {
            Id = details.Id,
            Name = details.Name ?? string.Empty,
            Email = details.Email,
            Nick = details.Nick,
            SsoId = details.SsoId,
            Description = details.Description,
            IsEnabled = details.IsEnabled,
            HasMobileAddOn = details.HasMobileAddOn,
            HasRpatAddOn = details.HasRpatAddOn,
        };
    }
}
