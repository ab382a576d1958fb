using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Opens signed-in connections to the directory.</summary>
internal interface ILdapConnector
{
    /// <summary>Connects to one domain controller and signs in.</summary>
    /// <exception cref="Directories.DirectoryException">The server cannot be reached, is not to be trusted, or refuses the account.</exception>
    Task<ILdapSession> ConnectAsync(CancellationToken cancellationToken);
}
