namespace Rescue.AdSync.Testing.Contracts;

/// <summary>What a member is that is neither a user nor a group.</summary>
public enum ContractThingKind
{
    /// <summary>A contact: an address without an account. It does not count (R5).</summary>
    Contact,

    /// <summary>A computer or another device. It does not count (R5).</summary>
    Computer,

    /// <summary>
    /// A member that the source cannot see, whoever it may be: hidden, in another domain, or gone. It makes its group
    /// incomplete (S1).
    /// </summary>
    Unreadable,
}

/// <summary>A member to arrange that is neither a user nor a group.</summary>
/// <param name="Key">What the contract calls it: lower-case letters, digits and hyphens, at most 20.</param>
/// <param name="Kind">What it is.</param>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed record ContractThing(string Key, ContractThingKind Kind)
{
    /// <summary>Gets the key to give it where the directory lets it be chosen.</summary>
    public ObjectId SuggestedId => ContractKeys.SuggestedId(Key);
}
