namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>The attributes of Active Directory that are read.</summary>
internal static class AttributeName
{
    public const string AccountExpires = "accountExpires";
    public const string CommonName = "cn";
    public const string DefaultNamingContext = "defaultNamingContext";
    public const string Department = "department";
    public const string Description = "description";
    public const string DisplayName = "displayName";
    public const string GivenName = "givenName";
    public const string GroupType = "groupType";
    public const string Mail = "mail";
    public const string Member = "member";
    public const string MemberOf = "memberOf";
    public const string NtSecurityDescriptor = "nTSecurityDescriptor";
    public const string ObjectClass = "objectClass";
    public const string ObjectGuid = "objectGUID";
    public const string ObjectSid = "objectSid";
    public const string PrimaryGroupId = "primaryGroupID";
    public const string SamAccountName = "sAMAccountName";
    public const string SamAccountType = "sAMAccountType";
    public const string Surname = "sn";
    public const string Title = "title";
    public const string TokenGroups = "tokenGroups";
    public const string UserAccountControl = "userAccountControl";
    public const string UserPrincipalName = "userPrincipalName";
}
