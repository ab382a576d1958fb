using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Tests.Planning.Rules;

namespace Rescue.AdSync.Tests.Planning.Explaining;

/// <summary>What explanations say, in small worlds.</summary>
public sealed class ExplainerTests
{
    private const string TwoPairings = """
        directory
          group Support: @EMEA
          group EMEA: @Nordics
          group Nordics: ann
          group Field: ann

        rescue
          Technicians
            group Support #100
              group EMEA #110
                group Nordics #111
                  ann #200
            group Field #120

        pairings
          Support -> #100
          Field -> #120
        """;

    [Fact]
    public void R4_Shows_the_way_that_was_taken_and_why_the_other_was_not()
    {
        SideExplanation side = Technician(TwoPairings, "ann@example.com");

        Assert.Equal(SideVerdict.InStep, side.Verdict);
        Assert.Equal(["Support > EMEA > Nordics", "Field"], side.Paths.Select(path => path.ToString()));
        Assert.Equal([PathVerdict.Taken, PathVerdict.LaterPairing], side.Paths.Select(path => path.Verdict));
        Assert.Equal("The pairing of 'Support' stands before this one (R4).", side.Paths[1].Reason);
        Assert.Equal((new NodeId(111), "Nordics"), (side.Place!.Node!.Value, side.Place.GroupName));
        Assert.Equal(MatchMeans.Link, side.Match);
        Assert.Equal("Wanted in 'Nordics'. Everything is as it should be already.", side.Summary);
    }

    [Fact]
    public void R5_Says_by_which_pattern_somebody_is_excluded_and_that_they_leave()
    {
        SideExplanation side = Technician(
            """
            directory
              group Support: ann

            rescue
              Technicians
                group Support #100
                  ann #200

            policy
              Exclude ann@*

            pairings
              Support -> #100
            """,
            "ann@example.com");

        Assert.Equal(SideVerdict.WillChange, side.Verdict);
        Assert.Equal(ActionKind.DisableUser, Assert.Single(side.Actions).Kind);
        Assert.Equal(PathVerdict.Excluded, Assert.Single(side.Paths).Verdict);
        Assert.Contains("excluded by 'ann@*'", side.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disabled", "", "the account is disabled in the directory by now")]
    [InlineData("expired", "", "the account is expired in the directory by now")]
    [InlineData("", "unreadable", "it stays empty in this run")]
    public void E3_Says_that_a_user_stays_empty_and_why(string state, string details, string why)
    {
        SideExplanation side = Technician(
            $"""
            directory
              group Support: ann
              person ann {state}

            rescue
              Technicians
                group Support #100
                  ann #200 name=none mail=none {details}

            links
              ann -> #200

            pairings
              Support -> #100
            """,
            "ann@example.com");

        Assert.Equal(SideVerdict.PassedOver, side.Verdict);
        Assert.Contains(why, side.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void R3_Says_which_groups_are_not_followed_and_that_they_contain_each_other()
    {
        SideExplanation side = Technician(
            """
            directory
              group Support: @EMEA
              group EMEA: @Support ann

            rescue
              Technicians
                group Support #100

            pairings
              Support -> #100 NestedGroups=Direct
            """,
            "ann@example.com");

        Assert.Equal(SideVerdict.NotConcerned, side.Verdict);
        Assert.Equal(PathVerdict.NestedGroupsIgnored, Assert.Single(side.Paths).Verdict);
        Assert.Contains("NestedGroups: Direct", side.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void R9_Explains_somebody_who_is_only_in_Rescue()
    {
        var explainer = new PlanExplainer(Given.Input("""
            directory
              group Support: ann

            rescue
              Technicians
                group Support #100
                  bob #201
                group Other #300
                  cat #301

            pairings
              Support -> #100
            """));

        Explanation leaver = Assert.Single(explainer.Find("201"));
        Assert.Null(leaver.Person);
        SideExplanation side = Assert.Single(leaver.Sides);
        Assert.Equal((Side.Technician, SideVerdict.WillChange, "Support"), (side.Side, side.Verdict, side.Scope));
        Assert.Equal(SideVerdict.OutOfScope, Assert.Single(Assert.Single(explainer.Find("CAT@example.com")).Sides).Verdict);
    }

    [Fact]
    public void S1_Does_not_claim_to_know_who_is_in_a_group_that_was_not_read_completely()
    {
        PlanningInput input = Given.Input("""
            directory
              group Support: ann

            rescue
              Technicians
                group Support #100
                  bob #201

            pairings
              Support -> #100
            """);
        var builder = new DirectorySnapshotBuilder(input.Directories[0].Directory);
        builder.AddGroup(input.Policy.Pairings[0].DirectoryGroup, "Support");
        builder.MarkIncomplete(input.Policy.Pairings[0].DirectoryGroup, "a page is missing.");

        SideExplanation side = Assert.Single(Assert.Single(new PlanExplainer(input with { Directories = [builder.Build()] }).Find("bob@example.com")).Sides);

        Assert.Equal(SideVerdict.Withheld, side.Verdict);
        Assert.Equal(ActionKind.DisableUser, Assert.Single(side.Withheld).Action.Kind);
        Assert.Contains("this is not certain (S1)", side.Summary, StringComparison.Ordinal);
        Assert.Contains(side.Notes, note => note.Message.Contains("a page is missing.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("   ")]
    [InlineData("7f0a5c4e-0000-4000-8000-0000000000ff")]
    [InlineData("111")]
    public void Finds_nobody_by_a_part_of_a_name_or_by_what_is_no_person(string who) =>
        Assert.Empty(new PlanExplainer(Given.Input(TwoPairings)).Find(who == "ann" ? "an" : who));

    [Fact]
    public void Suggests_whoever_has_the_text_in_their_name()
    {
        var explainer = new PlanExplainer(Given.Input(TwoPairings));

        Assert.Equal(["ann@example.com"], explainer.Suggest("NN@"));
        Assert.Empty(explainer.Suggest("zz"));
    }

    [Fact]
    public void Refuses_null() => Assert.Throws<ArgumentNullException>(() => new PlanExplainer(Given.Input(TwoPairings)).Find(null!));

    private static SideExplanation Technician(string sections, string who) =>
        Assert.Single(new PlanExplainer(Given.Input(sections)).Find(who)).Sides.Single(side => side.Side == Side.Technician);
}
