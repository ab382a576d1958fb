using System.Globalization;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.EndToEnd;

/// <summary>The directory of the end-to-end tests: everything in it that makes reading and placing people hard.</summary>
internal static class ExampleDomain
{
    public const string LevelTwo = "Support, Level 2 (EMEA) \"Ärger\"";
    public const string Support = "Support";

    private const string People = "OU=People,DC=adsync,DC=test";
    private const string Groups = "OU=Groups,DC=adsync,DC=test";

    /// <summary>Gets the whole directory.</summary>
    /// <param name="crowd">How many people the group Crowd has.</param>
    public static string Build(int crowd)
    {
        var ldif = new Ldif();
        ldif.Add(People, ("objectClass", "organizationalUnit"));
        ldif.Add(Groups, ("objectClass", "organizationalUnit"));
        AddPerson(ldif, "Ann Ash", "ann");
        AddPerson(ldif, "O'Neil, Zoë \"Zed\" (Berlin)", "zoe");
        AddPerson(ldif, "Bob Berg", "bob");
        AddPerson(ldif, "Jürgen Müller-Lüdenscheidt", "juergen");
        AddPerson(ldif, "Dora Disabled", "dora", ("userAccountControl", "514"));
        AddPerson(ldif, "Emil Expired", "emil", ("accountExpires", "125911584000000000"));
        AddPerson(ldif, "Fay New and Disabled", "fay", ("userAccountControl", "514"));
        AddPerson(ldif, "Gus Guest", "gus");
        AddPerson(ldif, "Mia Master", "mia");
        AddPerson(ldif, "Adam Admin", "adam");
        AddGroup(ldif, Support, "Ann Ash", "O'Neil, Zoë \"Zed\" (Berlin)", "Dora Disabled", "Emil Expired", "Fay New and Disabled");
        AddGroup(ldif, LevelTwo, "Bob Berg", "Jürgen Müller-Lüdenscheidt", "Ann Ash");
        ldif.AddValues(Group(Support), "member", Group(LevelTwo));
        ldif.AddValues(Group(LevelTwo), "member", Group(Support));
        AddGroup(ldif, "Rescue Masters", "Mia Master");
        AddGroup(ldif, "Rescue Admins", "Adam Admin");
        AddPrimaryGroup(ldif, "Gus Guest");
        AddCrowd(ldif, crowd);
        return ldif.ToString();
    }

    /// <summary>Gets the change by which somebody joins Support.</summary>
    public static string Joiner(string name, string account)
    {
        var ldif = new Ldif();
        AddPerson(ldif, name, account);
        ldif.AddValues(Group(Support), "member", Person(name));
        return ldif.ToString();
    }

    private static string Person(string name) => $"CN={Ldif.Escape(name)},{People}";

    private static string Group(string name) => $"CN={Ldif.Escape(name)},{Groups}";

    private static void AddPerson(Ldif ldif, string name, string account, params (string Name, string Value)[] more)
    {
        List<(string, string)> attributes =
        [
            ("objectClass", "user"), ("sAMAccountName", account), ("userPrincipalName", $"{account}@adsync.test"),
            ("mail", $"{account}@adsync.test"), ("displayName", name), .. more,
        ];
        if (!more.Any(attribute => attribute.Name == "userAccountControl"))
        {
            attributes.Add(("userAccountControl", "512"));
        }

        ldif.Add(Person(name), attributes);
    }

    private static void AddGroup(Ldif ldif, string name, params string[] members) => ldif.Add(
        Group(name),
        [("objectClass", "group"), ("sAMAccountName", string.Concat(name.Where(char.IsAsciiLetterOrDigit))), ("groupType", "-2147483646"), .. members.Select(member => ("member", Person(member)))]);

    // The primary group is in no member list: 514 is the well-known number of Domain Guests.
    private static void AddPrimaryGroup(Ldif ldif, string member)
    {
        ldif.AddValues("CN=Domain Guests,CN=Users,DC=adsync,DC=test", "member", Person(member));
        ldif.Replace(Person(member), "primaryGroupID", "514");
    }

    private static void AddCrowd(Ldif ldif, int size)
    {
        string[] names = [.. Enumerable.Range(0, size).Select(number => $"Crowd {number.ToString("D4", CultureInfo.InvariantCulture)}")];
        foreach (string name in names)
        {
            AddPerson(ldif, name, name.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant());
        }

        AddGroup(ldif, "Crowd", names);
    }
}
