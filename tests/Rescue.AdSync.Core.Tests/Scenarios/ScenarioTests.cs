using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>
/// Holds the planner to every scenario file. To write what it plans into the files instead, set ACCEPT_SCENARIOS to the folder
/// of the files, run, and read every change before committing it.
/// </summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Files => [.. ScenarioFiles.All];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_plan_is_as_the_scenario_says(string file)
    {
        Scenario scenario = Read(file);
        string actual = PlanText.Of(ReconciliationPlanner.Plan(scenario.Input()), scenario);
        ScenarioFiles.Accept(file, scenario.Text.Given + actual);
        Assert.True(
            scenario.Text.Expected == actual,
            $"{file}: {scenario.Text.Title}\nThe plan is not as expected (- expected, + planned):\n{TextDiff.Of(scenario.Text.Expected, actual)}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void R17_The_order_in_which_a_scenario_lists_things_has_no_meaning(string file)
    {
        Scenario scenario = Read(file);
        Plan plan = ReconciliationPlanner.Plan(scenario.Input());
        Plan backwards = ReconciliationPlanner.Plan(scenario.Input(backwards: true));
        Assert.Equal(PlanText.Of(plan, scenario), PlanText.Of(backwards, scenario));
        Assert.Equal(plan.Notes, backwards.Notes);
        Assert.Equal(plan.Id, backwards.Id);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void R17_When_a_scenario_is_applied_nothing_is_left_to_do(string file)
    {
        Scenario scenario = Read(file);
        PlanningInput input = scenario.Input();
        Plan plan = ReconciliationPlanner.Plan(input);
        if (!plan.MissingDetails.IsEmpty)
        {
            Assert.NotEqual(PlanVerdict.Blocked, plan.Verdict);
            return;
        }

        Plan again = ReconciliationPlanner.Plan(input with { Rescue = PlanProjection.Apply(input.Rescue, plan) });
        Assert.Empty(again.Actions.Select(action => $"{action.Kind} {scenario.Names.Of(action)}"));
    }

    [Theory]
    [InlineData("R01")]
    [InlineData("R02")]
    [InlineData("R03")]
    [InlineData("R04")]
    [InlineData("R05")]
    [InlineData("R06")]
    [InlineData("R07")]
    [InlineData("R08")]
    [InlineData("R09")]
    [InlineData("R10")]
    [InlineData("R11")]
    [InlineData("R12")]
    [InlineData("R13")]
    [InlineData("R14")]
    [InlineData("R15")]
    [InlineData("R16")]
    [InlineData("R17")]
    [InlineData("E3")]
    [InlineData("S1")]
    [InlineData("S2")]
    [InlineData("S3")]
    [InlineData("S5")]
    public void A_rule_has_scenarios(string rule) =>
        Assert.True(ScenarioFiles.All.Count(file => file.StartsWith(rule + "-", StringComparison.Ordinal)) >= 2, $"{rule} has fewer than two scenarios.");

    [Fact]
    public void Every_note_code_occurs_in_a_scenario()
    {
        string all = string.Concat(ScenarioFiles.All.Select(file => Scenario.Read(ScenarioFiles.Read(file)).Text.Expected));

        // The first two come from the reading, the last from undoing; they have tests of their own.
        string[] ofReading = [nameof(NoteCode.LinkDropped), nameof(NoteCode.HalfMadeNode), nameof(NoteCode.NotUndone)];
        Assert.All(Enum.GetNames<NoteCode>().Except(ofReading), code => Assert.Contains($" {char.ToLowerInvariant(code[0])}{code[1..]} ", all, StringComparison.Ordinal));
    }

    private static Scenario Read(string file)
    {
        try
        {
            return Scenario.Read(ScenarioFiles.Read(file));
        }
        catch (ScenarioFormatException fault)
        {
            throw new InvalidDataException($"{file}: {fault.Message}", fault);
        }
    }
}
