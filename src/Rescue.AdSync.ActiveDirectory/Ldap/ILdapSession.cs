namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>
/// A signed-in connection to one domain controller: the seam behind which the LDAP library stands, and the only thing that a
/// different library would have to offer.
/// </summary>
/// <remarks>
/// Blocking by design, and called from several threads at once: see decision 0001. Ending it while a request is under way is
/// not allowed.
/// </remarks>
internal interface ILdapSession : IDisposable
{
    /// <summary>Gets the domain controller's name or address.</summary>
    string Server { get; }

    /// <summary>Sends one request and waits for the answer.</summary>
    /// <param name="query">The search.</param>
    /// <param name="cookie">The mark of the page before, or empty for the first.</param>
    /// <exception cref="LdapFailureException">The server refused, broke off or did not answer in time.</exception>
    LdapPage Search(LdapQuery query, ReadOnlyMemory<byte> cookie);
}
