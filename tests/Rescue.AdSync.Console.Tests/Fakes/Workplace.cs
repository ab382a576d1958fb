using System.Text.Json.Nodes;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Console.Tests.Fakes;

/// <summary>A folder with the example directory and a configuration, and an emulator that it points at.</summary>
public sealed class Workplace : IAsyncLifetime
{
    public const string Token = "tok-9f2c-Very-Secret";
    public const string FirstPassword = "Welcome-9f2c-Rescue";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-console-");

    public RescueEmulator Emulator { get; private set; } = null!;

    public string Config => PathOf("adsync.json");

    public string People => PathOf("people.json");

    public string StateFile => PathOf("adsync.db");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public async ValueTask InitializeAsync()
    {
        Emulator = await RescueEmulator.StartAsync(
            new RescueEmulatorOptions { Account = DemoAccount.Create(), ServiceToken = Token, Password = "Pw-9f2c-Very-Secret" },
            TestContext.Current.CancellationToken);
        await DemoDirectory.WriteToAsync(People, TestContext.Current.CancellationToken);
        Configure();
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Writes the configuration, changed as a test needs it.</summary>
    public void Configure(Action<JsonNode>? change = null)
    {
        JsonNode root = JsonNode.Parse($$"""
            { "AdSync": {
              "Directories": { "demo": { "Kind": "File", "Path": "" } },
              "Rescue": { "BaseAddress": "{{Emulator.BaseAddress}}", "ServiceToken": "{{Token}}", "DefaultPassword": "{{FirstPassword}}" },
              "Policy": { "MobileSeats": {{DemoAccount.MobileSeats}} },
              "Pairings": [
                { "Directory": "demo", "DirectoryGroup": "Rescue Master Administrators", "RescueGroup": "MasterAdministrators", "Role": "MasterAdministrator", "Attributes": { "Description": "jobTitle" } },
                { "Directory": "demo", "DirectoryGroup": "Rescue Administrators", "RescueGroup": "Administrators", "Role": "Administrator", "Attributes": { "Description": "jobTitle" } },
                { "Directory": "demo", "DirectoryGroup": "Field Engineers", "RescueGroup": "Technicians/Field Service", "MobileLicense": true, "Attributes": { "Description": "jobTitle" } },
                { "Directory": "demo", "DirectoryGroup": "Helpdesk", "RescueGroup": "Technicians/Helpdesk", "Attributes": { "Description": "jobTitle" } } ],
              "State": { "Path": "" },
              "Schedule": { "IntervalMinutes": 60 } } }
            """)!;
        root["AdSync"]!["Directories"]!["demo"]!["Path"] = People;
        root["AdSync"]!["State"]!["Path"] = StateFile;
        change?.Invoke(root["AdSync"]!);
        File.WriteAllText(Config, root.ToJsonString());
    }

    /// <summary>Changes the directory file.</summary>
    public void EditPeople(Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(People))!;
        change(root);
        File.WriteAllText(People, root.ToJsonString());
    }

    /// <summary>Has Rescue take every user that is sent to it, and answer none.</summary>
    public void AnswerNoUser() =>
        Emulator.Faults.Add(RescueFault.Latency(TimeSpan.FromHours(1)) with { Method = "setUser_v2", Times = 1_000 });

    /// <summary>Waits until a user has been sent to Rescue.</summary>
    public async Task UserIsSentAsync(CancellationToken cancellationToken)
    {
        while (Emulator.Calls["setUser_v2"] == 0)
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    internal Task<Ran> RunAsync(params string[] args) => CommandLine.RunAsync([.. args, "--config", Config]);

    internal Task<Ran> RunAsync(Surroundings surroundings, params string[] args) => CommandLine.RunAsync(surroundings, [.. args, "--config", Config]);
}
