using System.Collections.Concurrent;
using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Writes down each action before it is sent and after it is answered (E3).</summary>
/// <remarks>
/// What was sent and has no clear answer stays open, so that the next run finds out what became of it. Safe for use by several
/// threads at once.
/// </remarks>
internal sealed class RunJournal(StateKeeper state, RunId run, Plan plan)
{
    public const string NotWrittenDown = "It could not be written down before it was to be sent, so it was not sent.";

    public const string CreatedNotWrittenDown = "The node was created, and that could not be written down, so it is left empty. The next run finds it and fills it.";

    private const int Batch = 10_000;

    private readonly RunAction?[] _sent = new RunAction?[plan.Actions.Length];
    private readonly bool[] _settled = new bool[plan.Actions.Length];
    private readonly Link?[] _unsavedLinks = new Link?[plan.Actions.Length];
    private readonly ConcurrentDictionary<NodeId, byte> _parents = [];

    /// <summary>Writes down that actions are about to be sent.</summary>
    /// <param name="actions">The actions, with what is really going to change.</param>
    /// <returns><see langword="false"/> if that failed; then they must not be sent.</returns>
    public Task<bool> SendingAsync(IEnumerable<(PlannedAction Planned, PlanAction AsSent)> actions) =>
        state.CommitAsync(new StateChange { Run = run, Actions = [.. actions.Select(action => Sending(action.Planned, action.AsSent))] });

    /// <summary>Writes down that a node is about to be created, and what is below its parent now.</summary>
    /// <param name="actions">The create, and what goes out with it.</param>
    /// <param name="parent">Where.</param>
    /// <param name="before">The tree before the first create of the run.</param>
    /// <returns><see langword="false"/> if that failed; then it must not be created.</returns>
    public async Task<bool> CreatingAsync(IEnumerable<PlannedAction> actions, NodeId parent, RescueSnapshot before)
    {
        bool saved = await state.CommitAsync(new StateChange
        {
            Run = run,
            Actions = [.. actions.Select(planned => Sending(planned, planned.Action with { ParentNodeId = parent }))],
            Children = _parents.ContainsKey(parent)
                ? []
                : [new ParentChildren(parent, [.. before.ChildrenOf(parent).Select(node => node.Id)])],
        }).ConfigureAwait(false);
        if (saved)
        {
            _parents.TryAdd(parent, 0);
        }

        return saved;
    }

    /// <summary>Writes down which node a create has made; with the link, all or nothing.</summary>
    /// <returns><see langword="false"/> if that failed; then the node must stay empty, so that the next run can tell it (E3).</returns>
    public async Task<bool> CreatedAsync(PlannedAction create, NodeId node, Link? link)
    {
        RunAction made = _sent[create.Index]! with { Node = node };
        _sent[create.Index] = made;
        bool saved = await state.CommitAsync(new StateChange { Run = run, Actions = [made], Links = link is null ? [] : [link] }).ConfigureAwait(false);
        _unsavedLinks[create.Index] = saved ? null : link;
        return saved;
    }

    /// <summary>Has a link saved with what became of an action, all or nothing: saved on its own it could be lost, with nobody left to notice (E9).</summary>
    public void SaveWith(PlannedAction planned, Link link) => _unsavedLinks[planned.Index] = link;

    /// <summary>Writes down what became of a unit's actions.</summary>
    public async Task SettleAsync(WorkUnit unit, OutcomeBoard board)
    {
        ImmutableArray<RunAction>.Builder actions = ImmutableArray.CreateBuilder<RunAction>(unit.Actions.Length);
        foreach (PlannedAction planned in unit.Actions)
        {
            if (board.OutcomeAt(planned.Index) is { } outcome)
            {
                actions.Add(Settled(planned.Index, outcome));
            }
        }

        // Links of licences; and a node whose link could not be saved has it by now, or its create stays open.
        ImmutableArray<Link> links = [.. unit.Actions.Select(planned => _unsavedLinks[planned.Index]).OfType<Link>()];
        if (actions.Count == 0)
        {
            return;
        }

        // If that fails: what was sent is for the next run to settle, what has a link goes with it, and all else is tried again at the end.
        ImmutableArray<RunAction> settled = actions.DrainToImmutable();
        bool saved = await state.CommitAsync(new StateChange { Run = run, Actions = settled, Links = links }).ConfigureAwait(false);
        foreach (int index in settled.Select(action => action.Index))
        {
            _settled[index] = saved || _sent[index] is not null || _unsavedLinks[index] is not null;
        }
    }

    /// <summary>Writes down what became of all other actions, which were not tried.</summary>
    public async Task CloseAsync(ImmutableArray<ActionOutcome> outcomes)
    {
        IEnumerable<int> rest = Enumerable.Range(0, outcomes.Length).Where(index => !_settled[index]);
        foreach (int[] batch in rest.Chunk(Batch))
        {
            if (!await state.CommitAsync(new StateChange { Run = run, Actions = [.. batch.Select(index => Settled(index, outcomes[index]))] }).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private RunAction Sending(PlannedAction planned, PlanAction asSent)
    {
        var action = new RunAction { Index = planned.Index, Action = asSent, State = ActionState.Sending, Node = planned.Action.NodeId };
        _sent[planned.Index] = action;
        return action;
    }

    private RunAction Settled(int index, ActionOutcome outcome)
    {
        RunAction? sent = _sent[index];
        return new RunAction
        {
            Index = index,
            Action = sent?.Action ?? (outcome.Status == OutcomeStatus.Done ? outcome.Action with { Changes = [] } : outcome.Action),
            State = StateOf(outcome, wasSent: sent is not null),
            Node = outcome.Node ?? sent?.Node,
            Result = outcome.Result?.ToString(),
            Message = outcome.Message,
        };
    }

    private static ActionState StateOf(ActionOutcome outcome, bool wasSent) => outcome.Status switch
    {
        OutcomeStatus.Done => ActionState.Done,
        OutcomeStatus.Refused => ActionState.Refused,
        OutcomeStatus.NotTried => ActionState.NotTried,
        _ when wasSent && outcome is { IsCertain: false, Result.IsOutcomeUnknown: true } => ActionState.Sending,
        _ => ActionState.Failed,
    };
}
