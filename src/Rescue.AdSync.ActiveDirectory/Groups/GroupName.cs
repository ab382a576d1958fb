using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Groups;

/// <summary>Decides what a group is called.</summary>
internal static class GroupName
{
    /// <summary>Returns the name that administrators see in the directory, else the account name, else the key.</summary>
    public static string Of(LdapEntry group) =>
        group.Text(AttributeName.CommonName) ?? group.Text(AttributeName.SamAccountName) ?? group.Id.ToString();
}
