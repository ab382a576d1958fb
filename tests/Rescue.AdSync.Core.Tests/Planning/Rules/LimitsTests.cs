using System.Text.RegularExpressions;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>R13 to R15: sides, protection and limits.</summary>
public sealed partial class LimitsTests
{
    [Theory]
    [InlineData(Role.Technician, 100, true)]
    [InlineData(Role.Technician, 150, false)]
    [InlineData(Role.Technician, 3, false)]
    [InlineData(Role.Technician, 4, false)]
    [InlineData(Role.Technician, 10, false)]
    [InlineData(Role.Administrator, 150, true)]
    [InlineData(Role.Administrator, 3, true)]
    [InlineData(Role.Administrator, 100, false)]
    [InlineData(Role.Administrator, 2, false)]
    [InlineData(Role.Administrator, 1, false)]
    public void R13_A_target_must_be_able_to_hold_its_members(Role role, long target, bool fits)
    {
        PlanningInput input = Given.Input("""
            directory
              group Support: ann
            rescue
              Technicians
                group Support #100
              Administrators
                group Ops #150
            pairings
              Support -> #100
            """);
        Pairing pairing = input.Policy.Pairings[0] with { Role = role, Target = RescueTarget.Group(new NodeId(target)) };
        Plan plan = ReconciliationPlanner.Plan(input with { Policy = input.Policy with { Pairings = [pairing] } });
        Assert.Equal(fits ? 1 : 0, plan.Actions.Length);
        Assert.Equal(fits ? 0 : 1, Given.NotesOf(plan, NoteCode.TargetKindMismatch).Count());
    }

    [Fact]
    public void R14_With_fewer_master_administrators_than_must_remain_none_is_disabled()
    {
        Plan plan = Given.Plan("""
            directory
              group Owners: eve
              person eve disabled
            rescue
              MasterAdministrators
                eve #221 mobile
                fay #222
            policy
              MinimumMasterAdministrators 9
            pairings
              Owners -> MasterAdministrators
            """);
        Assert.Empty(plan.Actions);
        Assert.Equal(2, plan.Notes.Count(note => note.Message.Contains("at least 9", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("#201")]
    [InlineData("*")]
    [InlineData("BOB@*")]
    [InlineData("bob?example.com")]
    public void R14_Somebody_protected_is_in_no_action(string pattern)
    {
        Plan plan = Given.Plan($"""
            directory
              group Support: ann bob
              person bob name="Robert" mail=robert@example.com
            rescue
              Technicians
                group Support #100
                  ann #200
                  bob #201 disabled
            policy
              Protected {pattern}
            pairings
              Support -> #100
            """);
        Assert.Empty(plan.Actions);
        Assert.Single(Given.NotesOf(plan, NoteCode.Protected));
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    public void R15_A_group_holds_999_members(int members, bool frozen)
    {
        Plan plan = Given.Plan($"""
            directory
              group Support: {string.Join(' ', Enumerable.Range(0, members).Select(number => $"p{number}"))}
            rescue
              Technicians
                group Support #100
                  eve #200
            pairings
              Support -> #100
            """);
        Assert.Equal(frozen ? 0 : members, plan.Summary.CreateUser);
        Assert.Equal(frozen ? 0 : 1, plan.Summary.DisableUser);
        Assert.Equal(frozen ? 1 : 0, Given.NotesOf(plan, NoteCode.OverMemberLimit).Count());
        Assert.Equal(PlanVerdict.Ready, plan.Verdict);
    }

    [Theory]
    [InlineData(998, PlanVerdict.Ready)]
    [InlineData(999, PlanVerdict.Refused)]
    public void R15_There_are_999_groups_mirrored_ones_included(int nested, PlanVerdict verdict)
    {
        string groups = string.Join("\n", Enumerable.Range(0, nested).Select(number => $"  group G{number}:"));
        Plan plan = Given.Plan($"""
            directory
              group Support: {string.Join(' ', Enumerable.Range(0, nested).Select(number => $"@G{number}"))}
            {groups}
            rescue
              Technicians
                group Support #100
            pairings
              Support -> #100
            """);
        Assert.Equal(verdict, plan.Verdict);
        Assert.Equal(verdict == PlanVerdict.Ready ? nested : 0, plan.Summary.Total);
    }

    [Fact]
    public void R15_A_refused_plan_has_no_action() => Given.InEveryWorld(world =>
    {
        Plan plan = ReconciliationPlanner.Plan((world with { Policy = world.Policy with { MaxGroups = 2 } }).Input());
        bool tooMany = Given.NotesOf(plan, NoteCode.TooManyGroups).Any();
        Assert.Equal(tooMany, plan.Verdict == PlanVerdict.Refused);
        Assert.True(!tooMany || (plan.Actions.IsEmpty && plan.Adoptions.IsEmpty && plan.IsBlocked));
    });

    [Fact]
    public void R15_A_frozen_pairing_takes_no_action() => Given.InEveryWorld(world =>
    {
        Properties.World named = WithTellingNames(world);
        Plan plan = ReconciliationPlanner.Plan(named.Input());
        HashSet<string> frozen = [.. plan.Notes
            .Where(note => note.Severity == NoteSeverity.Error)
            .SelectMany(note => FrozenPairing().Matches(note.Message))
            .Select(match => match.Groups["name"].Value)];
        HashSet<string> once = [.. named.Policy.Pairings.GroupBy(pairing => pairing.DirectoryGroup).Where(pairings => pairings.Count() == 1).Select(pairings => $"P {pairings.Key}")];
        frozen.IntersectWith(once);
        Assert.DoesNotContain(plan.Actions, action => frozen.Contains(action.Pairing));
    });

    // A paired group is not mirrored on its own side, so what it is called decides nothing there.
    private static Properties.World WithTellingNames(Properties.World world)
    {
        HashSet<ObjectId> paired = [.. world.Policy.Pairings.Select(pairing => pairing.DirectoryGroup)];
        return world with { Groups = [.. world.Groups.Select(group => paired.Contains(group.Id) ? group with { Name = $"P {group.Id}" } : group)] };
    }

    [GeneratedRegex("of the pairing '(?<name>P [^']*)' is touched")]
    private static partial Regex FrozenPairing();
}
