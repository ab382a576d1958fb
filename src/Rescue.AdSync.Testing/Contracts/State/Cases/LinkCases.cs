using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>Links: one node for each object and side, one object for each node.</summary>
internal static class LinkCases
{
    public static IReadOnlyList<StateStoreCase> All { get; } =
    [
        new("Links are kept with all that is known of them", "R6", KeepsAsync),
        new("A link for the same object and side is replaced", "StateChange.Links", run => ReplacesAsync(run, Samples.Link(1, 10), Samples.Link(1, 20) with { MobileGranted = true })),
        new("A link for the same node is replaced", "StateChange.Links", run => ReplacesAsync(run, Samples.Link(1, 10), Samples.Link(2, 10))),
        new("A link for the same node on the other side is replaced", "StateChange.Links", run => ReplacesAsync(run, Samples.Link(1, 10), Samples.Link(1, 10, Side.Administrator))),
        new("A link that clashes with two others replaces both", "StateChange.Links", ReplacesTwoAsync),
        new("The links of one person on both sides stand side by side", "R6", BothSidesAsync),
        new("Of links in one change that clash, the last is kept", "StateChange.Links", LastWinsAsync),
        new("A link is dropped, and others stay", "StateChange.DroppedLinks", DropsAsync),
        new("A link to another node than the one dropped stays", "StateChange.DroppedLinks", DropsOnlyTheSameAsync),
        new("A change drops links before it keeps others", "StateChange.DroppedLinks", DropsFirstAsync),
    ];

    private static async Task KeepsAsync(StateStoreRun run)
    {
        Link[] links =
        [
            Samples.Link(1, 10), Samples.Link(2, 20, Side.Administrator) with { CreatedByUs = true },
            Samples.Link(3, 30) with { MobileGranted = true }, Samples.Link(4, 40) with { CreatedByUs = true, MobileGranted = true },
        ];
        await run.CommitAsync(new StateChange { Links = [.. links] }).ConfigureAwait(false);
        await RequireAsync(run, links).ConfigureAwait(false);
    }

    private static async Task ReplacesAsync(StateStoreRun run, Link first, Link second)
    {
        Link other = Samples.Link(9, 90);
        await run.CommitAsync(new StateChange { Links = [first, other] }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Links = [second] }).ConfigureAwait(false);
        await RequireAsync(run, other, second).ConfigureAwait(false);
    }

    private static async Task ReplacesTwoAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { Links = [Samples.Link(1, 10), Samples.Link(2, 20)] }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Links = [Samples.Link(1, 20)] }).ConfigureAwait(false);
        await RequireAsync(run, Samples.Link(1, 20)).ConfigureAwait(false);
    }

    private static async Task BothSidesAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { Links = [Samples.Link(1, 10)] }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Links = [Samples.Link(1, 20, Side.Administrator)] }).ConfigureAwait(false);
        await RequireAsync(run, Samples.Link(1, 10), Samples.Link(1, 20, Side.Administrator)).ConfigureAwait(false);
    }

    private static async Task LastWinsAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { Links = [Samples.Link(1, 10), Samples.Link(1, 20), Samples.Link(2, 20)] }).ConfigureAwait(false);
        await RequireAsync(run, Samples.Link(2, 20)).ConfigureAwait(false);
    }

    private static async Task DropsAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { Links = [Samples.Link(1, 10) with { CreatedByUs = true }, Samples.Link(1, 20, Side.Administrator)] }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { DroppedLinks = [Samples.Link(1, 10), Samples.Link(7, 70)] }).ConfigureAwait(false);
        await RequireAsync(run, Samples.Link(1, 20, Side.Administrator)).ConfigureAwait(false);
    }

    private static async Task DropsOnlyTheSameAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { Links = [Samples.Link(1, 10)] }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { DroppedLinks = [Samples.Link(1, 20), Samples.Link(2, 10), Samples.Link(1, 10, Side.Administrator)] }).ConfigureAwait(false);
        await RequireAsync(run, Samples.Link(1, 10)).ConfigureAwait(false);
    }

    private static async Task DropsFirstAsync(StateStoreRun run)
    {
        await run.CommitAsync(new StateChange { Links = [Samples.Link(1, 10)] }).ConfigureAwait(false);
        Link again = Samples.Link(1, 10) with { CreatedByUs = true };
        await run.CommitAsync(new StateChange { DroppedLinks = [Samples.Link(1, 10)], Links = [again] }).ConfigureAwait(false);
        await RequireAsync(run, again).ConfigureAwait(false);
    }

    private static async Task RequireAsync(StateStoreRun run, params Link[] expected) =>
        run.RequireSameSet(expected, (await run.ReloadAsync().ConfigureAwait(false)).Links, "the links");
}
