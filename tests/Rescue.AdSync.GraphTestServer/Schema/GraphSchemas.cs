using System.Text.Json.Nodes;

namespace Rescue.AdSync.GraphTesting.Schema;

/// <summary>The resource types of the tenant.</summary>
internal static class GraphSchemas
{
    public static readonly GraphSchema User = Create<GraphUser>("user", "users",
    [
        Of<GraphUser>("id", user => user.Id) with { IsDefault = true, IsBasic = true, Filter = FilterSupport.Default },
        Of<GraphUser>("businessPhones", user => Texts(user.BusinessPhones)) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphUser>("displayName", user => user.DisplayName) with { IsDefault = true, IsBasic = true, Filter = FilterSupport.Default },
        Of<GraphUser>("givenName", user => user.GivenName) with { IsDefault = true, IsBasic = true, Filter = FilterSupport.Default },
        Of<GraphUser>("jobTitle", user => user.JobTitle) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphUser>("mail", user => user.Mail) with { IsDefault = true, IsBasic = true, Filter = FilterSupport.Default },
        Of<GraphUser>("mobilePhone", user => user.MobilePhone) with { IsDefault = true, Filter = FilterSupport.Advanced },
        Of<GraphUser>("officeLocation", user => user.OfficeLocation) with { IsDefault = true, Filter = FilterSupport.Advanced },
        Of<GraphUser>("preferredLanguage", user => user.PreferredLanguage) with { IsDefault = true, Filter = FilterSupport.Advanced },
        Of<GraphUser>("surname", user => user.Surname) with { IsDefault = true, IsBasic = true, Filter = FilterSupport.Default },
        Of<GraphUser>("userPrincipalName", user => user.UserPrincipalName) with { IsDefault = true, IsBasic = true, Filter = FilterSupport.Default },
        Of<GraphUser>("accountEnabled", user => user.AccountEnabled) with { Filter = FilterSupport.Default },
        Of<GraphUser>("city", user => user.City) with { Filter = FilterSupport.Default },
        Of<GraphUser>("companyName", user => user.CompanyName) with { Filter = FilterSupport.Advanced },
        Of<GraphUser>("country", user => user.Country) with { Filter = FilterSupport.Default },
        Of<GraphUser>("createdDateTime", user => Time(user.CreatedDateTime)) with { Filter = FilterSupport.Default },
        Of<GraphUser>("deletedDateTime", user => Time(user.DeletedDateTime)) with { Filter = FilterSupport.Default },
        Of<GraphUser>("department", user => user.Department) with { Filter = FilterSupport.Default },
        Of<GraphUser>("employeeId", user => user.EmployeeId) with { Filter = FilterSupport.Default },
        Of<GraphUser>("employeeType", user => user.EmployeeType) with { Filter = FilterSupport.Advanced },
        Of<GraphUser>("externalUserState", user => user.ExternalUserState) with { Filter = FilterSupport.Default },
        Of<GraphUser>("mailNickname", user => user.MailNickname) with { Filter = FilterSupport.Default },
        Of<GraphUser>("otherMails", user => Texts(user.OtherMails)) with { Filter = FilterSupport.Default },
        Of<GraphUser>("proxyAddresses", user => Texts(user.ProxyAddresses)) with { Filter = FilterSupport.Default },
        Of<GraphUser>("onPremisesDistinguishedName", user => user.OnPremisesDistinguishedName),
        Of<GraphUser>("onPremisesDomainName", user => user.OnPremisesDomainName),
        Of<GraphUser>("onPremisesImmutableId", user => user.OnPremisesImmutableId) with { Filter = FilterSupport.Advanced },
        Of<GraphUser>("onPremisesSamAccountName", user => user.OnPremisesSamAccountName) with { Filter = FilterSupport.Advanced },
        Of<GraphUser>("onPremisesSyncEnabled", user => user.OnPremisesSyncEnabled) with { Filter = FilterSupport.Default },
        Of<GraphUser>("onPremisesUserPrincipalName", user => user.OnPremisesUserPrincipalName) with { Filter = FilterSupport.Default },
        Of<GraphUser>("userType", user => user.UserType) with { Filter = FilterSupport.Default },
    ]);

