using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.ActiveDirectory;
using Rescue.AdSync.Console.Tests.Processes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.EndToEnd;

/// <summary>A person of the file of contractors.</summary>
internal sealed record Contractor(ObjectId Id, string Mail, string Name);

/// <summary>A folder with a configuration that pairs three directories, a domain, a file and a tenant, with one emulated account.</summary>
internal sealed class SeveralDirectoriesWorkplace : IAsyncDisposable
{
    private const string Token = "tok-5e1a-Very-Secret";

    private static readonly ObjectId ContractorsGroup = ObjectId.Parse("c0000000-0000-0000-0000-00000000c0de");

    private readonly DirectoryInfo _folder;
    private readonly SambaDomain _domain;

    private SeveralDirectoriesWorkplace(DirectoryInfo folder, SambaDomain domain, ExampleTenant tenant, RescueEmulator emulator)
    {
        _folder = folder;
        _domain = domain;
        Tenant = tenant;
        Emulator = emulator;
        Support = Account.AddGroup(Account.Technicians, "Support");
        Contractors = Account.AddGroup(Account.Technicians, "Contractors");
        Cloud = Account.AddGroup(Account.Technicians, "Cloud");
    }

    public ExampleTenant Tenant { get; }

    public RescueEmulator Emulator { get; }

    public EmulatedAccount Account => Emulator.Account;

    /// <summary>Gets the Rescue group that the domain's Support is paired with.</summary>
    public NodeId Support { get; }

    /// <summary>Gets the Rescue group that the file's Contractors is paired with.</summary>
    public NodeId Contractors { get; }

    /// <summary>Gets the Rescue group that the tenant's desk is paired with.</summary>
    public NodeId Cloud { get; }

    private string PeopleFile => Path.Combine(_folder.FullName, "contractors.json");

    private string ConfigurationFile => Path.Combine(_folder.FullName, "adsync.json");

    public static async Task<SeveralDirectoriesWorkplace> CreateAsync(SambaDomain domain)
    {
        RescueEmulator emulator = await RescueEmulator.StartAsync(
            new RescueEmulatorOptions { Urls = "http://127.0.0.1:0", Account = EmulatedAccount.CreateEmpty(), ServiceToken = Token },
            TestContext.Current.CancellationToken);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("adsync-several-");
        var workplace = new SeveralDirectoriesWorkplace(folder, domain, await ExampleTenant.StartAsync(folder), emulator);
        workplace.Configure();
        workplace.WriteContractors();
        return workplace;
    }

    /// <summary>Writes the configuration.</summary>
    /// <param name="change">Makes it another, for example one that leads nowhere.</param>
    /// <param name="precedence">The directories in order of precedence (R4): that of their pairings.</param>
    public void Configure(Action<JsonObject>? change = null, string[]? precedence = null)
    {
        string[] order = precedence ?? ["hq", "hr", "cloud"];
        (string Directory, string Group, string Target, string Role)[] pairings =
        [
            ("hq", "Support", "Technicians/Support", "Technician"),
            ("hq", "Rescue Admins", "Administrators", "Administrator"),
            ("hr", "Contractors", "Technicians/Contractors", "Technician"),
            ("cloud", ExampleTenant.Desk, "Technicians/Cloud", "Technician"),
        ];
        var settings = new JsonObject
        {
            ["Directories"] = DirectorySettings(),
            ["Rescue"] = new JsonObject { ["BaseAddress"] = Emulator.BaseAddress.ToString(), ["ServiceToken"] = Token, ["DefaultPassword"] = "Welcome-5e1a-Rescue" },
            ["Pairings"] = new JsonArray([.. pairings.OrderBy(pairing => Array.IndexOf(order, pairing.Directory)).Select(Pairing)]),
        };
        change?.Invoke(settings);
        File.WriteAllText(ConfigurationFile, new JsonObject { ["AdSync"] = settings }.ToJsonString());
    }

    /// <summary>Writes the file.</summary>
    public void WriteContractors(params Contractor[] people) => WriteContractors(people, []);

    /// <summary>Writes the file, with members of the group who are not in it: a file that was cut short by whoever exported it.</summary>
    public void WriteContractors(Contractor[] people, ObjectId[] lost) => File.WriteAllText(PeopleFile, JsonSerializer.Serialize(new
    {
        users = people.Select(person => new { id = person.Id.ToString(), mail = person.Mail, displayName = person.Name, enabled = true }),
        groups = new[]
        {
            new { id = ContractorsGroup.ToString(), name = "Contractors", members = people.Select(person => person.Id).Concat(lost).Select(id => id.ToString()) },
        },
    }));

    public async Task<(int ExitCode, string Output)> ConsoleAsync(params string[] args)
    {
        await using HostProcess process = HostProcess.Start(HostProcess.Console, _folder.FullName, args);
        return await process.EndAsync();
    }

    /// <summary>Runs <c>plan</c> and returns the plan that it wrote.</summary>
    public async Task<JsonNode> PlanAsync()
    {
        (int exitCode, string output) = await ConsoleAsync("plan", "--out", "plan.json");
        Assert.True(exitCode == 0, output);
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "plan.json"), TestContext.Current.CancellationToken))!;
    }

    /// <summary>Composes what writes inside this process, so that links live from one cycle to the next.</summary>
    public ServiceProvider Compose()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddJsonFile(ConfigurationFile).Build();
        var services = new ServiceCollection();
        services.AddRescueAdSync(configuration.GetSection("AdSync")).AddApply();
        return services.BuildServiceProvider();
    }

    /// <summary>Looks somebody up in the domain.</summary>
    public async Task<DirectoryUser> FindInDomainAsync(string userPrincipalName)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        var source = new ActiveDirectorySource(new DirectoryName("hq"), new ActiveDirectoryOptions
        {
            Server = _domain.Host,
            UserName = SambaDomain.ReaderUserName,
            Password = new Secret(SambaDomain.ReaderPassword),
            CaCertificateFile = _domain.CaCertificateFile,
        });
        IReadOnlyList<GroupSummary> found = await source.FindGroupsAsync(new GroupQuery(GroupCriterion.Equals, ExampleDomain.Support), token);
        DirectorySnapshot read = await source.ReadAsync([.. found.Select(group => group.Id)], token);
        return read.Users.Single(user => user.UserPrincipalName == userPrincipalName);
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        await Tenant.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private JsonObject DirectorySettings() => new()
    {
        ["hq"] = new JsonObject
        {
            ["Kind"] = "ActiveDirectory",
            ["Server"] = _domain.Host,
            ["UserName"] = SambaDomain.ReaderUserName,
            ["Password"] = SambaDomain.ReaderPassword,
            ["CaCertificateFile"] = _domain.CaCertificateFile,
        },
        ["hr"] = new JsonObject { ["Kind"] = "File", ["Path"] = PeopleFile },
        ["cloud"] = Tenant.Settings(),
    };

    private static JsonObject Pairing((string Directory, string Group, string Target, string Role) pairing) => new()
    {
        ["Directory"] = pairing.Directory,
        ["DirectoryGroup"] = pairing.Group,
        ["RescueGroup"] = pairing.Target,
        ["Role"] = pairing.Role,
        ["NestedGroups"] = "Direct",
    };
}
