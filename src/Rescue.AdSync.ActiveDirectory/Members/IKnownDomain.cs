using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>A domain in which members that stand elsewhere can be looked for.</summary>
internal interface IKnownDomain
{
    /// <summary>Gets the name under which the domain is configured.</summary>
    string Name { get; }

    /// <summary>Determines whether the domain is already known to be another than this, by identifier or distinguished name.</summary>
    bool IsKnownNotToBe(string domain);

    /// <summary>Connects to the domain. Whoever asked ends the session.</summary>
    /// <exception cref="Directories.DirectoryException">It cannot be reached, or refuses the account.</exception>
    /// <exception cref="LdapFailureException">It does not say which domain it is.</exception>
    OpenDomain Open(CancellationToken cancellationToken);
}
