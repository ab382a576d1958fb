using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>What stands in the test domain.</summary>
internal static class SampleDomain
{
    public const string People = "OU=People,DC=adsync,DC=test";
    public const string Groups = "OU=Groups,DC=adsync,DC=test";
    public const string Vault = "OU=Vault,DC=adsync,DC=test";
    public const int CrowdSize = 2500;

    /// <summary>Gets names that mean something to a filter, to a distinguished name or to LDIF.</summary>
    public static IReadOnlyList<string> HostileNames { get; } =
    [
        "Ash, Ann", "Say \"hello\"", "Grüße an Jürgen", "Level (2)", @"Back\slash", "#1 Support", " leading space", "Star * Team",
        "a=b", "plus+minus", "less<more>", "semi;colon", "*", @"\2a", ")(cn=*", "(|(cn=*))", "日本語", "Émile & Söhne", "trailing space ",
        @"\", "null=#00", "CN=Level (2)",
    ];

    public static string Build()
    {
        var ldif = new Ldif();
        foreach (string unit in (string[])[People, Groups, Vault])
        {
            ldif.Add(unit, ("objectClass", "organizationalUnit"));
        }

        AddPeople(ldif);
        AddThings(ldif);
        AddNestedGroups(ldif);
        AddCrowd(ldif);
        AddHostileNames(ldif);
        AddGroupsOfEveryKind(ldif);
        return ldif.ToString();
    }

    public static string Person(string name) => $"CN={Ldif.Escape(name)},{People}";

    public static string Group(string name) => $"CN={Ldif.Escape(name)},{Groups}";

    private static void AddPeople(Ldif ldif)
    {
        AddPerson(
            ldif,
            "Ann Ash",
            "ann",
            ("mail", "ann@adsync.test"),
            ("displayName", "Ann Ash"),
            ("givenName", "Ann"),
            ("sn", "Ash"),
            ("department", "Service Desk"),
            ("title", "Technician"),
            ("description", "First line"));
        AddPerson(ldif, "Bob Berg", "bob", ("mail", "bob@adsync.test"), ("lockoutTime", "133000000000000000"));
        AddPerson(ldif, "Cem Can", "cem", ("mail", "cem@adsync.test"));
        AddPerson(ldif, "Dora Dunn", "dora", ("mail", "dora@adsync.test"));
        AddPerson(ldif, "Emil Eck", "emil", ("userAccountControl", "514"));
        AddPerson(ldif, "Fay Frost", "fay", ("accountExpires", "125911584000000000"));
        AddPerson(ldif, "Gus Gray", "gus", ("accountExpires", "193444416000000000"));
        AddPerson(ldif, "Hal Hill", "hal", ("accountExpires", "0"));
        AddPerson(ldif, "Ida Iron", "ida");
        ldif.Add(
            Person("Jon June"),
            ("objectClass", "inetOrgPerson"),
            ("sAMAccountName", "jon"),
            ("sn", "June"),
            ("userAccountControl", "512"));
        ldif.Add($"CN=Vic Vale,{Vault}", ("objectClass", "user"), ("sAMAccountName", "vic"), ("userAccountControl", "512"));
    }

    private static void AddPerson(Ldif ldif, string name, string account, params (string Name, string Value)[] attributes)
    {
        List<(string, string)> all = [("objectClass", "user"), ("sAMAccountName", account), ("userPrincipalName", $"{account}@adsync.test"), .. attributes];
        if (!attributes.Any(attribute => attribute.Name == "userAccountControl"))
        {
            all.Add(("userAccountControl", "512"));
        }

        ldif.Add(Person(name), all);
    }

    private static void AddThings(Ldif ldif)
    {
        ldif.Add(Person("Supplier Contact"), ("objectClass", "contact"), ("mail", "supplier@example.com"));
        ldif.Add(Person("PC-042"), ("objectClass", "computer"), ("sAMAccountName", "PC-042$"), ("userAccountControl", "4096"));
    }

    private static void AddNestedGroups(Ldif ldif)
    {
        AddGroup(ldif, "Level 3", "-2147483646", Person("Dora Dunn"));
        AddGroup(ldif, "Level 2", "-2147483646", Person("Cem Can"), Group("Level 3"));
        AddGroup(ldif, "Support", "-2147483646", Person("Ann Ash"), Person("Bob Berg"), Person("Supplier Contact"), Person("PC-042"), Group("Level 2"));
        ldif.AddValues(Group("Level 3"), "member", Group("Support"));
        ldif.Replace(Group("Support"), "description", "Everybody who helps");
        AddGroup(ldif, "States", "-2147483646", [.. ((string[])["Ann Ash", "Bob Berg", "Emil Eck", "Fay Frost", "Gus Gray", "Hal Hill", "Ida Iron", "Jon June"]).Select(Person)]);
        AddGroup(ldif, "With Strangers", "-2147483640", Person("Ann Ash"), "<SID=S-1-5-21-1-2-3-1104>");
        AddGroup(ldif, "With Vault", "-2147483646", Person("Ann Ash"), $"CN=Vic Vale,{Vault}");
        AddGroup(ldif, "Secret List", "-2147483646", Person("Ann Ash"), Person("Bob Berg"));
        AddGroup(ldif, "Nobody", "-2147483646");
    }

    private static void AddCrowd(Ldif ldif)
    {
        string[] names = [.. Enumerable.Range(0, CrowdSize).Select(i => $"User {i:D4}")];
        for (int i = 0; i < names.Length; i++)
        {
            AddPerson(ldif, names[i], $"u{i:D4}", ("mail", $"u{i:D4}@adsync.test"));
        }

        AddGroup(ldif, "Crowd", "-2147483646", [.. names.Select(Person)]);
    }

    private static void AddHostileNames(Ldif ldif)
    {
        int number = 0;
        foreach (string name in HostileNames)
        {
            ldif.Add(Person($"Member of {name}"), ("objectClass", "user"), ("sAMAccountName", $"h{number}"), ("userAccountControl", "512"), ("displayName", name));
            ldif.Add(Group(name), ("objectClass", "group"), ("sAMAccountName", $"hostile-{number++}"), ("member", Person($"Member of {name}")));
        }
    }

    private static void AddGroupsOfEveryKind(Ldif ldif)
    {
        AddGroup(ldif, "Kind global distribution", "2");
        AddGroup(ldif, "Kind local security", "-2147483644");
        AddGroup(ldif, "Kind universal distribution", "8", Person("Ann Ash"));
    }

    private static void AddGroup(Ldif ldif, string name, string type, params string[] members) => ldif.Add(
        Group(name),
        [("objectClass", "group"), ("sAMAccountName", name.Replace(' ', '-')), ("groupType", type), .. members.Select(member => ("member", member))]);
}
