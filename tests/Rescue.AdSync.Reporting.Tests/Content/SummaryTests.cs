using System.Collections.Immutable;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Reporting.Content;
using Rescue.AdSync.Reporting.Tests.Support;

namespace Rescue.AdSync.Reporting.Tests.Content;

public sealed class SummaryTests
{
    [Theory]
    [InlineData(PlanVerdict.Ready, "Ready: 10 actions.")]
    [InlineData(PlanVerdict.Blocked, "Blocked: 10 actions held back")]
    [InlineData(PlanVerdict.Refused, "Refused: nothing is written")]
    public void The_verdict_is_in_words(PlanVerdict verdict, string words)
    {
        var summary = new Summary(new ReportContent(Sample.Preview(Sample.Plan(verdict)), null));

        Assert.StartsWith(words, summary.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_a_plan_is_told_and_nothing_else()
    {
        PlanNote brake = new(NoteCode.TooManyMoves, NoteSeverity.Error, "Support EMEA", "12 people would be moved.");

        var summary = new Summary(new ReportContent(Sample.Preview(Sample.Plan(PlanVerdict.Blocked, [brake, .. Sample.Notes()])), null));

        Assert.Equal(["12 people would be moved."], summary.Reasons());
    }

    [Fact]
    public void A_plan_that_is_refused_for_another_reason_shows_its_errors()
    {
        var summary = new Summary(new ReportContent(Sample.Preview(Sample.Plan(PlanVerdict.Refused)), null));

        Assert.Equal([Sample.Notes()[0].Message], summary.Reasons());
    }

    [Fact]
    public void A_plan_that_may_go_ahead_gives_no_reasons()
    {
        Assert.Empty(new Summary(new ReportContent(Sample.Preview(), null)).Reasons());
    }

    [Fact]
    public void An_outcome_is_counted_kind_by_kind()
    {
        Preview preview = Sample.Preview();

        var summary = new Summary(new ReportContent(preview, Sample.Run(preview.Plan)));

        Assert.Equal("Stopped: 7 actions of 10 were carried out.", summary.Verdict);
        Assert.Equal(new KindCount(ActionKind.CreateUser, Planned: 2, Done: 1, Failed: 0, Other: 1), summary.Kinds[(int)ActionKind.CreateUser]);
        Assert.Equal(new KindCount(ActionKind.UpdateGroup, Planned: 1, Done: 0, Failed: 1, Other: 0), summary.Kinds[(int)ActionKind.UpdateGroup]);
        Assert.Equal(Enum.GetValues<ActionKind>(), summary.Kinds.Select(kind => kind.Kind));
    }

    [Fact]
    public void A_complete_run_is_told_apart_from_one_in_part()
    {
        Preview preview = Sample.Preview();
        RunReport complete = Sample.CompleteRun(preview.Plan);
        RunReport partial = Sample.Run(preview.Plan) with { StoppedBecause = null };

        Assert.Equal("Done: 10 actions.", new Summary(new ReportContent(preview, complete)).Verdict);
        Assert.Equal("Done in part: 7 actions of 10 were carried out.", new Summary(new ReportContent(preview, partial)).Verdict);
    }

    [Fact]
    public void The_second_plan_is_on_offer_before_a_run_only()
    {
        Preview preview = Sample.Preview() with { PlanWithEmptiedGroups = Sample.EmptyPlan() };

        Assert.Contains(new Summary(new ReportContent(preview, null)).Facts(), fact => fact.Value.Contains(Sample.EmptyPlan().Id.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(new Summary(new ReportContent(preview, Sample.CompleteRun(preview.Plan))).Facts(), fact => fact.Name == "Also on offer");
    }

    [Fact]
    public void Every_setting_of_the_policy_and_of_each_pairing_is_told()
    {
        ImmutableArray<PolicySection> sections = [.. PolicyRows.Of(new ReportContent(Sample.Preview(), null))];

        Assert.Equal(
            ["Everywhere", "Pairing 1: Support EMEA \u2192 Technicians/EMEA", "Pairing 2: Desk leads \u2192 Administrators/Service desk leads"],
            sections.Select(section => section.Title));
        Assert.Equal("ceo@example.com", Value(sections[0], "Protected"));
        Assert.Equal("25", Value(sections[0], "Mobile licences"));
        Assert.Equal("5, or 10 % of the enabled users in scope", Value(sections[0], "Brake on disabling"));
        Assert.Equal("Include (default)", Value(sections[1], "Guests"));
        Assert.Equal("Exclude (default)", Value(sections[2], "Guests"));
        Assert.Equal("Leave (default)", Value(sections[2], "Unmanaged users"));
        Assert.Equal("userPrincipalName", Value(sections[1], "SSO id"));
        Assert.Equal("Not managed", Value(sections[2], "SSO id"));
        Assert.Equal("department", Value(sections[1], "Description"));
        Assert.Equal("Off", Value(sections[2], "Full group synchronization"));
    }

    [Fact]
    public void The_rows_of_the_policy_miss_no_property()
    {
        string[] inRows = ["Pairings", "UseUpnInsteadOfEmail", "UseEmailAsSsoId", "MaxGroups", "MaxMembersPerGroup", "MaxDisables", "MaxMoves", "MaxCreates", "Protected", "Exclude", "MobileSeats", "MinimumMasterAdministrators"];

        Assert.Equal(inRows, typeof(SyncPolicy).GetProperties().Select(property => property.Name));
        Assert.Equal(inRows.Length, PolicyRows.Of(new ReportContent(Sample.Preview(), null)).First().Settings.Length);
    }

    private static string Value(PolicySection section, string name) => Assert.Single(section.Settings, setting => setting.Name == name).Value;
}
