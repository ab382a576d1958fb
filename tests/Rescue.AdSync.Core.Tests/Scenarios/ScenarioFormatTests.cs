namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>A scenario that cannot be read says in which line and why.</summary>
public sealed class ScenarioFormatTests
{
    private const string Head = "Title\nA sentence.\n\n";

    [Theory]
    [InlineData("", 1, "the title")]
    [InlineData("Title\n\ndirectory\nplan ready\nnotes", 2, "Say in a sentence")]
    [InlineData(Head + "directory", 4, "no section 'plan'")]
    [InlineData(Head + "directory\nrescues\nplan ready", 5, "'rescues' is no section")]
    [InlineData(Head + "directory\ndirectory\nplan ready", 5, "is there twice")]
    [InlineData(Head + "directory\n  team A: ann\nplan ready", 5, "'team' is neither group, person nor remark")]
    [InlineData(Head + "directory\n  group A\nplan ready", 5, "follow a colon")]
    [InlineData(Head + "directory\n  group A: @B\nplan ready", 5, "no group 'B'")]
    [InlineData(Head + "directory\n  person ann dead\nplan ready", 5, "'dead' is not expected")]
    [InlineData(Head + "directory\n  person ann nme=Ann\nplan ready", 5, "no setting 'nme'")]
    [InlineData(Head + "directory\n  person ann name=\"Ann\nplan ready", 5, "is not closed")]
    [InlineData(Head + "directory\n  person ann name=\"\\x\"\nplan ready", 5, "no escape")]
    [InlineData(Head + "directory\n  person ann mail=a mail=b\nplan ready", 5, "set twice")]
    [InlineData(Head + "directory\n  person ann\n  person ann\nplan ready", 6, "there already")]
    [InlineData(Head + "rescue\n  ann #200\nplan ready", 5, "hangs below nothing")]
    [InlineData(Head + "rescue\n  Technicians\n    group A 100\nplan ready", 6, "'100' is no node id")]
    [InlineData(Head + "rescue\n  Technicians\n    group A\nplan ready", 6, "node id of group 'A' is missing")]
    [InlineData(Head + "rescue\n  Administrators\n    a #7\n    b #7\nplan ready", 7, "Node 7 is there already")]
    [InlineData(Head + "links\n  ann #200\nplan ready", 5, "'ann -> #200'")]
    [InlineData(Head + "policy\n  MaxGroup 5\nplan ready", 5, "'MaxGroup' is no setting")]
    [InlineData(Head + "policy\n  MaxDisables 5 10\nplan ready", 5, "A brake is")]
    [InlineData(Head + "policy\n  MaxGroups many\nplan ready", 5, "'many' is no number")]
    [InlineData(Head + "pairings\n  A -> #100\nplan ready", 5, "no group 'A'")]
    [InlineData(Head + "directory\n  group A:\npairings\n  A -> #100 Guests=Some\nplan ready", 7, "'Some' is no setting of Guests")]
    [InlineData(Head + "directory\n  group A:\npairings\n  A -> #100 FullGroupSync=no\nplan ready", 7, "on or off")]
    [InlineData(Head + "last run\n  A 5\nplan ready", 5, "no group 'A'")]
    public void A_fault_names_its_line(string file, int line, string says)
    {
        ScenarioFormatException fault = Assert.Throws<ScenarioFormatException>(() => Scenario.Read(file));
        Assert.Equal(line, fault.Line);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_is_shown_line_by_line() =>
        Assert.Equal("  plan ready\n- a\n+ b\n  notes\n+ c\n", TextDiff.Of("plan ready\na\nnotes\n", "plan ready\nb\nnotes\nc\n"));

    [Fact]
    public void Words_that_a_note_does_not_say_are_shown_with_what_it_says()
    {
        Scenario scenario = Scenario.Read(Head + """
            directory
              group Support: ann
              person ann mail=none
            rescue
              Technicians
                group Support #100
            pairings
              Support -> #100
            plan ready
            notes
              warning missingEmail ann@example.com says "no phone"
            """);
        string actual = PlanText.Of(AdSync.Planning.ReconciliationPlanner.Plan(scenario.Input()), scenario);
        Assert.Contains("missingEmail ann@example.com says \"The person has no mail attribute", actual, StringComparison.Ordinal);
    }
}
