using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.ConsoleHost;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Hosting;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class PlanCommandTests(Workplace workplace) : IClassFixture<Workplace>
{
    [Fact]
    public async Task Shows_the_changes_where_they_happen_and_exits_with_0()
    {
        Ran ran = await workplace.RunAsync("plan");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Field Service", ran.Out, StringComparison.Ordinal);
        Assert.Contains("+ Zoë Ångström", ran.Out, StringComparison.Ordinal);
        Assert.Contains("from Technicians/Helpdesk/EMEA", ran.Out, StringComparison.Ordinal);
        Assert.Contains("duplicateEmail", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Plan sha256:", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.All);
        Assert.Empty(ran.Error);
        Assert.Equal(0, workplace.Emulator.Calls.Writes);
    }

    [Fact]
    public async Task Detailed_exit_code_is_2_when_there_are_changes() =>
        Assert.Equal(2, (await workplace.RunAsync("plan", "--detailed-exit-code")).ExitCode);

    [Fact]
    public async Task Json_is_all_that_standard_output_holds()
    {
        Ran ran = await workplace.RunAsync("plan", "--json", "--verbosity", "diagnostic");

        using var plan = JsonDocument.Parse(ran.Out);
        Assert.Equal("rescue-adsync-plan/1", plan.RootElement.GetProperty("schema").GetString());
        Assert.NotEmpty(plan.RootElement.GetProperty("actions").EnumerateArray());
        Assert.Contains("debug", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, ran.ExitCode);
    }

    [Fact]
    public async Task Out_writes_each_file_in_the_form_its_ending_names()
    {
        string[] files = ["plan.json", "plan.csv", "plan.html", "plan.xlsx"];

        Ran ran = await workplace.RunAsync(["plan", .. files.SelectMany(file => new[] { "--out", workplace.PathOf(file) })]);

        Assert.Equal(0, ran.ExitCode);
        Assert.All(files, file => Assert.True(new FileInfo(workplace.PathOf(file)).Length > 1000, file));
        Assert.Contains(workplace.PathOf("plan.xlsx"), ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Out_to_a_folder_that_is_not_there_exits_with_1()
    {
        Ran ran = await workplace.RunAsync("plan", "--out", workplace.PathOf("none/plan.json"));

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("none", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shown_plan_and_the_saved_one_have_one_id()
    {
        string file = workplace.PathOf("id.json");

        Ran ran = await workplace.RunAsync("plan", "--out", file);

        Assert.Equal(CommandLine.PlanIdIn(ran.Out), CommandLine.PlanIdIn(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void S7_The_container_of_a_dry_run_has_no_writer()
    {
        var context = new CommandContext(
            new ConsoleIo { Out = TextWriter.Null, Error = TextWriter.Null },
            new GlobalSettings(workplace.Config, SecretsFolder: null, Verbosity.Normal, NoColor: false));

        using ServiceProvider services = context.OpenForReading(RequiredSettings.Preview);

        Assert.NotNull(services.GetService<SyncPreviewer>());
        Assert.Null(services.GetService<IRescueAdminClient>());
        Assert.Null(services.GetService<PlanExecutor>());
        Assert.IsNotType<IRescueAdminClient>(services.GetRequiredService<IRescueReader>(), exactMatch: false);
    }
}

public sealed class HeldPlanTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task S3_A_blocked_plan_is_shown_and_exits_with_3()
    {
        _workplace.Configure(configuration => configuration["Policy"]!["MaxDisables"] = JsonNode.Parse("""{ "Count": 0, "Percent": 0 }"""));

        Ran ran = await _workplace.RunAsync("plan", "--detailed-exit-code");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("BLOCKED", ran.Out, StringComparison.Ordinal);
        Assert.Contains("rescue-adsync apply --approve sha256:", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Peter Novak", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R15_A_refused_plan_is_shown_and_exits_with_3()
    {
        _workplace.Configure(configuration => configuration["Policy"]!["MaxGroups"] = 2);

        Ran ran = await _workplace.RunAsync("plan");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("REFUSED", ran.Out, StringComparison.Ordinal);
        Assert.Contains("tooManyGroups", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_plan_is_written_as_json_too()
    {
        _workplace.Configure(configuration => configuration["Policy"]!["MaxMoves"] = JsonNode.Parse("""{ "Count": 0, "Percent": 0 }"""));

        Ran ran = await _workplace.RunAsync("plan", "--json");

        Assert.Equal(3, ran.ExitCode);
        using var plan = JsonDocument.Parse(ran.Out);
        Assert.True(plan.RootElement.GetProperty("blocked").GetBoolean());
    }

    [Fact]
    public async Task A_name_that_looks_like_markup_is_shown_as_it_is()
    {
        _workplace.EditPeople(people =>
        {
            people["users"]!.AsArray().First(user => (string?)user!["displayName"] == "Zoë Ångström")!["displayName"] = "[red]x[/] [[";
            people["groups"]!.AsArray().First(group => (string?)group!["name"] == "APAC")!["name"] = "[bold";
        });

        Ran ran = await _workplace.RunAsync("plan", "--verbosity", "detailed");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("+ [red]x[/] [[ zoe.angstrom@example.com", ran.Out, StringComparison.Ordinal);
        Assert.Contains("+ [bold new group", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_plan_is_shortened_and_says_so()
    {
        _workplace.EditPeople(people =>
        {
            JsonArray members = people["groups"]!.AsArray().First(group => (string?)group!["name"] == "Field Engineers")!["members"]!.AsArray();
            for (int i = 0; i < 60; i++)
            {
                string id = $"00000000-0000-0000-0000-{i + 1:d12}";
                people["users"]!.AsArray().Add(JsonNode.Parse($$"""{ "id": "{{id}}", "mail": "new{{i}}@example.com", "displayName": "New {{i}}", "enabled": true }"""));
                members.Add(id);
            }
        });

        Ran ran = await _workplace.RunAsync("plan");

        Assert.Contains("more people", ran.Out, StringComparison.Ordinal);
        Assert.Contains("--out FILE", ran.Out, StringComparison.Ordinal);
    }
}
