namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>One answer of the server.</summary>
/// <param name="Entries">The entries.</param>
internal sealed record LdapPage(IReadOnlyList<LdapEntry> Entries)
{
    /// <summary>Gets the server's mark of where the next page begins; empty after the last.</summary>
    public ReadOnlyMemory<byte> Cookie { get; init; }

    /// <summary>Gets the addresses of other servers that hold more of the answer.</summary>
    public IReadOnlyList<string> Referrals { get; init; } = [];
}
