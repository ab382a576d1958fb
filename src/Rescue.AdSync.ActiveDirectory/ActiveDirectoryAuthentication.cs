namespace Rescue.AdSync.ActiveDirectory;

/// <summary>How the source signs in to a domain controller.</summary>
public enum ActiveDirectoryAuthentication
{
    /// <summary>User name and password (an LDAP simple bind).</summary>
    Simple,

    /// <summary>
    /// Kerberos, as whoever runs the process: the account of a Windows service, elsewhere the ticket cache
    /// (<c>kinit</c>) or the keytab that <c>KRB5_CLIENT_KTNAME</c> names.
    /// </summary>
    Negotiate,
}
