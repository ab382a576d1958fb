namespace Rescue.AdSync.Hosting;

/// <summary>The kinds of directory that configuration can name.</summary>
public enum DirectoryKind
{
    /// <summary>An Active Directory domain, over LDAP.</summary>
    ActiveDirectory,

    /// <summary>A Microsoft Entra tenant, over Microsoft Graph.</summary>
    Entra,

    /// <summary>A JSON file of groups and users.</summary>
    File,
}
