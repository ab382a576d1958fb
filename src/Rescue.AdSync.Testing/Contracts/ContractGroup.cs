namespace Rescue.AdSync.Testing.Contracts;

/// <summary>A group to arrange in a directory.</summary>
/// <param name="Key">
/// What the contract calls the group: lower-case letters, digits and hyphens, at most 20. It must not become a name that a
/// search can find, or only one that <paramref name="Name"/> would be found by as well.
/// </param>
/// <param name="Name">The name.</param>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed record ContractGroup(string Key, string Name)
{
    /// <summary>Gets the key to give the group where the directory lets it be chosen; see <see cref="IDirectorySourceFixture.IdOf"/>.</summary>
    public ObjectId SuggestedId => ContractKeys.SuggestedId(Key);

    /// <summary>Gets the description, or <see langword="null"/>.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the direct members, by their keys: users, groups and things of the same world.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
