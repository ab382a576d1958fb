using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Hosting.Tests.Fakes;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Hosting.Tests.Scheduling;

public sealed class SyncCycleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Applies_the_plan_and_then_finds_nothing_to_change()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();
        SyncCycle cycle = services.GetRequiredService<SyncCycle>();

        CycleResult first = await cycle.RunAsync(cancellationToken: Token);
        int writes = host.Rescue.Calls.Writes;
        CycleResult second = await cycle.RunAsync(cancellationToken: Token);

        Assert.Equal(CycleOutcome.Applied, first.Outcome);
        Assert.Equal(first.Preview.Plan.Actions.Length, first.Report!.Done);
        Assert.Equal(CycleOutcome.UpToDate, second.Outcome);
        Assert.Empty(second.Report!.Outcomes);
        Assert.Equal(writes, host.Rescue.Calls.Writes);
    }

    [Fact]
    public async Task Logs_one_line_at_the_start_and_one_with_figures_at_the_end()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();

        CycleResult result = await services.GetRequiredService<SyncCycle>().RunAsync(cancellationToken: Token);

        LogLine[] lines = [.. host.Log.Lines.Where(line => line.Event.Id is >= 4000 and < 5000 && line.Level >= LogLevel.Information)];
        Assert.Equal(["CycleStarting", "CycleEnded"], lines.Select(line => line.Event.Name));
        Assert.Contains($"Applied; {result.Report!.Done} done, 0 failed, 0 not tried", lines[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S3_A_plan_that_a_brake_holds_is_not_applied_and_the_log_says_why()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build(change: policy => policy with { MaxDisables = new Brake(0, 0) });

        CycleResult result = await services.GetRequiredService<SyncCycle>().RunAsync(cancellationToken: Token);

        Assert.Equal(CycleOutcome.Held, result.Outcome);
        Assert.Null(result.Report);
        Assert.Equal(0, host.Rescue.Calls.Writes);
        Assert.Contains(host.Log.Lines, line => line is { Level: LogLevel.Error, Event.Name: "CycleHeld" });
        Assert.Contains(host.Log.Lines, line => line is { Level: LogLevel.Error, Event.Name: "PlanHeldBecause" } && line.Message.StartsWith("TooManyDisables", StringComparison.Ordinal));
    }

    [Fact]
    public async Task S2_An_emptied_group_is_told_as_an_error_while_the_rest_goes_on()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();
        SyncCycle cycle = services.GetRequiredService<SyncCycle>();
        await cycle.RunAsync(cancellationToken: Token);
        Assert.DoesNotContain(host.Log.Lines, line => line.Event.Name == "PartHeldBecause");
        GroupSummary group = Assert.Single(await host.Directory.FindGroupsAsync(new GroupQuery(GroupCriterion.Equals, "External Partners"), Token));
        host.Directory.RemoveMembers(group.Id, [.. host.Directory.Users.Select(user => user.Id)]);

        CycleResult result = await cycle.RunAsync(cancellationToken: Token);

        Assert.Equal(CycleOutcome.UpToDate, result.Outcome);
        LogLine line = Assert.Single(host.Log.Lines, line => line.Event.Name == "PartHeldBecause");
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.Contains("EmptiedGroup, External Partners: ", line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E6_One_failure_leaves_the_rest_done_and_is_tried_again()
    {
        DemoHost host = await DemoHost.CreateAsync();
        host.Rescue.Faults.Add(RescueFault.Word("INVALIDPARAM_NAME") with { Method = "setUser", Times = 1 });
        await using ServiceProvider services = host.Build();
        SyncCycle cycle = services.GetRequiredService<SyncCycle>();

        CycleResult first = await cycle.RunAsync(cancellationToken: Token);
        CycleResult second = await cycle.RunAsync(cancellationToken: Token);

        Assert.Equal(CycleOutcome.PartlyApplied, first.Outcome);
        Assert.InRange(first.Report!.Done, 1, first.Report.Outcomes.Length - 1);
        Assert.Equal(CycleOutcome.Applied, second.Outcome);
    }

    [Fact]
    public async Task E8_A_stop_takes_effect_between_actions()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();
        SyncCycle cycle = services.GetRequiredService<SyncCycle>();
        using var stop = new CancellationTokenSource();

        CycleResult stopped = await cycle.RunAsync(new StopAtOnce(stop), stop.Token);
        CycleResult rest = await cycle.RunAsync(cancellationToken: Token);

        Assert.Equal(CycleOutcome.PartlyApplied, stopped.Outcome);
        Assert.Contains(stopped.Report!.Outcomes, outcome => outcome.Status == OutcomeStatus.NotTried);
        Assert.DoesNotContain(stopped.Report.Outcomes, outcome => outcome.Status == OutcomeStatus.Failed);
        Assert.Equal(CycleOutcome.Applied, rest.Outcome);
    }

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<ActionOutcome>
    {
        public void Report(ActionOutcome value) => stop.Cancel();
    }
}
