using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>What goes wrong with how a source behaves.</summary>
internal static class ConductFaults
{
    private static readonly TaskCompletionSource Second = new();
    private static int _names;
    private static int _reads;
    private static int _busy;

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("is called otherwise each time", Fault.With(new TamperedSource(Fault.Sound) { ChangeName = () => new DirectoryName($"world {Interlocked.Increment(ref _names)}") }), "A source has a name that stays"),
        new("takes null for everything", Fault.With(new TamperedSource(Fault.Sound) { Find = (query, token) => Fault.Sound.FindGroupsAsync(query ?? GroupQuery.All, token), Read = (groups, token) => Fault.Sound.ReadAsync(groups ?? [], token) }), "A search for null is refused", "A read of null is refused"),
        Fault.Reads("has used its cursor up", (groups, token) => Fault.Sound.ReadAsync(Interlocked.Increment(ref _reads) % 2 == 0 ? [] : groups, token), "The same content read twice is equal"),
        Fault.Reads("has one connection for all", OneAtATimeAsync, "Reads and searches at the same time are as good as one after the other"),
        Fault.Reads("does not look at the token", (groups, _) => Fault.Sound.ReadAsync(groups), "A read that is cancelled before it begins ends with OperationCanceledException"),
        new("does not look at the token of a search", Fault.With(new TamperedSource(Fault.Sound) { Find = (query, _) => Fault.Sound.FindGroupsAsync(query) }), "A search that is cancelled before it begins ends with OperationCanceledException"),
        Fault.Reads("wraps the cancellation up", WrapAsync, "A read that is cancelled before it begins ends with OperationCanceledException"),
        Fault.Reads("gives what it has when it is cancelled", GiveUpAsync, "A read that is cancelled on its way gives everything or OperationCanceledException"),
        new("waits without listening", new BrokenFixture { Stalled = new StalledSource(hearsCancellation: false) }, "A read that waits for the directory ends when it is cancelled", "A search that waits for the directory ends when it is cancelled"),
    ];

    // The first stays until a second comes, who finds the connection busy: no matter how fast the machine is.
    private static async Task<DirectorySnapshot> OneAtATimeAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _busy) > 1)
        {
            Second.TrySetResult();
            throw new InvalidOperationException("The connection is busy.");
        }

        await Second.Task.WaitAsync(cancellationToken);
        return await Fault.Sound.ReadAsync(groups, cancellationToken);
    }

    private static Task<DirectorySnapshot> WrapAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? throw new DirectoryException(Fault.Sound.Name, "The operation was cancelled.", new OperationCanceledException(cancellationToken))
            : Fault.Sound.ReadAsync(groups, cancellationToken);

    private static async Task<DirectorySnapshot> GiveUpAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await Fault.Sound.ReadAsync(cancellationToken.IsCancellationRequested ? [.. groups.Take(1)] : groups, CancellationToken.None);
    }
}
