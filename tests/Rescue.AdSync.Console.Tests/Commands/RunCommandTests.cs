using System.Text.Json.Nodes;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class RunCommandTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task Once_applies_and_then_is_up_to_date()
    {
        Ran first = await _workplace.RunAsync("run", "--once");
        Ran second = await _workplace.RunAsync("run", "--once");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("changes made", first.Out, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("up to date", second.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_with_a_blocked_plan_exits_with_3_and_writes_nothing()
    {
        _workplace.Configure(configuration => configuration["Policy"]!["MaxDisables"] = JsonNode.Parse("""{ "Count": 0, "Percent": 0 }"""));

        Ran ran = await _workplace.RunAsync("run", "--once");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("held by a safety rule", ran.Out, StringComparison.Ordinal);
        Assert.Contains("tooManyDisables", ran.Out, StringComparison.Ordinal);
        Assert.Equal(0, _workplace.Emulator.Calls.Writes);
    }

    [Fact]
    public async Task Once_with_an_emptied_group_says_what_is_held_back_and_goes_on_with_the_rest()
    {
        await _workplace.RunAsync("run", "--once");
        _workplace.EditPeople(people => people["groups"]!.AsArray().Single(group => (string?)group!["name"] == "Field Engineers")!["members"] = new JsonArray());

        Ran ran = await _workplace.RunAsync("run", "--once");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("1 held back", ran.Out, StringComparison.Ordinal);
        Assert.Contains("EmptiedGroup, Field Engineers: The group had", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_with_a_failure_exits_with_4()
    {
        _workplace.Emulator.Faults.Add(RescueFault.Word("INVALIDPARAM_NAME") with { Method = "setUser", Times = 1 });

        Ran ran = await _workplace.RunAsync("run", "--once");

        Assert.Equal(4, ran.ExitCode);
        Assert.Contains("changes made", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_with_a_directory_that_is_down_exits_with_1()
    {
        File.Delete(_workplace.People);

        Assert.Equal(1, (await _workplace.RunAsync("run", "--once")).ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Goes_on_until_it_is_stopped_which_is_no_failure(bool isWatched)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<Ran> running = _workplace.RunAsync(new Surroundings { Stop = stop.Token, IsWatched = isWatched }, "run", "--interval", "1");
        while (_workplace.Emulator.Calls.Writes == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        Ran ran = await running;

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("every minute", ran.Error, StringComparison.Ordinal);
    }
}