    public static readonly GraphSchema Group = Create<GraphGroup>("group", "groups",
    [
        Of<GraphGroup>("id", group => group.Id) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("deletedDateTime", group => Time(group.DeletedDateTime)) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("createdDateTime", group => Time(group.CreatedDateTime)) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("description", group => group.Description) with { IsDefault = true, Filter = FilterSupport.Advanced },
        Of<GraphGroup>("displayName", group => group.DisplayName) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("groupTypes", group => Texts(group.GroupTypes)) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("isAssignableToRole", group => group.IsAssignableToRole) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("mail", group => group.Mail) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("mailEnabled", group => group.MailEnabled) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("mailNickname", group => group.MailNickname) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("membershipRule", group => group.MembershipRule) with { IsDefault = true },
        Of<GraphGroup>("membershipRuleProcessingState", group => group.MembershipRuleProcessingState) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("onPremisesDomainName", group => group.OnPremisesDomainName) with { IsDefault = true },
        Of<GraphGroup>("onPremisesSamAccountName", group => group.OnPremisesSamAccountName) with { IsDefault = true, Filter = FilterSupport.Advanced },
        Of<GraphGroup>("onPremisesSecurityIdentifier", group => group.OnPremisesSecurityIdentifier) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("onPremisesSyncEnabled", group => group.OnPremisesSyncEnabled) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("proxyAddresses", group => Texts(group.ProxyAddresses)) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("securityEnabled", group => group.SecurityEnabled) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("securityIdentifier", group => group.SecurityIdentifier) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphGroup>("visibility", group => group.Visibility) with { IsDefault = true },
    ]);

    public static readonly GraphSchema Device = Create<GraphDevice>("device", "devices",
    [
        Of<GraphDevice>("id", device => device.Id) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphDevice>("accountEnabled", device => device.AccountEnabled) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphDevice>("deviceId", device => device.DeviceId) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphDevice>("displayName", device => device.DisplayName) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphDevice>("operatingSystem", device => device.OperatingSystem) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphDevice>("operatingSystemVersion", device => device.OperatingSystemVersion) with { IsDefault = true, Filter = FilterSupport.Default },
    ]);

    public static readonly GraphSchema ServicePrincipal = Create<GraphServicePrincipal>("servicePrincipal", "servicePrincipals",
    [
        Of<GraphServicePrincipal>("id", principal => principal.Id) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphServicePrincipal>("accountEnabled", principal => principal.AccountEnabled) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphServicePrincipal>("appId", principal => principal.AppId) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphServicePrincipal>("displayName", principal => principal.DisplayName) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphServicePrincipal>("servicePrincipalType", principal => principal.ServicePrincipalType) with { IsDefault = true, Filter = FilterSupport.Default },
    ]);

    public static readonly GraphSchema OrgContact = Create<GraphOrgContact>("orgContact", "contacts",
    [
        Of<GraphOrgContact>("id", contact => contact.Id) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphOrgContact>("companyName", contact => contact.CompanyName) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphOrgContact>("displayName", contact => contact.DisplayName) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphOrgContact>("givenName", contact => contact.GivenName) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphOrgContact>("mail", contact => contact.Mail) with { IsDefault = true, Filter = FilterSupport.Default },
        Of<GraphOrgContact>("surname", contact => contact.Surname) with { IsDefault = true, Filter = FilterSupport.Default },
    ]);

    public static readonly IReadOnlyList<GraphSchema> All = [User, Group, Device, ServicePrincipal, OrgContact];

    /// <summary>Finds the type of an object.</summary>
    public static GraphSchema Of(GraphDirectoryObject value) => All.First(schema => schema.Type == value.GetType());

    /// <summary>Finds a type by its name, with or without the namespace.</summary>
    public static GraphSchema? Find(string name)
    {
        string simple = name.StartsWith("microsoft.graph.", StringComparison.OrdinalIgnoreCase) ? name["microsoft.graph.".Length..]
            : name.StartsWith("graph.", StringComparison.OrdinalIgnoreCase) ? name["graph.".Length..]
            : name;
        return All.FirstOrDefault(schema => schema.Name.Equals(simple, StringComparison.OrdinalIgnoreCase));
    }

    private static GraphSchema Create<T>(string name, string segment, IReadOnlyList<GraphProperty> properties) =>
        new(name, segment, typeof(T), properties);

    private static GraphProperty Of<T>(string name, Func<T, JsonNode?> read)
        where T : GraphDirectoryObject => new(name, value => read((T)value));

    private static JsonArray Texts(IReadOnlyList<string> values) => new([.. values.Select(value => (JsonNode?)value)]);

    private static JsonNode? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
