using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>Two small domains, of which the groups of each hold people and groups of the other.</summary>
public sealed class TwoDomains : IAsyncLifetime
{
    public const string BranchBase = "DC=branch,DC=test";
    private const string Global = "-2147483646";
    private const string Local = "-2147483644";
    private SambaDomain? _main;
    private SambaDomain? _branch;
    private FaultWorld? _world;

    public SambaDomain Main => _main ?? throw new InvalidOperationException("The domain was not started.");

    public SambaDomain Branch => _branch ?? throw new InvalidOperationException("The domain was not started.");

    public ActiveDirectoryOptions MainOptions => Options(Main, SambaDomain.DnsName);

    public ActiveDirectoryOptions BranchOptions => Options(Branch, "branch.test");

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Task<SambaDomain> main = SambaDomain.StartAsync(MainEntries(), cancellationToken);
        Task<SambaDomain> branch = SambaDomain.StartAsync(BranchEntries(), "BRANCH.TEST", cancellationToken);
        (_main, _branch) = (await main, await branch);
        await Main.ApplyAsync(
            new Ldif()
                .AddValues(Name("Guests of main"), "member", await StandInAsync(BranchOptions, BranchName("Bea")), await StandInAsync(BranchOptions, BranchName("Branch team")))
                .AddValues(Name("Only strangers"), "member", await StandInAsync(BranchOptions, BranchName("Ben")))
                .ToString(),
            cancellationToken);
        await Branch.ApplyAsync(
            new Ldif().AddValues(BranchName("Branch local"), "member", await StandInAsync(MainOptions, Name("Ada"))).ToString(), cancellationToken);
    }

    /// <summary>Gets a connection to each domain, signed in once for all tests.</summary>
    internal async Task<FaultWorld> WorldAsync() => _world ??= await FaultWorld.OpenAsync(this);

    public async ValueTask DisposeAsync()
    {
        _world?.Dispose();
        foreach (SambaDomain? domain in (SambaDomain?[])[_main, _branch])
        {
            await (domain?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    public static string Name(string name) => $"CN={name},OU=All,{SambaDomain.BaseDn}";

    public static string BranchName(string name) => $"CN={name},OU=All,{BranchBase}";

    /// <summary>Finds the key of an object, and whatever else is asked.</summary>
    internal static async Task<LdapEntry> FindAsync(ActiveDirectoryOptions options, string dn)
    {
        using ILdapSession session = await OpenAsync(options);
        LdapQuery query = LdapQuery.Entry(dn, AttributeName.ObjectGuid, AttributeName.ObjectSid);
        return DomainReader.Open(session, 10, TestContext.Current.CancellationToken).Find(query) ?? throw new InvalidOperationException($"{dn} does not exist.");
    }

    /// <summary>Signs in, past the source.</summary>
    internal static Task<ILdapSession> OpenAsync(ActiveDirectoryOptions options) =>
        ActiveDirectorySource.Connector(new DirectoryName("test"), options, null, []).ConnectAsync(TestContext.Current.CancellationToken);

    private static async Task<string> StandInAsync(ActiveDirectoryOptions options, string dn) =>
        $"<SID={SecurityIdentifier.ToText((await FindAsync(options, dn)).Bytes(AttributeName.ObjectSid)!)}>";

    private static ActiveDirectoryOptions Options(SambaDomain domain, string dnsName) => new()
    {
        Server = domain.Host,
        UserName = $"svc-reader@{dnsName}",
        Password = new Secret(SambaDomain.ReaderPassword),
        CaCertificateFile = domain.CaCertificateFile,
    };

    // Everything that needs a request of its own: nesting, a loop, a primary group, stand-ins, an empty group, ranges.
    private static string MainEntries()
    {
        var ldif = new Ldif().Add($"OU=All,{SambaDomain.BaseDn}", ("objectClass", "organizationalUnit"));
        foreach (string name in (string[])["Ada", "Abe", "Amy", "Art", "Ava", "Axl", "Pia", "Pit", "Pam"])
        {
            AddPerson(ldif, Name(name), name, "adsync.test");
        }

        ldif.Add(Name("Contact"), ("objectClass", "contact"));
        ldif.Add(Name("Machine"), ("objectClass", "computer"), ("sAMAccountName", "MACHINE$"), ("userAccountControl", "4096"));
        AddGroup(ldif, Name("Inner"), "Inner", Global, Name("Abe"), Name("Amy"));
        AddGroup(ldif, Name("Middle"), "Middle", Global, Name("Inner"), Name("Art"));
        AddGroup(ldif, Name("Outer"), "Outer", Global, Name("Middle"), Name("Ada"), Name("Contact"), Name("Machine"));
        ldif.AddValues(Name("Inner"), "member", Name("Outer"));
        AddGroup(ldif, Name("Empty"), "Empty", Global);
        AddGroup(ldif, Name("Ranged"), "Ranged", Global, Name("Ada"), Name("Abe"), Name("Amy"), Name("Art"), Name("Ava"), Name("Axl"), Name("Pia"));
        AddGroup(ldif, Name("Primary"), "Primary", Global, Name("Ava"), Name("Pia"), Name("Pit"), Name("Pam"));
        AddGroup(ldif, Name("Guests of main"), "Main-guests", Local, Name("Axl"));
        AddGroup(ldif, Name("Only strangers"), "Strangers", Local);
        return ldif.ToString();
    }

    private static string BranchEntries()
    {
        var ldif = new Ldif().Add($"OU=All,{BranchBase}", ("objectClass", "organizationalUnit"));
        foreach (string name in (string[])["Bea", "Ben", "Bob", "Bix"])
        {
            AddPerson(ldif, BranchName(name), name, "branch.test");
        }

        AddGroup(ldif, BranchName("Branch inner"), "Branch-inner", Global, BranchName("Bix"));
        AddGroup(ldif, BranchName("Branch team"), "Branch-team", "-2147483640", BranchName("Bob"), BranchName("Branch inner"));
        AddGroup(ldif, BranchName("Branch local"), "Branch-local", Local, BranchName("Ben"));
        return ldif.ToString();
    }

    private static void AddPerson(Ldif ldif, string dn, string account, string domain) => ldif.Add(
        dn,
        ("objectClass", "user"),
        ("sAMAccountName", account),
        ("userPrincipalName", $"{account}@{domain}"),
        ("mail", $"{account}@{domain}"),
        ("userAccountControl", "512"));

    private static void AddGroup(Ldif ldif, string dn, string account, string type, params string[] members) =>
        ldif.Add(dn, [("objectClass", "group"), ("sAMAccountName", account), ("groupType", type), .. members.Select(member => ("member", member))]);
}
