using System.Text.Json.Nodes;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class FailureTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Theory]
    [InlineData("--bogus")]
    [InlineData("plan", "--out", "plan.pdf")]
    [InlineData("plan", "--verbosity", "loud")]
    [InlineData("plan", "extra")]
    [InlineData("apply", "--approve", "abc")]
    [InlineData("apply", "--yes", "--plan", "none.json")]
    [InlineData("run", "--interval", "0")]
    [InlineData("run", "--interval", "soon")]
    [InlineData("groups")]
    [InlineData("groups", "directory", "--by", "regex")]
    [InlineData("groups", "directory", "--by", "equals")]
    [InlineData("explain-nothing")]
    public async Task Bad_usage_exits_with_64_and_a_message(params string[] args)
    {
        Ran ran = await _workplace.RunAsync(args);

        Assert.Equal(64, ran.ExitCode);
        Assert.NotEmpty(ran.Error);
        Assert.Empty(ran.Out);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_repeated_is_told_in_plain_words_once()
    {
        _workplace.Emulator.Faults.Add(RescueFault.Drop() with { Method = "getHierarchy_v2" });

        Ran ran = await _workplace.RunAsync("plan", "--verbosity", "detailed");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(2, ran.Error.Split("repetition 1 follows").Length);
        Assert.DoesNotContain("Resilience", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Execution attempt", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_verb_shows_the_verbs_and_exits_with_64()
    {
        Ran ran = await CommandLine.RunAsync();

        Assert.Equal(64, ran.ExitCode);
        Assert.All(["demo", "plan", "apply", "run", "groups", "emulator"], verb => Assert.Contains(verb, ran.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("plan", "--help")]
    [InlineData("apply", "-h")]
    [InlineData("groups", "directory", "--help")]
    public async Task Help_exits_with_0(params string[] args) => Assert.Equal(0, (await CommandLine.RunAsync(args)).ExitCode);

    [Fact]
    public async Task A_missing_configuration_exits_with_78()
    {
        Ran ran = await CommandLine.RunAsync("plan", "--config", _workplace.PathOf("none.json"));

        Assert.Equal(78, ran.ExitCode);
        Assert.Contains("none.json: the file does not exist", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_configuration_exits_with_78_and_says_where()
    {
        await File.WriteAllTextAsync(_workplace.Config, "{ \"AdSync\": {\n  oops } }", TestContext.Current.CancellationToken);

        Ran ran = await _workplace.RunAsync("plan");

        Assert.Equal(78, ran.ExitCode);
        Assert.Contains("line 2, position 3", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_configuration_exits_with_78_and_lists_every_fault()
    {
        _workplace.Configure(configuration =>
        {
            configuration["Policy"]!["MaxGroups"] = "many";
            configuration["Pairings"]![0]!["Role"] = "Boss";
            configuration["Typo"] = 1;
        });

        Ran ran = await _workplace.RunAsync("plan");

        Assert.Equal(78, ran.ExitCode);
        Assert.All(
            ["AdSync:Policy:MaxGroups: 'many' is not", "AdSync:Pairings:0:Role: 'Boss' is not", "AdSync:Typo: there is no"],
            fault => Assert.Contains(fault, ran.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Variables_and_secret_files_win_over_the_file()
    {
        _workplace.Configure(configuration => configuration["Rescue"]!["ServiceToken"] = "");
        string secrets = Directory.CreateDirectory(_workplace.PathOf("secrets")).FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, "AdSync__Rescue__ServiceToken"), Workplace.Token + "\n", TestContext.Current.CancellationToken);

        Ran none = await _workplace.RunAsync("plan");
        Ran fromFile = await _workplace.RunAsync("plan", "--secrets-dir", secrets);
        Ran fromVariable = await _workplace.RunAsync(
            new Surroundings { Environment = new Dictionary<string, string?> { ["AdSync__Rescue__ServiceToken"] = Workplace.Token } }, "plan");

        Assert.Equal(78, none.ExitCode);
        Assert.Equal(0, fromFile.ExitCode);
        Assert.Equal(0, fromVariable.ExitCode);
    }

    [Fact]
    public async Task A_refused_credential_exits_with_1_and_says_what_to_do()
    {
        _workplace.Configure(configuration => configuration["Rescue"]!["ServiceToken"] = "wrong-token");

        Ran ran = await _workplace.RunAsync("plan");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("token", ran.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("wrong-token", ran.All, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_read_exits_with_1_and_names_it()
    {
        File.Delete(_workplace.People);

        Ran ran = await _workplace.RunAsync("plan");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("Directory 'demo'", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_diagnostic_verbosity_shows_where_it_failed()
    {
        File.Delete(_workplace.People);

        Ran ran = await _workplace.RunAsync("plan", "--verbosity", "diagnostic");

        Assert.Contains("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_names_for_one_group_are_a_fault_of_the_configuration()
    {
        _workplace.Configure(configuration =>
        {
            string id = (string)JsonNode.Parse(File.ReadAllText(_workplace.People))!["groups"]!.AsArray().First(group => (string?)group!["name"] == "Helpdesk")!["id"]!;
            configuration["Pairings"]!.AsArray().Add(JsonNode.Parse($$"""{ "Directory": "demo", "DirectoryGroup": "{{id}}", "RescueGroup": "Technicians/Partners" }"""));
        });

        Ran ran = await _workplace.RunAsync("plan");

        Assert.Equal(78, ran.ExitCode);
        Assert.Contains("AdSync:Pairings:4:DirectoryGroup", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_exits_with_1()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        Ran ran = await _workplace.RunAsync(new Surroundings { Stop = stopped.Token }, "plan");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("Stopped.", ran.Error, StringComparison.Ordinal);
    }
}
