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

/// <summary>A folder with a configuration that pairs two directories, a domain and a file, with one emulated account.</summary>
internal sealed class SeveralDirectoriesWorkplace : IAsyncDisposable
{
    private const string Token = "tok-5e1a-Very-Secret";

    private static readonly ObjectId ContractorsGroup = ObjectId.Parse("c0000000-0000-0000-0000-00000000c0de");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-several-");
    private readonly SambaDomain _domain;

    private SeveralDirectoriesWorkplace(SambaDomain domain, RescueEmulator emulator)
    {
        _domain = domain;
        Emulator = emulator;
        Support = Account.AddGroup(Account.Technicians, "Support");
        Contractors = Account.AddGroup(Account.Technicians, "Contractors");
    }

    public RescueEmulator Emulator { get; }

    public EmulatedAccount Account => Emulator.Account;

    /// <summary>Gets the Rescue group that the domain's Support is paired with.</summary>
    public NodeId Support { get; }

    /// <summary>Gets the Rescue group that the file's Contractors is paired with.</summary>
    public NodeId Contractors { get; }

    private string PeopleFile => Path.Combine(_folder.FullName, "contractors.json");

    private string ConfigurationFile => Path.Combine(_folder.FullName, "adsync.json");

    public static async Task<SeveralDirectoriesWorkplace> CreateAsync(SambaDomain domain)
    {
        RescueEmulator emulator = await RescueEmulator.StartAsync(
            new RescueEmulatorOptions { Urls = "http://127.0.0.1:0", Account = EmulatedAccount.CreateEmpty(), ServiceToken = Token },
            TestContext.Current.CancellationToken);
        var workplace = new SeveralDirectoriesWorkplace(domain, emulator);
        workplace.Configure();
        workplace.WriteContractors();
        return workplace;
    }

    /// <summary>Writes the configuration; the pairings' order is their precedence (R4).</summary>
    /// <param name="contractorsFirst">Whether the file's pairing comes before those of the domain.</param>
    /// <param name="change">Makes it another, for example one that leads nowhere.</param>
    public void Configure(bool contractorsFirst = false, Action<JsonObject>? change = null)
    {
        JsonNode[] pairings =
        [
            Pairing("hq", "Support", "Technicians/Support"),
            Pairing("hq", "Rescue Admins", "Administrators", "Administrator"),
            Pairing("hr", "Contractors", "Technicians/Contractors"),
        ];
        var settings = new JsonObject
        {
            ["Directories"] = DirectorySettings(),
            ["Rescue"] = new JsonObject { ["BaseAddress"] = Emulator.BaseAddress.ToString(), ["ServiceToken"] = Token, ["DefaultPassword"] = "Welcome-5e1a-Rescue" },
            ["Pairings"] = new JsonArray(contractorsFirst ? [.. pairings.Reverse()] : pairings),
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
        _folder.Delete(recursive: true);
    }

    // A third directory, such as an Entra tenant, is one more entry here, one more pairing above, and no other change.
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
    };

    private static JsonObject Pairing(string directory, string group, string target, string role = "Technician") => new()
    {
        ["Directory"] = directory,
        ["DirectoryGroup"] = group,
        ["RescueGroup"] = target,
        ["Role"] = role,
        ["NestedGroups"] = "Direct",
    };
}
