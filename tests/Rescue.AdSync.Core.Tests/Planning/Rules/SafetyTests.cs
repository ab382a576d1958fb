using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>S1, S2, S3 and S5, as far as the planner keeps them.</summary>
public sealed class SafetyTests
{
    private const string Emptied = """
        directory
          group Support:
        rescue
          Technicians
            group Support #100
              eve #200
        last run
          Support 3
        pairings
          Support -> #100
        """;

    [Fact]
    public void S1_A_directory_that_is_missing_freezes_its_pairings() => Given.InEveryWorld(world =>
    {
        PlanningInput input = world.Input();
        Plan plan = ReconciliationPlanner.Plan(input with { Directories = [.. input.Directories.Where(directory => directory.Directory != Properties.World.Directories[0])] });
        int[] frozen = [.. world.Policy.Pairings.Select((pairing, index) => (pairing, index)).Where(entry => entry.pairing.Directory == Properties.World.Directories[0]).Select(entry => entry.index)];
        Assert.DoesNotContain(plan.Actions, action => frozen.Contains(action.PairingIndex));
        Assert.True(plan.Verdict == PlanVerdict.Refused || Given.NotesOf(plan, NoteCode.GroupNotFound).Any() || frozen.Length == 0);
    });

    [Fact]
    public void S1_Nothing_read_takes_nothing_away() => Given.InEveryWorld(world =>
    {
        PlanningInput input = world.Input();
        Assert.Empty(ReconciliationPlanner.Plan(input with { Directories = [] }).Actions);
        Assert.Empty(ReconciliationPlanner.Plan(input with { Directories = [.. Properties.World.Directories.Select(name => new DirectorySnapshotBuilder(name).Build())] }).Actions);
    });

    [Fact]
    public void S2_Only_groups_that_were_read_completely_are_measured()
    {
        PlanningInput input = Given.Input("""
            directory
              group Support: ann @Night
              group Night: bob cat ann
              group Field incomplete: dan
              group Empty:
            rescue
              Technicians
                group Support #100
                group Field #120
                group Empty #130
            pairings
              Support -> #100
              Field -> #120
              Empty -> #130
            """);
        Plan plan = ReconciliationPlanner.Plan(input);
        Assert.Equal(4, plan.GroupSizes[input.Policy.Pairings[0].DirectoryGroup]);
        Assert.DoesNotContain(input.Policy.Pairings[1].DirectoryGroup, plan.GroupSizes);
        Assert.Equal(0, plan.GroupSizes[input.Policy.Pairings[2].DirectoryGroup]);
    }

    [Fact]
    public void S2_An_emptied_group_is_acted_upon_only_when_approved()
    {
        PlanningInput input = Given.Input(Emptied);
        Plan frozen = ReconciliationPlanner.Plan(input);
        Plan approved = ReconciliationPlanner.Plan(input with { AllowEmptiedGroups = true });
        Assert.Empty(frozen.Actions);
        Assert.Equal(PlanVerdict.Ready, frozen.Verdict);
        Assert.DoesNotContain(input.Policy.Pairings[0].DirectoryGroup, frozen.GroupSizes);
        Assert.Single(approved.Actions);
        Assert.Equal(0, approved.GroupSizes[input.Policy.Pairings[0].DirectoryGroup]);
    }

    [Theory]
    [InlineData(1, PlanVerdict.Ready)]
    [InlineData(0, PlanVerdict.Blocked)]
    public void S3_A_blocked_plan_still_shows_what_it_would_do(int allowed, PlanVerdict verdict)
    {
        PlanningInput input = Given.Input(Emptied);
        Plan plan = ReconciliationPlanner.Plan(input with { AllowEmptiedGroups = true, Policy = input.Policy with { MaxDisables = new Brake(allowed, 0) } });
        Assert.Equal(verdict, plan.Verdict);
        Assert.Single(plan.Actions);
    }

    [Fact]
    public void S5_A_refused_plan_can_still_be_projected()
    {
        PlanningInput input = Given.Input(Emptied);
        RescueSnapshot twice = RescueSnapshot.Create(input.Rescue.Caller, [.. input.Rescue.Nodes, .. input.Rescue.Nodes]);
        Plan plan = ReconciliationPlanner.Plan(input with { Rescue = twice });
        Assert.Equal(PlanVerdict.Refused, plan.Verdict);
        Assert.Same(twice, PlanProjection.Apply(twice, plan));
    }
}
