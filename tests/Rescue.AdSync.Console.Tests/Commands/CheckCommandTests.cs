using System.Text.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class CheckCommandTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task Shows_each_connection_and_writes_nothing()
    {
        Ran ran = await _workplace.RunAsync("check");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("demo directory", ran.Out, StringComparison.Ordinal);
        Assert.Contains("The service token is accepted", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Helpdesk  Read completely: 29 people in 6 groups.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing failed", ran.Out, StringComparison.Ordinal);
        Assert.Equal(0, _workplace.Emulator.Calls.Writes);
    }

    [Fact]
    public async Task A_directory_can_be_checked_before_the_pairings_are_written()
    {
        _workplace.Configure(configuration => configuration["Pairings"] = JsonNode.Parse("""[ { "Directory": "demo" } ]"""));

        Ran ran = await _workplace.RunAsync("check", "--directory", "demo");

        Assert.True(ran.ExitCode == 0, ran.Out + ran.Error);
        Assert.Contains("demo directory", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_fails_is_shown_with_the_rest_and_exits_with_1()
    {
        _workplace.Configure(configuration => configuration["Directories"]!["hr"] = JsonNode.Parse("""{ "Kind": "File", "Path": "not-there.json" }"""));

        Ran ran = await _workplace.RunAsync("check");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("not-there.json does not exist", ran.Out, StringComparison.Ordinal);
        Assert.Contains("The service token is accepted", ran.Out, StringComparison.Ordinal);
        Assert.Contains("1 check failed", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_refused_says_what_to_do()
    {
        _workplace.Configure(configuration => configuration["Rescue"]!["ServiceToken"] = "wrong");

        Ran ran = await _workplace.RunAsync("check");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("Generate one in Admin Center", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Read completely", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_every_key_and_nothing_else_is_on_standard_output()
    {
        _workplace.Configure(configuration => configuration["Pairings"]![0]!["DirectoryGroup"] = "Nobody");

        Ran ran = await _workplace.RunAsync("check", "--json");

        Assert.Equal(1, ran.ExitCode);
        using var report = JsonDocument.Parse(ran.Out);
        Assert.Equal("rescue-adsync-check/1", report.RootElement.GetProperty("schema").GetString());
        Assert.Equal("failed", report.RootElement.GetProperty("status").GetString());
        JsonElement[] subjects = [.. report.RootElement.GetProperty("subjects").EnumerateArray()];
        Assert.Equal(["directory", "rescue", "host"], subjects.Select(subject => subject.GetProperty("kind").GetString()));
        JsonElement failed = Assert.Single(subjects[0].GetProperty("results").EnumerateArray(), result => result.GetProperty("status").GetString() == "failed");
        Assert.Equal(["code", "subject", "status", "message", "advice", "milliseconds"], failed.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("groupRead", "Nobody"), (failed.GetProperty("code").GetString(), failed.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task One_directory_is_checked_without_a_Rescue_account()
    {
        _workplace.Configure(configuration =>
        {
            configuration.AsObject().Remove("Rescue");
            configuration.AsObject().Remove("Pairings");
        });

        Ran ran = await _workplace.RunAsync("check", "--directory", "DEMO");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("11 groups found", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Rescue", ran.Out, StringComparison.Ordinal);
        Assert.Equal(78, (await _workplace.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task A_directory_that_is_not_configured_is_bad_usage()
    {
        Ran ran = await _workplace.RunAsync("check", "--directory", "hq");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("there are demo", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_looks_like_markup_is_shown_as_it_is()
    {
        _workplace.Configure(configuration => configuration["Pairings"]![0]!["DirectoryGroup"] = "[red]x[/] [[");

        Ran ran = await _workplace.RunAsync("check");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("[red]x[/] [[", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_no_Rescue_fails_and_the_directories_are_checked()
    {
        _workplace.Emulator.Faults.Add(RescueFault.HtmlPage() with { Times = int.MaxValue });

        Ran ran = await _workplace.RunAsync("check");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("was answered with a web page", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Read completely", ran.Out, StringComparison.Ordinal);
    }
}
