using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>The account, group sizes and remembered details.</summary>
internal static class MemoryCases
{
    private static readonly ImmutableDictionary<ObjectId, int> NoSizes = ImmutableDictionary<ObjectId, int>.Empty;

    public static IReadOnlyList<StateStoreCase> All { get; } =
    [
        new("A new store holds nothing", "ISyncStateStore.LoadAsync", NewIsEmptyAsync),
        new("An empty change changes nothing", "ISyncStateStore.CommitAsync", EmptyChangeAsync),
        new("The Rescue account is kept until another is named", "R6", AccountAsync),
        new("Sizes of groups that a change does not name stay", "S2", SizesAsync),
        new("Details are kept with every field", "E11", DetailsAsync),
        new("Details with nothing set are kept so", "E11", BareDetailsAsync),
        new("Details of the same node are replaced", "E11", ReplaceDetailsAsync),
        new("Details are forgotten before others are kept", "StateChange.ForgottenDetails", ForgetDetailsAsync),
        new("Null is refused", "ISyncStateStore.CommitAsync", NullAsync),
        new("A call that was cancelled before it began keeps nothing", "ISyncStateStore.CommitAsync", CancelledAsync),
    ];

    private static async Task NewIsEmptyAsync(StateStoreRun run)
    {
        run.RequireSame(SyncState.Empty, await run.ReloadAsync().ConfigureAwait(false), "an empty state");
        run.Require((await run.ListAsync().ConfigureAwait(false)).Count == 0, "no run", "some");
    }

    private static async Task EmptyChangeAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange()).ConfigureAwait(false);
        run.RequireSame(SyncState.Empty, await run.ReloadAsync().ConfigureAwait(false), "an empty state");
    }

    private static async Task AccountAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { AccountId = long.MaxValue }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Links = [Samples.Link(1, 10)] }).ConfigureAwait(false);
        run.RequireSame(new SyncState { AccountId = long.MaxValue, Links = [Samples.Link(1, 10)] }, await run.ReloadAsync().ConfigureAwait(false), "the state");
        await run.CommitAsync(new StateChange { AccountId = 0 }).ConfigureAwait(false);
        run.RequireSame(0L, (await run.ReloadAsync().ConfigureAwait(false)).AccountId, "the account");
    }

    private static async Task SizesAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { GroupSizes = NoSizes.Add(Samples.Object(1), 5).Add(Samples.Object(2), 7) }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { GroupSizes = NoSizes.Add(Samples.Object(2), 0).Add(Samples.Object(3), int.MaxValue) }).ConfigureAwait(false);
        run.RequireSame(
            NoSizes.Add(Samples.Object(1), 5).Add(Samples.Object(2), 0).Add(Samples.Object(3), int.MaxValue),
            (await run.ReloadAsync().ConfigureAwait(false)).LastGroupSizes,
            "the sizes");
    }

    private static async Task DetailsAsync(StateStoreRun run)
    {
        CachedDetails[] all = [.. Samples.HardTexts.Select((text, index) => Samples.Details(index + 1, text))];
        await run.CommitAsync(new StateChange { Details = [.. all] }).ConfigureAwait(false);
        run.RequireSameSet(all, (await run.ReloadAsync().ConfigureAwait(false)).Details, "the details");
    }

    private static async Task BareDetailsAsync(StateStoreRun run)
    {
        CachedDetails[] bare = [.. Enum.GetValues<NodeType>().Select(type => new CachedDetails(new UserDetails { Id = Samples.Node((int)type), Type = type }, DateTimeOffset.MinValue))];
        await run.CommitAsync(new StateChange { Details = [.. bare] }).ConfigureAwait(false);
        run.RequireSameSet(bare, (await run.ReloadAsync().ConfigureAwait(false)).Details, "the details");
    }

    private static async Task ReplaceDetailsAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { Details = [Samples.Details(1), Samples.Details(2)] }).ConfigureAwait(false);
        var now = new CachedDetails(new UserDetails { Id = Samples.Node(1), Type = NodeType.Technician }, Samples.Moment);
        await run.CommitAsync(new StateChange { Details = [Samples.Details(1, "overtaken"), now] }).ConfigureAwait(false);
        run.RequireSameSet([now, Samples.Details(2)], (await run.ReloadAsync().ConfigureAwait(false)).Details, "the details");
    }

    private static async Task ForgetDetailsAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { Details = [Samples.Details(1), Samples.Details(2), Samples.Details(3)] }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Details = [Samples.Details(2, "new")], ForgottenDetails = [Samples.Node(1), Samples.Node(2), Samples.Node(99)] }).ConfigureAwait(false);
        run.RequireSameSet([Samples.Details(2, "new"), Samples.Details(3)], (await run.ReloadAsync().ConfigureAwait(false)).Details, "the details");
    }

    private static async Task NullAsync(StateStoreRun run)
    {
        await run.RequireThrowsAsync<ArgumentNullException>(() => run.Store.CommitAsync(null!, run.CancellationToken), "a commit of null").ConfigureAwait(false);
        await run.RequireThrowsAsync<ArgumentNullException>(() => run.Store.BeginRunAsync(null!, run.CancellationToken), "the begin of null").ConfigureAwait(false);
        await run.RequireThrowsAsync<ArgumentNullException>(() => run.Store.EndRunAsync(new(1), null!, run.CancellationToken), "the end of null").ConfigureAwait(false);
    }

    private static async Task CancelledAsync(StateStoreRun run)
    {
        var cancelled = new CancellationToken(canceled: true);
        await run.RequireThrowsAsync<OperationCanceledException>(() => run.Store.CommitAsync(new StateChange { Links = [Samples.Link(1, 10)] }, cancelled), "a commit").ConfigureAwait(false);
        await run.RequireThrowsAsync<OperationCanceledException>(() => run.Store.BeginRunAsync(Samples.Start(1), cancelled), "a begin").ConfigureAwait(false);
        await run.RequireThrowsAsync<OperationCanceledException>(() => run.Store.LoadAsync(cancelled), "a load").ConfigureAwait(false);
        run.RequireSame(SyncState.Empty, await run.ReloadAsync().ConfigureAwait(false), "an empty state");
    }
}
