using System.Collections.Immutable;
using Rescue.AdSync.History;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>Many callers at once.</summary>
internal static class ConcurrencyCases
{
    private const int Writers = 8;
    private const int Changes = 10;

    public static IReadOnlyList<StateStoreCase> All { get; } =
    [
        new("Changes of several callers at once are all kept", "ISyncStateStore", KeepsAllAsync),
        new("Who reads while others write sees whole changes", "ISyncStateStore.CommitAsync", SeesWholeChangesAsync),
    ];

    private static async Task KeepsAllAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        await WriteAsync(run, id).ConfigureAwait(false);
        SyncState state = await run.ReloadAsync().ConfigureAwait(false);
        RunRecord record = await run.RefindAsync(id).ConfigureAwait(false);
        int expected = Writers * Changes;
        run.Require(
            state.Links.Length == expected && state.Details.Length == expected && record.Actions.Length == expected,
            $"{expected} links, details and actions",
            $"{state.Links.Length}, {state.Details.Length} and {record.Actions.Length}");
    }

    private static async Task SeesWholeChangesAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        Task writing = WriteAsync(run, id);
        do
        {
            SyncState state = await run.Store.LoadAsync(run.CancellationToken).ConfigureAwait(false);
            int[] counts = [state.Links.Length, state.Details.Length, state.LastGroupSizes.Count, state.OpenActions.Length];
            run.Require(counts.Distinct().Count() == 1, "as many links as details, sizes and open actions", string.Join(", ", counts));
        }
        while (!writing.IsCompleted);
        await writing.ConfigureAwait(false);
    }

    private static Task WriteAsync(StateStoreRun run, RunId id) => Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
        async () =>
        {
            for (int i = 0; i < Changes; i++)
            {
                int number = (writer * Changes) + i;
                await run.CommitAsync(new StateChange
                {
                    Run = id,
                    Links = [Samples.Link(number, number)],
                    Details = [Samples.Details(number)],
                    GroupSizes = ImmutableDictionary<ObjectId, int>.Empty.Add(Samples.Object(number), number),
                    Actions = [Samples.Action(number, ActionState.Sending)],
                }).ConfigureAwait(false);
            }
        },
        run.CancellationToken)));
}
