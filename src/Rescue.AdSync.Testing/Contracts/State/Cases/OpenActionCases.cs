using System.Collections.Immutable;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>Actions of which nobody knows what became, and what was there before them.</summary>
internal static class OpenActionCases
{
    public static IReadOnlyList<StateStoreCase> All { get; } =
    [
        new("Actions that were sent and have no answer are open, by run and position", "E3", OpenAsync),
        new("An action stays open after its run has ended, and in later runs, until it is settled", "E3", StaysOpenAsync),
        new("An open create tells what was below its parent, and what the run made there", "E3", ChildrenAsync),
        new("An open create below a parent that had no children tells none", "E3", NoChildrenAsync),
        new("An open action that is no create tells no children", "OpenAction.ChildrenBefore", OthersAsync),
        new("An open action is kept with every field", "E3", RoundTripAsync),
    ];

    private static async Task OpenAsync(StateStoreRun run)
    {
        RunId first = await run.BeginAsync().ConfigureAwait(false);
        await run.CommitAsync(new StateChange
        {
            Run = first,
            Actions =
            [
                Samples.Action(9, ActionState.Sending), Samples.Action(2, ActionState.Sending), Samples.Action(3, ActionState.Done), Samples.Action(4, ActionState.Unclear),
                Samples.Action(5, ActionState.Failed), Samples.Action(6, ActionState.Refused), Samples.Action(7, ActionState.NotTried),
            ],
        }).ConfigureAwait(false);
        RunId second = await run.BeginAsync().ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = second, Actions = [Samples.Action(1, ActionState.Sending)] }).ConfigureAwait(false);
        await RequireOpenAsync(run, (first, 2), (first, 9), (second, 1)).ConfigureAwait(false);
    }

    private static async Task StaysOpenAsync(StateStoreRun run)
    {
        RunId first = await run.BeginAsync().ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = first, Actions = [Samples.Action(1, ActionState.Sending)] }).ConfigureAwait(false);
        await run.EndAsync(first, RunOutcome.PartlyApplied).ConfigureAwait(false);
        RunId second = await run.BeginAsync().ConfigureAwait(false);
        await RequireOpenAsync(run, (first, 1)).ConfigureAwait(false);

        await run.CommitAsync(new StateChange { Run = first, Actions = [Samples.Action(1, ActionState.Failed)] }).ConfigureAwait(false);
        await RequireOpenAsync(run).ConfigureAwait(false);
        await run.EndAsync(second).ConfigureAwait(false);
    }

    private static async Task ChildrenAsync(StateStoreRun run)
    {
        RunId earlier = await run.BeginAsync().ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = earlier, Children = [Before(50, 1, 2)] }).ConfigureAwait(false);
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = id, Actions = [Samples.Create(0, 50)], Children = [Before(50, 3, 4), Before(60, 5)] }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = id, Actions = [Samples.Create(1, 50, node: 6)] }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = id, Actions = [Samples.Create(2, 50, node: 7, ActionKind.CreateGroup) with { State = ActionState.Done }] }).ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = id, Actions = [Samples.Create(3, 60, node: 8)] }).ConfigureAwait(false);
        await run.EndAsync(id, RunOutcome.PartlyApplied).ConfigureAwait(false);

        ImmutableArray<OpenAction> open = (await run.ReloadAsync().ConfigureAwait(false)).OpenActions;
        run.Require(open.Length == 3, "3 open actions", $"{open.Length}");
        run.RequireSameSet(Nodes(3, 4, 6, 7), open[0].ChildrenBefore, "what was there before the first create");
        run.RequireSameSet(Nodes(3, 4, 7), open[1].ChildrenBefore, "what was there beside the node of the second");
        run.RequireSameSet(Nodes(5), open[2].ChildrenBefore, "what was there before the third");
    }

    private static async Task NoChildrenAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = id, Actions = [Samples.Create(0, 50)], Children = [new ParentChildren(Samples.Node(50), [])] }).ConfigureAwait(false);
        OpenAction open = (await run.ReloadAsync().ConfigureAwait(false)).OpenActions.Single();
        run.Require(open.ChildrenBefore.IsEmpty, "no children", Structure.Describe(open.ChildrenBefore));
    }

    private static async Task OthersAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        RunAction move = Samples.Action(1, ActionState.Sending, ActionKind.MoveUser);
        await run.CommitAsync(new StateChange
        {
            Run = id,
            Actions = [move, Samples.Create(2, 50, node: 3)],
            Children = [new ParentChildren(move.Action.ParentNodeId!.Value, [.. Nodes(1, 2)]), Before(50, 4)],
        }).ConfigureAwait(false);
        OpenAction open = (await run.ReloadAsync().ConfigureAwait(false)).OpenActions[0];
        run.Require(open.ChildrenBefore.IsEmpty, "no children", Structure.Describe(open.ChildrenBefore));
    }

    private static async Task RoundTripAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        RunAction[] actions = [.. Enum.GetValues<ActionKind>().Select((kind, index) => Samples.FullAction(index, ActionState.Sending, kind, Samples.HardTexts[index]))];
        await run.CommitAsync(new StateChange { Run = id, Actions = [.. actions] }).ConfigureAwait(false);
        run.RequireSame(actions, (await run.ReloadAsync().ConfigureAwait(false)).OpenActions.Select(open => open.Action).ToArray(), "the open actions");
    }

    private static async Task RequireOpenAsync(StateStoreRun run, params (RunId, int)[] expected)
    {
        (RunId, int)[] seen = [.. (await run.ReloadAsync().ConfigureAwait(false)).OpenActions.Select(open => (open.Run, open.Action.Index))];
        run.Require(expected.SequenceEqual(seen), $"open: {string.Join(", ", expected)}", string.Join(", ", seen));
    }

    private static ParentChildren Before(int parent, params int[] children) => new(Samples.Node(parent), [.. Nodes(children)]);

    private static NodeId[] Nodes(params int[] numbers) => [.. numbers.Select(Samples.Node)];
}
