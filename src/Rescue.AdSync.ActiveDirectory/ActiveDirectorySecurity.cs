namespace Rescue.AdSync.ActiveDirectory;

/// <summary>How the connection to a domain controller is protected.</summary>
public enum ActiveDirectorySecurity
{
    /// <summary>TLS from the first byte; port 636 unless another is named.</summary>
    Ldaps,

    /// <summary>TLS begun on the plain port, before anything is sent that matters; port 389 unless another is named.</summary>
    StartTls,

    /// <summary>
    /// No TLS. With <see cref="ActiveDirectoryAuthentication.Simple"/> the password and the data cross the network in clear
    /// text, which is logged as a warning at each read; with <see cref="ActiveDirectoryAuthentication.Negotiate"/> Kerberos
    /// signs and seals the connection itself.
    /// </summary>
    None,
}
