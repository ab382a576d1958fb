using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>What the reading of each group of one domain needs.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="RangeStep">How many names to ask for at a time, or <see langword="null"/> to leave it to the server.</param>
/// <param name="Users">Makes users of entries.</param>
/// <param name="IsKnown">Tells whether a user is in the snapshot already; asked by several threads.</param>
internal sealed record ReadContext(DomainReader Domain, int? RangeStep, UserMapper Users, Func<ObjectId, bool> IsKnown)
{
    /// <summary>Determines whether a name, given with its key, is of an object in another domain.</summary>
    public bool IsElsewhere(ExtendedName name) =>
        !name.Id.IsNone
        && DistinguishedName.DomainOf(name.Dn) is { } domain
        && !domain.Equals(Domain.DomainDn, StringComparison.OrdinalIgnoreCase);
}
