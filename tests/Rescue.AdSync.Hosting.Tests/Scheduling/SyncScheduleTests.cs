using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Hosting.Tests.Fakes;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Hosting.Tests.Scheduling;

public sealed class SyncScheduleTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly RecordedRuns _runs = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Runs_at_once_and_then_at_every_interval()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();

        Task schedule = Start(services, startImmediately: true);
        Assert.Equal(CycleOutcome.Applied, (await _runs.NextAsync()).Result!.Outcome);
        host.Clock.Advance(Interval);
        ScheduledRun second = await _runs.NextAsync();
        host.Clock.Advance(Interval);
        ScheduledRun third = await _runs.NextAsync();

        Assert.Equal(CycleOutcome.UpToDate, second.Result!.Outcome);
        Assert.Equal(Interval, third.StartedAt - second.StartedAt);
        await StopAsync(schedule);
    }

    [Fact]
    public async Task Waits_one_interval_if_it_shall_not_start_at_once()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();

        Task schedule = Start(services, startImmediately: false);
        Assert.Equal(0, host.Directory.Reads);
        host.Clock.Advance(Interval);

        Assert.Equal(CycleOutcome.Applied, (await _runs.NextAsync()).Result!.Outcome);
        await StopAsync(schedule);
    }

    [Fact]
    public async Task A_directory_that_is_down_is_logged_and_the_next_run_takes_place()
    {
        DemoHost host = await DemoHost.CreateAsync();
        host.Directory.FailWith(new DirectoryException(DemoDirectory.Name, "it cannot be reached."));
        await using ServiceProvider services = host.Build();

        Task schedule = Start(services, startImmediately: true);
        ScheduledRun failed = await _runs.NextAsync();
        host.Directory.FailWith(null);
        host.Clock.Advance(Interval);
        ScheduledRun next = await _runs.NextAsync();

        Assert.IsType<DirectoryException>(failed.Failure);
        Assert.Null(failed.Result);
        Assert.Contains(host.Log.Lines, line => line is { Level: LogLevel.Error, Event.Name: "CycleFailed", Exception: null } && line.Message.Contains("it cannot be reached.", StringComparison.Ordinal));
        Assert.Equal(CycleOutcome.Applied, next.Result!.Outcome);
        await StopAsync(schedule);
    }

    [Fact]
    public async Task Rescue_that_is_down_is_logged_and_the_next_run_takes_place()
    {
        DemoHost host = await DemoHost.CreateAsync();
        host.Rescue.Faults.Add(RescueFault.Drop() with { Method = "getHierarchy" });
        await using ServiceProvider services = host.Build();

        Task schedule = Start(services, startImmediately: true);
        Assert.IsType<RescueException>((await _runs.NextAsync()).Failure);
        host.Clock.Advance(Interval);

        Assert.Equal(CycleOutcome.Applied, (await _runs.NextAsync()).Result!.Outcome);
        await StopAsync(schedule);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_logged_whole_and_the_next_run_takes_place()
    {
        DemoHost host = await DemoHost.CreateAsync();
        host.Directory.FailWith(new InvalidTimeZoneException("odd"));
        await using ServiceProvider services = host.Build();

        Task schedule = Start(services, startImmediately: true);
        Assert.IsType<InvalidTimeZoneException>((await _runs.NextAsync()).Failure);
        host.Directory.FailWith(null);
        host.Clock.Advance(Interval);
        await _runs.NextAsync();

        Assert.Contains(host.Log.Lines, line => line is { Event.Name: "CycleFailedUnexpectedly", Exception: InvalidTimeZoneException });
        await StopAsync(schedule);
    }

    [Fact]
    public async Task E1_A_run_that_takes_long_is_not_overtaken_by_the_next()
    {
        DemoHost host = await DemoHost.CreateAsync();
        var directory = new GatedDirectory(host.Directory);
        await using ServiceProvider services = host.Build(directory);

        Task schedule = Start(services, startImmediately: true);
        await directory.Reached;
        host.Clock.Advance(Interval);
        host.Clock.Advance(Interval);
        Assert.Equal(1, directory.Reads);
        directory.Open();
        await _runs.NextAsync();
        await _runs.NextAsync();

        Assert.Equal(2, directory.Reads);
        await StopAsync(schedule);
    }

    [Fact]
    public async Task A_stop_ends_a_run_that_still_reads()
    {
        DemoHost host = await DemoHost.CreateAsync();
        var directory = new GatedDirectory(host.Directory);
        await using ServiceProvider services = host.Build(directory);

        Task schedule = Start(services, startImmediately: true);
        await directory.Reached;

        await StopAsync(schedule);
        Assert.Equal(0, host.Rescue.Calls.Writes);
    }

    [Fact]
    public async Task An_interval_is_more_than_nothing()
    {
        DemoHost host = await DemoHost.CreateAsync();
        await using ServiceProvider services = host.Build();
        SyncSchedule schedule = services.GetRequiredService<SyncSchedule>();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => schedule.RunAsync(TimeSpan.Zero, startImmediately: true, cancellationToken: _stop.Token));
    }

    private Task Start(ServiceProvider services, bool startImmediately) =>
        services.GetRequiredService<SyncSchedule>().RunAsync(Interval, startImmediately, _runs, _stop.Token);

    private async Task StopAsync(Task schedule)
    {
        await _stop.CancelAsync();
        await schedule;
    }
}
