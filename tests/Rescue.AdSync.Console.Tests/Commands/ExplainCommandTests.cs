using System.Text.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.Console.Tests.Fakes;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class ExplainCommandTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task Shows_why_somebody_is_to_be_created_and_by_which_groups()
    {
        Ran ran = await _workplace.RunAsync("explain", "zoe.angstrom@EXAMPLE.com");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Zoë Ångström", ran.Out, StringComparison.Ordinal);
        Assert.Matches("Helpdesk (→|->) EMEA Pairings:3", ran.Out);
        Assert.Contains("wanted in Technicians/Helpdesk/EMEA (node ", ran.Out, StringComparison.Ordinal);
        Assert.Contains("+ create", ran.Out, StringComparison.Ordinal);
        Assert.Equal(0, _workplace.Emulator.Calls.Writes);
    }

    [Fact]
    public async Task R4_Says_why_another_group_does_not_count()
    {
        Ran ran = await _workplace.RunAsync("explain", "yusuf.demir@example.com");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("stands before this one (R4)", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R9_Explains_somebody_who_is_only_in_Rescue_by_name_and_by_node()
    {
        string node = _workplace.Emulator.Account.Nodes.Single(node => node.Name == "Peter Novak").Id.ToString();

        Ran byName = await _workplace.RunAsync("explain", "peter novak");
        Ran byNode = await _workplace.RunAsync("explain", node);

        Assert.Equal(0, byName.ExitCode);
        Assert.Contains("only in Rescue", byName.Out, StringComparison.Ordinal);
        Assert.Contains("disable", byName.Out, StringComparison.Ordinal);
        Assert.Equal(byName.Out, byNode.Out);
    }

    [Fact]
    public async Task R7_Lists_everybody_who_is_called_so()
    {
        Ran ran = await _workplace.RunAsync("explain", "amelia.stone@example.com");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("2 people are called so", ran.Out, StringComparison.Ordinal);
        Assert.Contains("36d40b07-a702-5de9-a2d8-89afa3279cb3", ran.Out, StringComparison.Ordinal);
        Assert.Contains("50d27018-7715-5325-8b9d-ec41095d3d6b", ran.Out, StringComparison.Ordinal);
        Assert.Contains("passed over", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S3_Says_that_the_plan_as_a_whole_is_blocked()
    {
        _workplace.Configure(configuration => configuration["Policy"]!["MaxDisables"] = JsonNode.Parse("""{ "Count": 0, "Percent": 0 }"""));

        Ran ran = await _workplace.RunAsync("explain", "Peter Novak");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("The whole plan is blocked", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_unknown_exits_with_1_and_is_told_who_it_might_have_been()
    {
        Ran ran = await _workplace.RunAsync("explain", "novak");

        Assert.Equal(1, ran.ExitCode);
        Assert.Empty(ran.Out.Trim());
        Assert.Contains("Did you mean peter.novak@example.com?", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Nobody is called 'nix'", (await _workplace.RunAsync("explain", "nix")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_to_explain_is_bad_usage()
    {
        Assert.Equal(64, (await _workplace.RunAsync("explain")).ExitCode);
        Assert.Equal(64, (await _workplace.RunAsync("explain", " ")).ExitCode);
    }

    [Fact]
    public async Task Json_says_the_same_as_the_plan()
    {
        Ran ran = await _workplace.RunAsync("explain", "Peter Novak", "--json");
        Ran plan = await _workplace.RunAsync("plan", "--json");

        using var explained = JsonDocument.Parse(ran.Out);
        using var planned = JsonDocument.Parse(plan.Out);
        Assert.Equal("rescue-adsync-explanation/1", explained.RootElement.GetProperty("schema").GetString());
        Assert.Equal(planned.RootElement.GetProperty("planId").GetString(), explained.RootElement.GetProperty("planId").GetString());
        JsonElement person = Assert.Single(explained.RootElement.GetProperty("people").EnumerateArray());
        JsonElement side = Assert.Single(person.GetProperty("sides").EnumerateArray());
        Assert.Equal(("administrator", "willChange"), (side.GetProperty("side").GetString(), side.GetProperty("verdict").GetString()));
        long node = side.GetProperty("node").GetProperty("id").GetInt64();
        string?[] kinds = [.. planned.RootElement.GetProperty("actions").EnumerateArray()
            .Where(action => action.GetProperty("nodeId").ValueKind == JsonValueKind.Number && action.GetProperty("nodeId").GetInt64() == node)
            .Select(action => action.GetProperty("kind").GetString())];
        Assert.NotEmpty(kinds);
        Assert.Equal(kinds, side.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Json_of_nobody_is_an_empty_list_and_exits_with_1()
    {
        Ran ran = await _workplace.RunAsync("explain", "nix", "--json");

        Assert.Equal(1, ran.ExitCode);
        using var explained = JsonDocument.Parse(ran.Out);
        Assert.Empty(explained.RootElement.GetProperty("people").EnumerateArray());
    }

    [Fact]
    public async Task A_name_that_looks_like_markup_is_shown_as_it_is()
    {
        _workplace.EditPeople(people =>
        {
            people["users"]!.AsArray().First(user => (string?)user!["displayName"] == "Zoë Ångström")!["displayName"] = "[red]x[/] [[";
            people["groups"]!.AsArray().First(group => (string?)group!["name"] == "EMEA")!["name"] = "[bold";
        });

        Ran ran = await _workplace.RunAsync("explain", "zoe.angstrom@example.com");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("[red]x[/] [[", ran.Out, StringComparison.Ordinal);
        Assert.Contains("[bold", ran.Out, StringComparison.Ordinal);
    }
}
