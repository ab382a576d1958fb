namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>A request that failed. It stays inside the package: a group becomes incomplete by it, or a DirectoryException is made of it.</summary>
internal sealed class LdapFailureException(LdapFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Gets what kind of failure it is.</summary>
    public LdapFailure Failure => failure;
}
