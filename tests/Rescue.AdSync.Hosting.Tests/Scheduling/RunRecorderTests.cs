using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Hosting.Tests.Fakes;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Hosting.Tests.Scheduling;

/// <summary>What every run has around it: the lock, a row, and an end to old rows (E1, E12).</summary>
public sealed class RunRecorderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task E12_A_run_that_applies_a_plan_leaves_a_row_of_its_schedule()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();

        CycleResult result = await services.GetRequiredService<SyncCycle>().RunAsync(cancellationToken: Token);

        RunSummary row = Assert.Single(await host.State.ListRunsAsync(cancellationToken: Token));
        Assert.Equal((RunTrigger.Schedule, RunOutcome.Applied, result.Report!.Done), (row.Start.Trigger, row.End.Outcome, row.Done));
    }

    [Fact]
    public async Task E12_A_run_that_is_held_leaves_a_row_that_says_why()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build(change: policy => policy with { MaxDisables = new Brake(0, 0) });

        CycleResult result = await services.GetRequiredService<SyncCycle>().RunAsync(cancellationToken: Token);

        RunSummary row = Assert.Single(await host.State.ListRunsAsync(cancellationToken: Token));
        Assert.Equal((RunOutcome.Held, result.Preview.Plan.Id, result.Preview.Plan.Summary), (row.End.Outcome, row.Start.PlanId!.Value, row.Start.Planned));
        Assert.Equal(result.Preview.Calls, row.End.Calls);
        Assert.Contains("disable", row.End.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task E12_A_run_that_cannot_read_leaves_a_row_and_fails_as_it_would_have()
    {
        DemoHost host = await DemoHost.CreateAsync();
        host.Rescue.Faults.Add(RescueFault.Error() with { Method = "getAccount", Times = int.MaxValue });
        await using ServiceProvider services = host.Build();

        RescueException failure = await Assert.ThrowsAsync<RescueException>(() => services.GetRequiredService<SyncCycle>().RunAsync(cancellationToken: Token));

        RunSummary row = Assert.Single(await host.State.ListRunsAsync(cancellationToken: Token));
        Assert.Equal((RunOutcome.Failed, null, failure.Message), (row.End.Outcome, row.Start.PlanId, row.End.Message));
    }

    [Fact]
    public async Task E12_A_run_with_the_state_of_another_account_leaves_a_row_that_says_so()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await host.State.CommitAsync(new StateChange { AccountId = 4711 }, Token);
        await using ServiceProvider services = host.Build();

        StateException failure = await Assert.ThrowsAsync<StateException>(() => services.GetRequiredService<SyncCycle>().RunAsync(cancellationToken: Token));

        RunSummary row = Assert.Single(await host.State.ListRunsAsync(cancellationToken: Token));
        Assert.Equal((RunOutcome.Failed, failure.Message), (row.End.Outcome, row.End.Message));
        Assert.Contains("4711", row.End.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E1_A_run_is_refused_before_anything_is_read_while_another_holds_the_lock()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();
        SyncCycle cycle = services.GetRequiredService<SyncCycle>();
        using (host.State.Take())
        {
            await Assert.ThrowsAsync<RunInProgressException>(() => cycle.RunAsync(cancellationToken: Token));
            Assert.Equal(0, host.Rescue.Calls.Total);
            Assert.Empty(await host.State.ListRunsAsync(cancellationToken: Token));
        }

        Assert.Equal(CycleOutcome.Applied, (await cycle.RunAsync(cancellationToken: Token)).Outcome);
        host.State.Take().Dispose();
    }

    [Fact]
    public async Task The_lock_is_released_by_a_run_that_fails()
    {
        DemoHost host = await DemoHost.CreateAsync();
        host.Rescue.Faults.Add(RescueFault.Error() with { Method = "getAccount" });
        await using ServiceProvider services = host.Build();
        await Assert.ThrowsAsync<RescueException>(() => services.GetRequiredService<SyncCycle>().RunAsync(cancellationToken: Token));

        host.State.Take().Dispose();
    }

    [Fact]
    public async Task E12_Rows_that_are_too_old_are_forgotten_after_each_run()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();
        SyncCycle cycle = services.GetRequiredService<SyncCycle>();
        await cycle.RunAsync(cancellationToken: Token);
        host.Clock.Advance(TimeSpan.FromDays(89));
        await cycle.RunAsync(cancellationToken: Token);
        Assert.Equal(2, (await host.State.ListRunsAsync(cancellationToken: Token)).Count);

        host.Clock.Advance(TimeSpan.FromDays(2));
        await cycle.RunAsync(cancellationToken: Token);

        Assert.Equal([3, 2], (await host.State.ListRunsAsync(cancellationToken: Token)).Select(run => run.Id.Value));
    }

    [Fact]
    public async Task A_run_that_is_stopped_while_it_reads_leaves_no_row()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();
        RunRecorder recorder = services.GetRequiredService<RunRecorder>();
        using var stop = new CancellationTokenSource();
        await using RecordedRun run = recorder.Begin(RunTrigger.Manual);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.ReadAsync(
            async token =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
                return await services.GetRequiredService<SyncPreviewer>().PreviewAsync(token);
            },
            stop.Token));

        Assert.Empty(await host.State.ListRunsAsync(cancellationToken: Token));
    }
}
