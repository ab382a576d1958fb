using System.Text.Json;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.Sqlite;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class HistoryCommandTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task Before_the_first_run_it_is_empty_and_makes_no_file()
    {
        Ran ran = await _workplace.RunAsync("history");
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("There is no run in the history", ran.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(_workplace.StateFile));
    }

    [Fact]
    public async Task Lists_what_was_applied_and_shows_what_a_run_did()
    {
        Assert.Equal(0, (await _workplace.RunAsync("apply", "--yes")).ExitCode);
        Assert.Equal(0, (await _workplace.RunAsync("run", "--once")).ExitCode);

        Ran list = await _workplace.RunAsync("history");
        string[] rows = [.. list.Out.Split('\n').Where(line => line.Contains("by hand", StringComparison.Ordinal) || line.Contains("scheduled", StringComparison.Ordinal))];
        Assert.Equal(2, rows.Length);
        Assert.Contains("up to date", rows[0], StringComparison.Ordinal);
        Assert.Contains("applied", rows[1], StringComparison.Ordinal);

        Ran show = await _workplace.RunAsync("history", "show", "1");
        Assert.Equal(0, show.ExitCode);
        using JsonDocument json = JsonDocument.Parse((await _workplace.RunAsync("history", "show", "1", "--json")).Out);
        Assert.All(
            json.RootElement.GetProperty("runs")[0].GetProperty("actions").EnumerateArray(),
            action => Assert.Contains(action.GetProperty("email").GetString() ?? action.GetProperty("displayName").GetString()!, show.Out, StringComparison.Ordinal));
        Assert.Contains("done", show.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_JSON_for_other_programs()
    {
        await _workplace.RunAsync("apply", "--yes");
        using JsonDocument list = JsonDocument.Parse((await _workplace.RunAsync("history", "--json", "--limit", "1")).Out);
        using JsonDocument show = JsonDocument.Parse((await _workplace.RunAsync("history", "show", "1", "--json")).Out);
        JsonElement run = show.RootElement.GetProperty("runs")[0];

        Assert.Equal("rescue-adsync-history/1", list.RootElement.GetProperty("schema").GetString());
        Assert.Equal("applied", list.RootElement.GetProperty("runs")[0].GetProperty("outcome").GetString());
        Assert.Equal(run.GetProperty("done").GetInt32(), run.GetProperty("actions").GetArrayLength());
        Assert.All(run.GetProperty("actions").EnumerateArray(), action => Assert.Equal("done", action.GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("xlsx")]
    public async Task Exports_all_runs(string ending)
    {
        await _workplace.RunAsync("apply", "--yes");
        string file = _workplace.PathOf($"log.{ending}");
        Ran ran = await _workplace.RunAsync("history", "export", file);
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains($"Written: {file}", ran.Error, StringComparison.Ordinal);
        Assert.True(new FileInfo(file).Length > 1000);
    }

    [Theory]
    [InlineData("show", "99")]
    [InlineData("show", "latest")]
    [InlineData("export", "log.html")]
    [InlineData("--limit", "0")]
    public async Task Says_what_it_cannot_do(params string[] args)
    {
        Ran ran = await _workplace.RunAsync(["history", .. args]);
        Assert.Equal(64, ran.ExitCode);
        Assert.NotEmpty(ran.Error);
    }

    [Fact]
    public async Task A_plan_that_is_held_is_in_the_history_with_the_reason()
    {
        _workplace.Configure(configuration => configuration["Policy"]!["MaxDisables"] = new System.Text.Json.Nodes.JsonObject { ["Count"] = 0, ["Percent"] = 0 });
        Assert.Equal(3, (await _workplace.RunAsync("apply", "--yes")).ExitCode);
        Ran show = await _workplace.RunAsync("history", "show", "1");
        Assert.Contains("held", show.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E1_Apply_is_refused_while_another_run_holds_the_lock()
    {
        using var store = new SqliteStateStore(_workplace.StateFile);
        using IDisposable taken = store.Take();
        int calls = _workplace.Emulator.Calls.Total;

        Ran ran = await _workplace.RunAsync("apply", "--yes");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("Another run works with the state file", ran.Error, StringComparison.Ordinal);
        Assert.Equal(calls, _workplace.Emulator.Calls.Total);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply", "--yes")]
    [InlineData("history")]
    public async Task A_state_file_that_cannot_be_used_ends_the_verb_and_is_left_as_it_is(params string[] args)
    {
        await File.WriteAllTextAsync(_workplace.StateFile, "not a state file", Token);
        Ran ran = await _workplace.RunAsync(args);
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("it is no state file", ran.Error, StringComparison.Ordinal);
        Assert.Equal("not a state file", await File.ReadAllTextAsync(_workplace.StateFile, Token));
    }
}
