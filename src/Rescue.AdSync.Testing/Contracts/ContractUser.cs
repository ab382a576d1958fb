using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>A user to arrange in a directory. An attribute that is <see langword="null"/> is absent there.</summary>
/// <param name="Key">
/// What the contract calls the user: lower-case letters, digits and hyphens, at most 20. Fit for an account name.
/// </param>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed record ContractUser(string Key)
{
    /// <summary>Gets the key to give the user where the directory lets it be chosen; see <see cref="IDirectorySourceFixture.IdOf"/>.</summary>
    public ObjectId SuggestedId => ContractKeys.SuggestedId(Key);

    /// <summary>Gets the user principal name.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>Gets the mail attribute.</summary>
    public string? Mail { get; init; }

    /// <summary>Gets the display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Gets the surname.</summary>
    public string? Surname { get; init; }

    /// <summary>Gets the department.</summary>
    public string? Department { get; init; }

    /// <summary>Gets the job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the state that a read must find.</summary>
    public AccountState State { get; init; } = AccountState.Enabled;

    /// <summary>Gets a value indicating whether the user is a guest.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Makes the user that a read must find.</summary>
    /// <param name="id">The key that the directory gave.</param>
    public DirectoryUser ToDirectoryUser(ObjectId id) => new()
    {
        Id = id,
        UserPrincipalName = UserPrincipalName,
        Mail = Mail,
        DisplayName = DisplayName,
        GivenName = GivenName,
        Surname = Surname,
        Department = Department,
        JobTitle = JobTitle,
        Description = Description,
        State = State,
        IsGuest = IsGuest,
    };
}
