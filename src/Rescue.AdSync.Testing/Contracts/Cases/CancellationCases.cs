using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>A call that is cancelled ends, and never with a part of the answer.</summary>
internal static class CancellationCases
{
    private const string Rule = "E8";

    public static IReadOnlyList<DirectorySourceCase> All { get; } =
    [
        new("A read that is cancelled before it begins ends with OperationCanceledException", Rule, ContractFeatures.None, run =>
            CancelledAsync(run, token => run.Source.ReadAsync(run.IdsOf(["desk"]), token), "a cancelled read")),
        new("A search that is cancelled before it begins ends with OperationCanceledException", Rule, ContractFeatures.None, run =>
            CancelledAsync(run, token => run.Source.FindGroupsAsync(GroupQuery.All, token), "a cancelled search")),
        new("A read that is cancelled on its way gives everything or OperationCanceledException", Rule, ContractFeatures.None, OnTheWayAsync),
        new("A read that waits for the directory ends when it is cancelled", Rule, ContractFeatures.Stalls, run =>
            WaitingAsync(run, token => run.Stalled.ReadAsync(run.IdsOf(["desk"]), token), "a cancelled read")),
        new("A search that waits for the directory ends when it is cancelled", Rule, ContractFeatures.Stalls, run =>
            WaitingAsync(run, token => run.Stalled.FindGroupsAsync(GroupQuery.All, token), "a cancelled search")),
    ];

    private static Task<OperationCanceledException> CancelledAsync(ContractRun run, Func<CancellationToken, Task> call, string what) =>
        run.RequireThrowsAsync<OperationCanceledException>(() => call(new CancellationToken(canceled: true)), what);

    // At several moments, to meet as many places as can be; an answer that was ready before is an answer.
    private static async Task OnTheWayAsync(ContractRun run)
    {
        DirectorySnapshot truth = run.Truth(run.SoundGroups);
        foreach (int milliseconds in (int[])[0, 0, 1, 2, 5, 10, 20, 50, 100, 200])
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(run.CancellationToken);
            Task<DirectorySnapshot> reading = Task.Run(() => run.Source.ReadAsync(run.IdsOf(run.SoundGroups), cancellation.Token), CancellationToken.None);
            cancellation.CancelAfter(milliseconds);
            try
            {
                run.RequireEqual(truth, await reading.ConfigureAwait(false));
            }
            catch (OperationCanceledException) when (!run.CancellationToken.IsCancellationRequested)
            {
                continue;
            }
        }
    }

    private static async Task WaitingAsync(ContractRun run, Func<CancellationToken, Task> call, string what)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(run.CancellationToken);
        Task waiting = Task.Run(() => call(cancellation.Token), CancellationToken.None);
        cancellation.CancelAfter(TimeSpan.FromMilliseconds(200));
        await run.RequireThrowsAsync<OperationCanceledException>(() => waiting, what).ConfigureAwait(false);
    }
}
