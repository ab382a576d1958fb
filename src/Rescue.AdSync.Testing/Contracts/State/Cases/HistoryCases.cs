using Rescue.AdSync.History;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>Listing, finding and forgetting runs.</summary>
internal static class HistoryCases
{
    public static IReadOnlyList<StateStoreCase> All { get; } =
    [
        new("Runs are listed with the latest first, and no more than asked for", "IRunHistory.ListRunsAsync", ListAsync),
        new("A list of less than no runs is refused", "IRunHistory.ListRunsAsync", run =>
            run.RequireThrowsAsync<ArgumentOutOfRangeException>(() => run.ListAsync(-1), "a negative limit")),
        new("A run that never was is not found", "IRunHistory.FindRunAsync", FindNoneAsync),
        new("Runs that began before a moment are forgotten, with their actions", "E12", ForgetAsync),
        new("A run with an open action is kept, however old", "IRunHistory.ForgetRunsBeforeAsync", KeepOpenAsync),
        new("Forgetting runs leaves links, sizes and details alone", "E9", KeepStateAsync),
    ];

    private static async Task ListAsync(StateStoreRun run)
    {
        var ids = new List<RunId>();
        foreach (int hours in (int[])[5, 1, 3])
        {
            ids.Add(await run.BeginAsync(Samples.Start(hours)).ConfigureAwait(false));
        }

        ids.Reverse();
        _ = await run.ReloadAsync().ConfigureAwait(false);
        foreach ((int? limit, int count) in ((int?, int)[])[(null, 3), (0, 0), (1, 1), (2, 2), (3, 3), (int.MaxValue, 3)])
        {
            RunId[] seen = [.. (await run.ListAsync(limit).ConfigureAwait(false)).Select(one => one.Id)];
            run.Require(seen.SequenceEqual(ids.Take(count)), $"runs {string.Join(", ", ids.Take(count))} for a limit of {limit}", string.Join(", ", seen));
        }
    }

    private static async Task FindNoneAsync(StateStoreRun run)
    {
        await run.BeginAsync().ConfigureAwait(false);
        foreach (RunId id in (RunId[])[RunId.None, new(77), new(long.MaxValue)])
        {
            run.Require(await run.History.FindRunAsync(id, run.CancellationToken).ConfigureAwait(false) is null, $"no run {id}", "one");
        }
    }

    private static async Task ForgetAsync(StateStoreRun run)
    {
        RunId old = await EndedAsync(run, 1).ConfigureAwait(false);
        RunId atTheMoment = await EndedAsync(run, 2).ConfigureAwait(false);
        RunId later = await EndedAsync(run, 3).ConfigureAwait(false);
        int forgotten = await run.History.ForgetRunsBeforeAsync(Samples.Start(2).StartedAt, run.CancellationToken).ConfigureAwait(false);
        run.Require(forgotten == 1, "1 run forgotten", $"{forgotten}");
        _ = await run.ReloadAsync().ConfigureAwait(false);
        RunId[] left = [.. (await run.ListAsync().ConfigureAwait(false)).Select(one => one.Id)];
        run.Require(left.SequenceEqual([later, atTheMoment]), $"runs {later}, {atTheMoment}", string.Join(", ", left));
        run.Require(await run.History.FindRunAsync(old, run.CancellationToken).ConfigureAwait(false) is null, "no old run", "one");
    }

    private static async Task KeepOpenAsync(StateStoreRun run)
    {
        RunId open = await run.BeginAsync(Samples.Start(1)).ConfigureAwait(false);
        RunAction sending = Samples.Create(0, 50);
        await run.CommitAsync(new StateChange { Run = open, Actions = [sending], Children = [new ParentChildren(Samples.Node(50), [Samples.Node(1)])] }).ConfigureAwait(false);
        int forgotten = await run.History.ForgetRunsBeforeAsync(DateTimeOffset.MaxValue, run.CancellationToken).ConfigureAwait(false);
        run.Require(forgotten == 0, "no run forgotten", $"{forgotten}");
        run.RequireSame(new[] { Samples.Node(1) }, (await run.ReloadAsync().ConfigureAwait(false)).OpenActions.Single().ChildrenBefore, "the children before");

        await run.CommitAsync(new StateChange { Run = open, Actions = [sending with { State = ActionState.Failed }] }).ConfigureAwait(false);
        forgotten = await run.History.ForgetRunsBeforeAsync(DateTimeOffset.MaxValue, run.CancellationToken).ConfigureAwait(false);
        run.Require(forgotten == 1, "1 run forgotten when it is settled", $"{forgotten}");
    }

    private static async Task KeepStateAsync(StateStoreRun run)
    {
        RunId id = await EndedAsync(run, 1).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = id, Links = [Samples.Link(1, 10)], Details = [Samples.Details(10)] }).ConfigureAwait(false);
        await run.History.ForgetRunsBeforeAsync(DateTimeOffset.MaxValue, run.CancellationToken).ConfigureAwait(false);
        run.RequireSame(new SyncState { Links = [Samples.Link(1, 10)], Details = [Samples.Details(10)] }, await run.ReloadAsync().ConfigureAwait(false), "the state");
    }

    private static async Task<RunId> EndedAsync(StateStoreRun run, int hours)
    {
        RunId id = await run.BeginAsync(Samples.Start(hours)).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = id, Actions = [Samples.Action(0, ActionState.Done)] }).ConfigureAwait(false);
        await run.EndAsync(id).ConfigureAwait(false);
        return id;
    }
}
