using System.Text.Json.Nodes;
using Rescue.AdSync.Console.Tests.Processes;
using Rescue.AdSync.Testing;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.EndToEnd;

/// <summary>The main job, as a stranger does it: the program, a real domain controller, and a Rescue account.</summary>
public sealed class MainJobTests(LargeDomain fixture) : IClassFixture<LargeDomain>, IAsyncLifetime
{
    private SambaAndEmulator _work = null!;

    public async ValueTask InitializeAsync() => _work = await SambaAndEmulator.CreateAsync(fixture.Domain);

    public ValueTask DisposeAsync() => _work.DisposeAsync();

    [Fact]
    public async Task Plan_shows_everybody_where_the_rules_put_them_and_apply_makes_it_so()
    {
        await using HostProcess first = _work.Run(HostProcess.Console, "plan", "--out", "plan.json", "--out", "plan.xlsx", "--detailed-exit-code");
        (int exitCode, string output) = await first.EndAsync();
        Assert.True(exitCode == 2, output);
        JsonNode plan = await ReadAsync("plan.json");
        AssertPlan(plan);
        Assert.Equal(0, _work.Emulator.Calls.Writes);

        (exitCode, output) = await _work.ConsoleAsync("apply", "--yes", "--plan", "plan.json", "--out", "outcome.json");
        Assert.True(exitCode == 0, output);
        AssertAccount();
        Assert.All((await ReadAsync("outcome.json"))["actions"]!.AsArray(), action => Assert.Equal("done", (string?)action!["outcome"]!["status"]));

        (exitCode, output) = await _work.ConsoleAsync("plan", "--detailed-exit-code", "--json");
        Assert.True(exitCode == 0, output);
        Assert.Contains("\"actions\": []", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_secret_is_printed_or_written_at_the_most_talkative_level()
    {
        (int planned, string plan) = await _work.ConsoleAsync("plan", "--verbosity", "diagnostic", "--out", "p.json", "--out", "p.html", "--out", "p.csv");
        (int listed, string groups) = await _work.ConsoleAsync("groups", "directory", "--verbosity", "diagnostic");
        Assert.Equal((0, 0), (planned, listed));

        string written = string.Concat(Directory.GetFiles(_work.Folder, "p.*").Select(File.ReadAllText));
        string asked = string.Join('\n', _work.Emulator.Calls.Recent.Select(call => call.ToString()));
        string[] secrets = [SambaDomain.ReaderPassword, SambaAndEmulator.Token, SambaAndEmulator.FirstPassword];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, plan + groups + written + asked, StringComparison.Ordinal));
        Assert.DoesNotContain(_work.Emulator.Calls.Recent, call => call.HasQuery);
    }

    [Theory]
    [InlineData("Password", "Wrong-Passw0rd", "password")]
    [InlineData("Server", "127.0.60.250", "127.0.60.250")]
    [InlineData("CaCertificateFile", "", "certificate")]
    public async Task A_directory_that_cannot_be_read_ends_with_1_says_why_and_nothing_is_written(string key, string value, string expected)
    {
        string file = Path.Combine(_work.Folder, "adsync.json");
        JsonNode configuration = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        configuration["AdSync"]!["Directories"]!["hq"]![key] = value;
        await File.WriteAllTextAsync(file, configuration.ToJsonString(), TestContext.Current.CancellationToken);

        (int exitCode, string output) = await _work.ConsoleAsync("apply", "--yes");

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Wrong-Passw0rd", output, StringComparison.Ordinal);
        Assert.Equal(0, _work.Emulator.Calls.Writes);
    }

    [Fact]
    public async Task The_embedding_sample_plans_with_the_same_configuration()
    {
        await using HostProcess sample = _work.Run(HostProcess.Service.Replace("Rescue.AdSync.Service", "Rescue.AdSync.Samples.PlanOnly", StringComparison.Ordinal));

        (int exitCode, string output) = await sample.EndAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("DisableUser  Dora Disabled: The account is disabled in the directory.", output, StringComparison.Ordinal);
        Assert.Equal(0, _work.Emulator.Calls.Writes);
    }

    private void AssertPlan(JsonNode plan)
    {
        Assert.False((bool)plan["blocked"]!);
        JsonNode[] actions = [.. plan["actions"]!.AsArray().Select(action => action!)];
        string[] others = [.. actions.Where(action => !IsCrowd(action)).Select(action => $"{action["kind"]} {action["email"] ?? action["changes"]![0]!["after"]}").Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "createGroup " + ExampleDomain.LevelTwo,
                "createUser adam@adsync.test",
                "createUser gus@adsync.test",
                "createUser juergen@adsync.test",
                "createUser mia@adsync.test",
                "createUser zoe@adsync.test",
                "disableUser dora@adsync.test",
                "disableUser left@adsync.test",
                "freeMobile dora@adsync.test",
                "moveUser bob@adsync.test",
                "updateUser ann@adsync.test",
            ],
            others);
        Assert.Equal(fixture.Crowd, actions.Count(action => IsCrowd(action) && (string?)action["kind"] == "createUser"));
        string[] notes = [.. plan["notes"]!.AsArray().Select(note => $"{note!["code"]} {note["subject"]}")];
        Assert.Contains("inactiveNotCreated emil@adsync.test", notes);
        Assert.Contains("inactiveNotCreated fay@adsync.test", notes);
        Assert.Contains("multiplePairings ann@adsync.test", notes);
        Assert.Contains(notes, note => note.StartsWith("groupCycle", StringComparison.Ordinal));
    }

    private static bool IsCrowd(JsonNode action) => ((string?)action["email"])?.StartsWith("crowd", StringComparison.Ordinal) == true;

    private void AssertAccount()
    {
        EmulatedAccount account = _work.Account;
        Assert.Equal(["ann@adsync.test", "dora@adsync.test", "left@adsync.test", "zoe@adsync.test"], EmailsIn("Technicians/Support"));
        EmulatedNode levelTwo = Assert.Single(account.ChildrenOf(account.FindByPath("Technicians/Support")!.Id), node => node.Name == ExampleDomain.LevelTwo);
        Assert.Equal(["bob@adsync.test", "juergen@adsync.test"], EmailsBelow(levelTwo.Id));
        Assert.Equal(account.FindByPath("Technicians/Support")!.Permissions, levelTwo.Permissions);
        Assert.Equal(["gus@adsync.test"], EmailsIn("Technicians/Guests"));
        Assert.Equal(["adam@adsync.test"], EmailsBelow(account.Administrators));
        Assert.Contains("mia@adsync.test", EmailsBelow(account.MasterAdministrators));
        Assert.Equal(fixture.Crowd, EmailsIn("Technicians/Crowd").Length);
        Assert.Equal("O'Neil, Zoë \"Zed\" (Berlin)", Assert.Single(account.FindByEmail("zoe@adsync.test")).Name);
        Assert.Equal("Ann Ash", Assert.Single(account.FindByEmail("ann@adsync.test")).Name);
        Assert.All(["dora@adsync.test", "left@adsync.test"], email => Assert.False(Assert.Single(account.FindByEmail(email)).IsEnabled));
        Assert.Equal(0, account.MobileSeatsTaken);
    }

    private string[] EmailsIn(string path) => EmailsBelow(_work.Account.FindByPath(path)!.Id);

    private string[] EmailsBelow(NodeId parent) =>
        [.. _work.Account.ChildrenOf(parent).Where(node => node.Email.Length > 0).Select(node => node.Email).Order(StringComparer.Ordinal)];

    private async Task<JsonNode> ReadAsync(string name) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_work.Folder, name), TestContext.Current.CancellationToken))!;
}
