using System.Text.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class ApplyCommandTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    private int Writes => _workplace.Emulator.Calls.Writes;

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task Writes_the_plan_and_then_there_is_nothing_left()
    {
        Ran first = await _workplace.RunAsync("apply", "--yes");
        int writes = Writes;
        Ran second = await _workplace.RunAsync("apply", "--yes");
        Ran plan = await _workplace.RunAsync("plan", "--detailed-exit-code");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("done in", first.Out, StringComparison.Ordinal);
        Assert.True(writes > 0);
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("Nothing to change", second.Out, StringComparison.Ordinal);
        Assert.Equal(writes, Writes);
        Assert.Equal(0, plan.ExitCode);
    }

    [Fact]
    public async Task Progress_is_for_who_watches_and_not_among_the_results()
    {
        Ran ran = await _workplace.RunAsync(new Surroundings { IsWatched = true }, "apply", "--yes");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Reading the directory and Rescue", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Reading the directory and Rescue", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_known_before_Rescue_is_written_to()
    {
        Ran ran = await _workplace.RunAsync("apply", "--yes", "--out", _workplace.PathOf("whole.json"), "--out", _workplace.PathOf("nowhere/outcome.xlsx"));

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("there is no folder", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, _workplace.Emulator.Calls.Writes);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(_workplace.Config)!), file => file.EndsWith(".tmp", StringComparison.Ordinal) || file.EndsWith("whole.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_terminal_it_takes_a_yes()
    {
        Ran ran = await _workplace.RunAsync("apply");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("--yes", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, _workplace.Emulator.Calls.Total);
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData(" YES \n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    [InlineData("", false)]
    public async Task On_a_terminal_it_asks(string answer, bool goesOn)
    {
        Ran ran = await _workplace.RunAsync(new Surroundings { Input = answer }, "apply");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("changes to Rescue? [y/N]", ran.Error, StringComparison.Ordinal);
        Assert.Equal(goesOn, Writes > 0);
        Assert.Equal(!goesOn, ran.Out.Contains("Nothing was written.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task E6_Exits_with_4_when_some_failed_and_says_who_and_why()
    {
        _workplace.Emulator.Faults.Add(RescueFault.Word("INVALIDPARAM_NAME") with { Method = "setUser", Times = 1 });
        string file = _workplace.PathOf("outcome.json");

        Ran ran = await _workplace.RunAsync("apply", "--yes", "--out", file);

        Assert.Equal(4, ran.ExitCode);
        Assert.Contains("failed", ran.Out, StringComparison.Ordinal);
        Assert.Contains("@example.com", ran.Out, StringComparison.Ordinal);
        using var outcome = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal("rescue-adsync-outcome/1", outcome.RootElement.GetProperty("schema").GetString());
    }

    [Fact]
    public async Task E10_A_saved_plan_is_applied_while_nothing_has_changed()
    {
        string file = _workplace.PathOf("plan.json");
        await _workplace.RunAsync("plan", "--out", file);

        Ran ran = await _workplace.RunAsync("apply", "--plan", file, "--yes");

        Assert.Equal(0, ran.ExitCode);
        Assert.True(Writes > 0);
    }

    [Fact]
    public async Task E10_A_stale_plan_exits_with_3_and_says_what_has_changed()
    {
        string file = _workplace.PathOf("plan.json");
        await _workplace.RunAsync("plan", "--out", file);
        _workplace.EditPeople(people => people["users"]!.AsArray().First(user => (string?)user!["displayName"] == "Zoë Ångström")!["displayName"] = "Zoë Berg");

        Ran ran = await _workplace.RunAsync("apply", "--plan", file, "--yes");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("Things have changed since plan.json was saved", ran.Error, StringComparison.Ordinal);
        Assert.Contains("zoe.angstrom@example.com", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("{ \"schema\": \"something\" }")]
    [InlineData("not json")]
    public async Task A_file_that_is_no_plan_is_bad_usage(string text)
    {
        string file = _workplace.PathOf("plan.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        Ran ran = await _workplace.RunAsync("apply", "--plan", file, "--yes");

        Assert.Equal(64, ran.ExitCode);
        Assert.StartsWith($"--plan {file}", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S3_A_blocked_plan_is_not_applied()
    {
        Block();

        Ran ran = await _workplace.RunAsync("apply", "--yes");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("BLOCKED", ran.Out, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public async Task S4_An_approval_lifts_the_brake_for_that_plan()
    {
        Block();
        string id = CommandLine.PlanIdIn((await _workplace.RunAsync("plan")).Out);

        Ran ran = await _workplace.RunAsync("apply", "--yes", "--approve", id);

        Assert.Equal(0, ran.ExitCode);
        Assert.True(Writes > 0);
    }

    [Fact]
    public async Task S4_An_approval_of_another_plan_is_none()
    {
        Block();
        string id = CommandLine.PlanIdIn((await _workplace.RunAsync("plan")).Out);
        _workplace.EditPeople(people => people["users"]!.AsArray().First(user => (string?)user!["displayName"] == "Zoë Ångström")!["displayName"] = "Zoë Berg");

        Ran ran = await _workplace.RunAsync("apply", "--yes", "--approve", id);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("The approval is for another plan", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public async Task R8_Writing_takes_a_first_password_and_planning_does_not()
    {
        _workplace.Configure(configuration => configuration["Rescue"]!["DefaultPassword"] = "");

        Ran plan = await _workplace.RunAsync("plan");
        Ran apply = await _workplace.RunAsync("apply", "--yes");

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(78, apply.ExitCode);
        Assert.Contains("AdSync:Rescue:DefaultPassword: ", apply.Error, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    private void Block() => _workplace.Configure(configuration => configuration["Policy"]!["MaxDisables"] = JsonNode.Parse("""{ "Count": 0, "Percent": 0 }"""));
}
