using System.Collections.Immutable;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>The actions of a run.</summary>
internal static class JournalCases
{
    public static IReadOnlyList<StateStoreCase> All { get; } =
    [
        new("Every kind of action in every state is kept with every field", "E12", RoundTripAsync),
        new("Actions with hard texts are kept as they are", "E12", HardTextsAsync),
        new("Actions in which nothing optional is set are kept so", "E12", BareAsync),
        new("Actions come in the order of the plan, in whatever order they were kept", "RunRecord.Actions", OrderAsync),
        new("What is known of an action later replaces what was known", "E3", ReplaceAsync),
        new("Actions of two runs at the same position do not meet", "E3", TwoRunsAsync),
        new("A summary counts the actions by what became of them", "RunSummary.Done", CountsAsync),
        new("A change for a run that never began is refused, and nothing of it kept", "ISyncStateStore.CommitAsync", UnknownRunAsync),
        new("Actions without a run are refused, and nothing of the change kept", "ISyncStateStore.CommitAsync", NoRunAsync),
        new("A change that names a run may hold no action", "StateChange.Run", RunOnlyAsync),
    ];

    private static Task RoundTripAsync(StateStoreRun run) => KeepsAsync(
        run,
        [.. from kind in Enum.GetValues<ActionKind>()
            from state in Enum.GetValues<ActionState>()
            select Samples.FullAction(((int)kind * 100) + (int)state, state, kind, $"{kind} {state}")]);

    private static Task HardTextsAsync(StateStoreRun run) =>
        KeepsAsync(run, [.. Samples.HardTexts.Select((text, index) => Samples.FullAction(index, ActionState.Failed, ActionKind.CreateUser, text))]);

    private static Task BareAsync(StateStoreRun run) =>
        KeepsAsync(run, [.. Enum.GetValues<ActionKind>().Select((kind, index) => Samples.BareAction(index, kind))]);

    private static async Task KeepsAsync(StateStoreRun run, ImmutableArray<RunAction> actions)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = id, Actions = actions }).ConfigureAwait(false);
        run.RequireSame(actions, (await run.RefindAsync(id).ConfigureAwait(false)).Actions, "the actions");
    }

    private static async Task OrderAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        foreach (int index in (int[])[20, 3, 100, 0, 7])
        {
            await run.CommitAsync(new StateChange { Run = id, Actions = [Samples.Action(index, ActionState.Done)] }).ConfigureAwait(false);
        }

        int[] order = [.. (await run.RefindAsync(id).ConfigureAwait(false)).Actions.Select(action => action.Index)];
        run.RequireSame((int[])[0, 3, 7, 20, 100], order, "the positions");
    }

    private static async Task ReplaceAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        RunAction sending = Samples.FullAction(1, ActionState.Sending, ActionKind.CreateUser, "first");
        await run.CommitAsync(new StateChange { Run = id, Actions = [sending, Samples.Action(2, ActionState.Done)] }).ConfigureAwait(false);
        RunAction done = sending with
        {
            State = ActionState.Done,
            Node = null,
            Result = null,
            Message = null,
            Action = sending.Action with { Changes = [new FieldChange(Field.Name, null, "now")] },
        };
        await run.CommitAsync(new StateChange { Run = id, Actions = [sending with { Message = "overtaken" }, done] }).ConfigureAwait(false);
        run.RequireSame(new[] { done, Samples.Action(2, ActionState.Done) }, (await run.RefindAsync(id).ConfigureAwait(false)).Actions, "the actions");
    }

    private static async Task TwoRunsAsync(StateStoreRun run)
    {
        RunId first = await run.BeginAsync().ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = first, Actions = [Samples.Action(1, ActionState.Sending)] }).ConfigureAwait(false);
        RunId second = await run.BeginAsync().ConfigureAwait(false);
        RunAction other = Samples.Action(1, ActionState.Done, ActionKind.MoveUser);
        await run.CommitAsync(new StateChange { Run = second, Actions = [other] }).ConfigureAwait(false);

        RunAction settled = Samples.Action(1, ActionState.Unclear);
        await run.CommitAsync(new StateChange { Run = first, Actions = [settled] }).ConfigureAwait(false);
        run.RequireSame(new[] { settled }, (await run.RefindAsync(first).ConfigureAwait(false)).Actions, "the actions of the first run");
        run.RequireSame(new[] { other }, (await run.RefindAsync(second).ConfigureAwait(false)).Actions, "the actions of the second run");
    }

    private static async Task CountsAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        ActionState[] states =
        [
            ActionState.Done, ActionState.Done, ActionState.Done, ActionState.Failed, ActionState.Refused, ActionState.Unclear, ActionState.Sending,
            ActionState.NotTried, ActionState.NotTried,
        ];
        await run.CommitAsync(new StateChange { Run = id, Actions = [.. states.Select((state, index) => Samples.Action(index, state))] }).ConfigureAwait(false);
        RunSummary summary = (await run.ListAsync().ConfigureAwait(false))[0];
        run.RequireSame((int[])[3, 4, 2], (int[])[summary.Done, summary.NotDone, summary.NotTried], "actions done, not done and not tried");
        run.RequireSame(summary, (await run.RefindAsync(id).ConfigureAwait(false)).Summary, "the same summary in list and run");
    }

    private static Task UnknownRunAsync(StateStoreRun run) => RefusesAsync(run, new StateChange
    {
        Run = new RunId(77),
        Links = [Samples.Link(1, 10)],
        Details = [Samples.Details(1)],
        GroupSizes = ImmutableDictionary<ObjectId, int>.Empty.Add(Samples.Object(1), 1),
    });

    private static async Task NoRunAsync(StateStoreRun run)
    {
        await RefusesAsync(run, new StateChange { Links = [Samples.Link(1, 10)], Actions = [Samples.Action(1, ActionState.Sending)] }).ConfigureAwait(false);
        await RefusesAsync(run, new StateChange { Links = [Samples.Link(1, 10)], Children = [new ParentChildren(Samples.Node(1), [])] }).ConfigureAwait(false);
    }

    private static async Task RefusesAsync(StateStoreRun run, StateChange change)
    {
        await run.RequireThrowsAsync<StateException>(() => run.CommitAsync(change), "the commit").ConfigureAwait(false);
        run.RequireSame(SyncState.Empty, await run.ReloadAsync().ConfigureAwait(false), "an empty state");
    }

    private static async Task RunOnlyAsync(StateStoreRun run)
    {
        RunId id = await run.BeginAsync().ConfigureAwait(false);
        await run.CommitAsync(new StateChange { Run = id, Links = [Samples.Link(1, 10)] }).ConfigureAwait(false);
        run.RequireSame(new[] { Samples.Link(1, 10) }, (await run.ReloadAsync().ConfigureAwait(false)).Links, "the links");
    }
}
