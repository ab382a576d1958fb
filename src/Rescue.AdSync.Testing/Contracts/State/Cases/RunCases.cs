using Rescue.AdSync.History;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>The rows of runs: begin, end, interruption.</summary>
internal static class RunCases
{
    public static IReadOnlyList<StateStoreCase> All { get; } =
    [
        new("The number of a run is greater than every earlier one, forgotten ones too", "ISyncStateStore.BeginRunAsync", NumbersAscendAsync),
        new("A run is kept with every field of its start and end", "E12", RoundTripAsync),
        new("A run of which little is known is kept so", "E12", BareAsync),
        new("A run that has not ended shows as running", "RunOutcome.Running", RunningAsync),
        new("A run that begins marks those without an end as interrupted, and no others", "E3", InterruptedAsync),
        new("An end that is told twice is the later one", "ISyncStateStore.EndRunAsync", EndTwiceAsync),
        new("The end of a run that never began is refused", "ISyncStateStore.EndRunAsync", run =>
            run.RequireThrowsAsync<StateException>(() => run.EndAsync(new RunId(77)), "the end of an unknown run")),
        new("The state tells when the latest run began", "SyncState.LastRunAt", LastRunAsync),
    ];

    private static async Task NumbersAscendAsync(StateStoreRun run)
    {
        RunId first = await run.BeginAsync().ConfigureAwait(false);
        run.Require(first.Value >= 1, "a number of 1 or more", first.ToString());
        RunId second = await run.BeginAsync().ConfigureAwait(false);
        await run.History.ForgetRunsBeforeAsync(DateTimeOffset.MaxValue, run.CancellationToken).ConfigureAwait(false);
        _ = await run.ReloadAsync().ConfigureAwait(false);
        RunId third = await run.BeginAsync().ConfigureAwait(false);
        run.Require(first < second && second < third, "ascending numbers", $"{first}, {second}, {third}");
    }

    private static async Task RoundTripAsync(StateStoreRun run)
    {
        foreach (string text in Samples.HardTexts)
        {
            RunId id = await run.BeginAsync(Samples.FullStart()).ConfigureAwait(false);
            await run.Store.EndRunAsync(id, Samples.FullEnd(text), run.CancellationToken).ConfigureAwait(false);
            var expected = new RunSummary { Id = id, Start = Samples.FullStart(), End = Samples.FullEnd(text) };
            run.RequireSame(new RunRecord(expected, []), await run.RefindAsync(id).ConfigureAwait(false), "the run");
            run.RequireSame(expected, (await run.ListAsync(1).ConfigureAwait(false))[0], "the run in the list");
        }
    }

    private static async Task BareAsync(StateStoreRun run)
    {
        foreach (RunTrigger trigger in Enum.GetValues<RunTrigger>())
        {
            foreach (RunOutcome outcome in Enum.GetValues<RunOutcome>())
            {
                var start = new RunStart { StartedAt = DateTimeOffset.MaxValue, Trigger = trigger };
                RunId id = await run.BeginAsync(start).ConfigureAwait(false);
                var end = new RunEnd { Outcome = outcome, Duration = TimeSpan.MaxValue };
                await run.Store.EndRunAsync(id, end, run.CancellationToken).ConfigureAwait(false);
                run.RequireSame(new RunSummary { Id = id, Start = start, End = end }, (await run.RefindAsync(id).ConfigureAwait(false)).Summary, "the run");
            }
        }
    }

    private static async Task RunningAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        RunEnd end = (await run.RefindAsync(id).ConfigureAwait(false)).Summary.End;
        run.RequireSame(new RunEnd { Outcome = RunOutcome.Running, Duration = TimeSpan.Zero }, end, "the end");
    }

    private static async Task InterruptedAsync(StateStoreRun run)
    {
        RunId ended = await run.BeginAsync().ConfigureAwait(false);
        await run.EndAsync(ended, RunOutcome.Held).ConfigureAwait(false);
        RunId killed = await run.BeginAsync().ConfigureAwait(false);
        RunId now = await run.BeginAsync().ConfigureAwait(false);
        RunOutcome[] seen = [.. (await run.ListAsync().ConfigureAwait(false)).Where(one => one.Id == ended || one.Id == killed || one.Id == now).Select(one => one.End.Outcome)];
        run.RequireSame(new[] { RunOutcome.Running, RunOutcome.Interrupted, RunOutcome.Held }, seen, "the outcomes, the latest run first");
    }

    private static async Task EndTwiceAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        await run.Store.EndRunAsync(id, Samples.FullEnd("first"), run.CancellationToken).ConfigureAwait(false);
        var last = new RunEnd { Outcome = RunOutcome.Failed, Duration = TimeSpan.FromTicks(1) };
        await run.Store.EndRunAsync(id, last, run.CancellationToken).ConfigureAwait(false);
        run.RequireSame(last, (await run.RefindAsync(id).ConfigureAwait(false)).Summary.End, "the end");
    }

    private static async Task LastRunAsync(StateStoreRun run)
    {
        await run.BeginAsync(Samples.Start(5)).ConfigureAwait(false);
        RunId last = await run.BeginAsync(Samples.Start(2)).ConfigureAwait(false);
        await run.EndAsync(last).ConfigureAwait(false);
        run.RequireSame(Samples.Start(2).StartedAt, (await run.ReloadAsync().ConfigureAwait(false)).LastRunAt, "the start of the run that began last");
    }
}
