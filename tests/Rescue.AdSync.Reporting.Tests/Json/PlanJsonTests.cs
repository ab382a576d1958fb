using System.Text.Json;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Tests.Support;

namespace Rescue.AdSync.Reporting.Tests.Json;

public sealed class PlanJsonTests
{
    [Fact]
    public async Task A_plan_is_written_to_the_letter()
    {
        Preview preview = Sample.Preview();

        string json = await Written.TextAsync(PlanJson.WriteAsync, preview);

        Assert.Equal(Golden("plan.json", preview.Plan), json);
    }

    [Fact]
    public async Task An_outcome_is_written_to_the_letter()
    {
        Preview preview = Sample.Preview();

        string json = await Written.TextAsync(PlanJson.WriteAsync, preview, Sample.Run(preview.Plan));

        Assert.Equal(Golden("outcome.json", preview.Plan), json);
    }

    [Theory]
    [InlineData(PlanVerdict.Ready, false)]
    [InlineData(PlanVerdict.Blocked, true)]
    [InlineData(PlanVerdict.Refused, true)]
    public async Task A_plan_that_is_blocked_or_refused_says_so(PlanVerdict verdict, bool blocked)
    {
        using JsonDocument json = await DocumentAsync(Sample.Preview(Sample.Plan(verdict)));

        Assert.Equal(blocked, json.RootElement.GetProperty("blocked").GetBoolean());
    }

    [Fact]
    public async Task Every_code_is_in_camel_case()
    {
        PlanNote[] notes = [.. Enum.GetValues<NoteCode>().Select(code => new PlanNote(code, NoteSeverity.Info, "somebody", "something"))];

        using JsonDocument json = await DocumentAsync(Sample.Preview(Sample.Plan(notes: notes)));

        string[] codes = [.. json.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("code").GetString()!)];
        Assert.Equal(Enum.GetNames<NoteCode>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]), codes);
    }

    [Fact]
    public async Task A_plan_without_actions_has_empty_lists()
    {
        using JsonDocument json = await DocumentAsync(Sample.Preview(Sample.EmptyPlan()));

        Assert.Equal(0, json.RootElement.GetProperty("actions").GetArrayLength());
        Assert.Equal(0, json.RootElement.GetProperty("notes").GetArrayLength());
        Assert.All(json.RootElement.GetProperty("summary").EnumerateObject(), count => Assert.Equal(0, count.Value.GetInt32()));
    }

    [Theory]
    [InlineData("\"quoted\" \\ back")]
    [InlineData("line\nbreak\ttab\u0001control")]
    [InlineData("J\u00FCrgen \u5C71\u7530 \U0001F600")]
    public async Task Any_text_comes_back_as_it_was(string text)
    {
        using JsonDocument json = await DocumentAsync(Written.PreviewOf(text));

        Assert.Equal(text, json.RootElement.GetProperty("actions")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Half_a_character_does_not_stop_the_report()
    {
        using JsonDocument json = await DocumentAsync(Written.PreviewOf("broken \uD83D here"));

        Assert.Equal("broken \uFFFD here", json.RootElement.GetProperty("actions")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_report_of_another_plan_is_refused()
    {
        RunReport run = Sample.Run(Sample.Plan()) with { Outcomes = [] };

        var fault = await Assert.ThrowsAsync<ArgumentException>(() => Written.BytesAsync(PlanJson.WriteAsync, Sample.Preview(), run));

        Assert.Contains("0 outcomes for a plan of 10 actions", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outcome_of_the_second_plan_shows_the_second_plan()
    {
        Plan second = Sample.Plan(PlanVerdict.Ready, [], Sample.Actions()[0]);
        Preview preview = Sample.Preview() with { PlanWithEmptiedGroups = second };

        using JsonDocument json = JsonDocument.Parse(await Written.TextAsync(PlanJson.WriteAsync, preview, Sample.CompleteRun(second)));

        Assert.Equal(second.Id.ToString(), json.RootElement.GetProperty("planId").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("actions").GetArrayLength());
    }

    [Fact]
    public async Task Writing_ends_when_it_is_cancelled()
    {
        using var stream = new MemoryStream();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PlanJson.WriteAsync(stream, Sample.Preview(), null, new CancellationToken(canceled: true)));
    }

    private static async Task<JsonDocument> DocumentAsync(Preview preview) => JsonDocument.Parse(await Written.BytesAsync(PlanJson.WriteAsync, preview));

    private static string Golden(string name, Plan plan) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Json", "Expected", name)).Replace("{planId}", plan.Id.ToString(), StringComparison.Ordinal);
}
