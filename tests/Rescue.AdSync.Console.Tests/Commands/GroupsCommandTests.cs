using System.Text.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.ConsoleHost;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class GroupsCommandTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task What_a_directory_says_of_a_group_cannot_write_to_the_terminal()
    {
        const string Orders = "x\u001b[31mRED\u001b]0;title\u0007\u2028next";
        _workplace.EditPeople(people => people["groups"]![0]!["description"] = Orders);
        Assert.Equal("x [31mRED ]0;title  next", OneLine.Of(Orders));

        Ran ran = await _workplace.RunAsync("groups", "directory");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("RED", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Out);
        Assert.DoesNotContain('\u0007', ran.Out);
    }

    [Theory]
    [InlineData("help", "contains", new[] { "Helpdesk" })]
    [InlineData("EMEA", "startsWith", new[] { "EMEA", "EMEA Level 2" })]
    [InlineData("emea", "equals", new[] { "EMEA" })]
    [InlineData("nothing", "contains", new string[0])]
    public async Task Finds_directory_groups(string term, string by, string[] expected)
    {
        Ran ran = await _workplace.RunAsync("groups", "directory", "--search", term, "--by", by, "--json");

        using var found = JsonDocument.Parse(ran.Out);
        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(expected, found.RootElement.EnumerateArray().Select(group => group.GetProperty("name").GetString()).Where(name => name!.Contains(term, StringComparison.OrdinalIgnoreCase)));
        Assert.All(found.RootElement.EnumerateArray(), group => Assert.True(Guid.TryParse(group.GetProperty("id").GetString(), out _)));
    }

    [Fact]
    public async Task Shows_directory_groups_with_their_ids()
    {
        Ran ran = await _workplace.RunAsync("groups", "directory", "--directory", "DEMO");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Helpdesk", ran.Out, StringComparison.Ordinal);
        Assert.Contains("5b9ebf16-d3c6-5cd4-a973-d0c4f61c4f2f", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_is_not_configured_is_bad_usage()
    {
        Ran ran = await _workplace.RunAsync("groups", "directory", "--directory", "hq");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("there are demo", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_no_pairing_and_directory_groups_need_no_Rescue()
    {
        _workplace.Configure(configuration => configuration.AsObject().Remove("Pairings"));
        Assert.Equal(0, (await _workplace.RunAsync("groups", "rescue")).ExitCode);

        _workplace.Configure(configuration =>
        {
            configuration.AsObject().Remove("Pairings");
            configuration.AsObject().Remove("Rescue");
        });
        Assert.Equal(0, (await _workplace.RunAsync("groups", "directory")).ExitCode);
        Assert.Equal(78, (await _workplace.RunAsync("groups", "rescue")).ExitCode);
    }

    [Fact]
    public async Task Shows_Rescue_groups_with_what_a_pairing_writes()
    {
        Ran ran = await _workplace.RunAsync("groups", "rescue");

        string node = _workplace.Emulator.Account.FindByPath("Technicians/Helpdesk/EMEA")!.Id.ToString();
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains($"EMEA {node}", ran.Out, StringComparison.Ordinal);
        Assert.Contains("MasterAdministrators", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_Rescue_groups_as_json_with_their_paths()
    {
        Ran ran = await _workplace.RunAsync("groups", "rescue", "--json");

        JsonArray groups = JsonNode.Parse(ran.Out)!.AsArray();
        JsonNode levelTwo = groups.Single(group => (string?)group!["path"] == "Technicians/Helpdesk/EMEA/EMEA Level 2")!;
        Assert.Equal(_workplace.Emulator.Account.FindByPath("Technicians/Helpdesk/EMEA/EMEA Level 2")!.Id.Value, (long)levelTwo["nodeId"]!);
        Assert.Equal(2, (int)levelTwo["users"]!);
        Assert.Equal("technicianGroup", (string?)levelTwo["type"]);
        Assert.Contains(groups, group => (string?)group!["type"] == "masterAdministrators");
    }
}
