using System.Text.Json.Nodes;
using Rescue.AdSync.Console.Tests.Processes;
using Rescue.AdSync.Testing;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.EndToEnd;

/// <summary>A folder with a configuration that pairs the example domain with an emulated account.</summary>
internal sealed class SambaAndEmulator : IAsyncDisposable
{
    public const string Token = "tok-77b1-Very-Secret";
    public const string FirstPassword = "Welcome-77b1-Rescue";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-e2e-");
    private readonly SambaDomain _domain;

    private SambaAndEmulator(SambaDomain domain) => _domain = domain;

    public RescueEmulator Emulator { get; private set; } = null!;

    public EmulatedAccount Account => Emulator.Account;

    public string Folder => _folder.FullName;

    public static async Task<SambaAndEmulator> CreateAsync(SambaDomain domain)
    {
        var workplace = new SambaAndEmulator(domain);
        await workplace.StartEmulatorAsync("http://127.0.0.1:0", ExampleAccount());
        await File.WriteAllTextAsync(Path.Combine(workplace.Folder, "adsync.json"), workplace.Configuration().ToJsonString());
        return workplace;
    }

    public HostProcess Run(string assembly, params string[] args) => HostProcess.Start(assembly, Folder, args);

    public async Task<(int ExitCode, string Output)> ConsoleAsync(params string[] args)
    {
        await using HostProcess process = Run(HostProcess.Console, args);
        return await process.EndAsync();
    }

    /// <summary>Ends the emulator and starts it again at the same address, with what it knew.</summary>
    public async Task<Func<Task>> StopEmulatorAsync()
    {
        (string address, EmulatedAccount account) = (Emulator.BaseAddress.GetLeftPart(UriPartial.Authority), Account);
        await Emulator.DisposeAsync();
        return () => StartEmulatorAsync(address, account);
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static EmulatedAccount ExampleAccount()
    {
        EmulatedAccount account = EmulatedAccount.CreateEmpty();
        NodeId support = account.AddGroup(account.Technicians, "Support");
        NodeId crowd = account.AddGroup(account.Technicians, "Crowd");
        account.AddGroup(account.Technicians, "Guests");
        account.AddUser(support, "Ann Old Name", "ann@adsync.test");
        account.AddUser(support, "Dora Disabled", "dora@adsync.test", node => node with { HasMobileAddOn = true });
        account.AddUser(support, "Left Long Ago", "left@adsync.test");
        account.AddUser(crowd, "Bob Berg", "bob@adsync.test");
        return account;
    }

    private async Task StartEmulatorAsync(string urls, EmulatedAccount account) => Emulator = await RescueEmulator.StartAsync(
        new RescueEmulatorOptions { Urls = urls, Account = account, ServiceToken = Token },
        TestContext.Current.CancellationToken);

    private JsonNode Configuration()
    {
        JsonNode root = JsonNode.Parse($$"""
            { "AdSync": {
              "Directories": { "hq": { "Kind": "ActiveDirectory", "Server": "{{_domain.Host}}", "BaseDn": "{{SambaDomain.BaseDn}}", "UserName": "{{SambaDomain.ReaderUserName}}" } },
              "Rescue": { "BaseAddress": "{{Emulator.BaseAddress}}", "ServiceToken": "{{Token}}", "DefaultPassword": "{{FirstPassword}}" },
              "Policy": { "MaxMembersPerGroup": 3000 },
              "Pairings": [
                { "Directory": "hq", "DirectoryGroup": "Rescue Masters", "RescueGroup": "MasterAdministrators", "Role": "MasterAdministrator" },
                { "Directory": "hq", "DirectoryGroup": "CN=Rescue Admins,OU=Groups,DC=adsync,DC=test", "RescueGroup": "Administrators", "Role": "Administrator" },
                { "Directory": "hq", "DirectoryGroup": "Support", "RescueGroup": "Technicians/Support" },
                { "Directory": "hq", "DirectoryGroup": "Domain Guests", "RescueGroup": "Technicians/Guests", "NestedGroups": "Direct" },
                { "Directory": "hq", "DirectoryGroup": "Crowd", "RescueGroup": "Technicians/Crowd", "NestedGroups": "Flatten" } ],
              "Schedule": { "IntervalMinutes": 1 } } }
            """)!;
        root["AdSync"]!["Directories"]!["hq"]!["Password"] = SambaDomain.ReaderPassword;
        root["AdSync"]!["Directories"]!["hq"]!["CaCertificateFile"] = _domain.CaCertificateFile;
        return root;
    }
}
