using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>One run at a time.</summary>
internal static class LockCases
{
    public static IReadOnlyList<StateStoreCase> All { get; } =
    [
        new("A second run is refused while the first holds the lock", "E1", RefusesAsync),
        new("A lock that was released can be taken again", "E1", ReleasesAsync),
        new("A lock that is released twice does not release another's", "E1", ReleasesOnceAsync),
    ];

    private static async Task RefusesAsync(StateStoreRun run)
    {
        using IDisposable first = run.Lock.Take();
        await RequireTakenAsync(run).ConfigureAwait(false);
        await RequireTakenAsync(run).ConfigureAwait(false);
    }

    private static async Task ReleasesAsync(StateStoreRun run)
    {
        for (int i = 0; i < 3; i++)
        {
            using IDisposable taken = run.Lock.Take();
            await RequireTakenAsync(run).ConfigureAwait(false);
        }
    }

    private static async Task ReleasesOnceAsync(StateStoreRun run)
    {
        IDisposable first = run.Lock.Take();
        first.Dispose();
        using IDisposable second = run.Lock.Take();
        first.Dispose();
        await RequireTakenAsync(run).ConfigureAwait(false);
    }

    private static Task RequireTakenAsync(StateStoreRun run) => run.RequireThrowsAsync<RunInProgressException>(
        () =>
        {
            run.Lock.Take().Dispose();
            return Task.CompletedTask;
        },
        "a second taking of the lock");
}
