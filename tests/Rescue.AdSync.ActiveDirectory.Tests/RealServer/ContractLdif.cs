using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>Writes the contract's world as entries of a domain. What the contract calls somebody is the account name.</summary>
internal static class ContractLdif
{
    private const string People = "OU=Contract People,DC=adsync,DC=test";
    private const string Groups = "OU=Contract Groups,DC=adsync,DC=test";
    private const string Stranger = "<SID=S-1-5-21-1-2-3-1104>";

    public static string Write(ContractWorld world)
    {
        var ldif = new Ldif();
        ldif.Add(People, ("objectClass", "organizationalUnit"));
        ldif.Add(Groups, ("objectClass", "organizationalUnit"));
        foreach (ContractUser user in world.Users)
        {
            ldif.Add(Person(user.Key), Attributes(user));
        }

        foreach (ContractThing thing in world.Things)
        {
            AddThing(ldif, thing);
        }

        // Groups of one name stand in a place each. Members come last, for groups may contain each other.
        foreach (ContractGroup group in world.Groups)
        {
            ldif.Add(Place(group), ("objectClass", "organizationalUnit"));
            ldif.Add(Dn(group), Attributes(group));
        }

        foreach (ContractGroup group in world.Groups.Where(group => group.Members.Count > 0))
        {
            ldif.AddValues(Dn(group), "member", group.Members.Select(member => Member(world, member)));
        }

        return ldif.ToString();
    }

    public static string Person(string key) => $"CN={key},{People}";

    private static string Place(ContractGroup group) => $"OU={group.Key},{Groups}";

    private static string Dn(ContractGroup group) => $"CN={Ldif.Escape(group.Name)},{Place(group)}";

    private static string Member(ContractWorld world, string key)
    {
        if (world.FindThing(key)?.Kind == ContractThingKind.Unreadable)
        {
            return Stranger;
        }

        return world.FindGroup(key) is { } group ? Dn(group) : Person(key);
    }

    private static void AddThing(Ldif ldif, ContractThing thing)
    {
        if (thing.Kind == ContractThingKind.Contact)
        {
            ldif.Add(Person(thing.Key), ("objectClass", "contact"), ("mail", $"{thing.Key}@example.com"));
        }
        else if (thing.Kind == ContractThingKind.Computer)
        {
            ldif.Add(Person(thing.Key), ("objectClass", "computer"), ("sAMAccountName", $"{thing.Key}$"), ("userAccountControl", "4096"));
        }
    }

    private static IEnumerable<(string Name, string Value)> Attributes(ContractGroup group) => Present(
        ("objectClass", "group"),
        ("sAMAccountName", group.Key),
        ("groupType", "-2147483640"),
        ("description", group.Description));

    private static IEnumerable<(string Name, string Value)> Attributes(ContractUser user) => Present(
        ("objectClass", "user"),
        ("sAMAccountName", user.Key),
        ("userPrincipalName", user.UserPrincipalName),
        ("mail", user.Mail),
        ("displayName", user.DisplayName),
        ("givenName", user.GivenName),
        ("sn", user.Surname),
        ("department", user.Department),
        ("title", user.JobTitle),
        ("description", user.Description),
        ("userAccountControl", user.State == AccountState.Disabled ? "514" : "512"),
        ("accountExpires", user.State == AccountState.Expired ? "125911584000000000" : null));

    private static IEnumerable<(string Name, string Value)> Present(params (string Name, string? Value)[] attributes) =>
        attributes.Where(attribute => attribute.Value is not null).Select(attribute => (attribute.Name, attribute.Value!));
}
