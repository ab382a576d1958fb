using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Finds out what became of actions that earlier runs sent and saw no clear answer to (E3, E4), and writes it down.</summary>
/// <remarks>What follows from an action for a link is saved with it, all or nothing: else a kill in between would forget it (E9).</remarks>
internal sealed class OpenActionSettler(IRescueReader rescue, Preview preview, StateKeeper state, LinkKeeper links)
{
    private const string EndedBefore = "The run saw no clear answer to this. A later run looked: ";

    private readonly Dictionary<NodeId, RescueResult<UserDetails>> _users = [];

    private HalfMade HalfMade => preview.HalfMade;

    /// <summary>Settles what can be settled.</summary>
    /// <returns>The nodes of actions that stay open, because Rescue could not be asked.</returns>
    public async Task<IReadOnlySet<NodeId>> SettleAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<OpenAction> open = preview.State.OpenActions;
        var unsettled = new HashSet<NodeId>();
        foreach (IGrouping<RunId, OpenAction> run in open.GroupBy(action => action.Run))
        {
            var settled = new List<RunAction>();
            foreach (OpenAction action in run)
            {
                if (await SettleAsync(action, cancellationToken).ConfigureAwait(false) is { } now)
                {
                    settled.Add(now);
                }
                else if (NodeOf(action) is { } node)
                {
                    unsettled.Add(node);
                }
            }

            if (settled.Count > 0 && !await SaveAsync(run.Key, settled).ConfigureAwait(false))
            {
                break;
            }
        }

        return unsettled;
    }

    private async Task<bool> SaveAsync(RunId run, List<RunAction> settled)
    {
        ImmutableArray<Link> changed = [.. settled.Select(LinkOf).OfType<Link>()];
        bool saved = await state.CommitAsync(new StateChange { Run = run, Actions = [.. settled], Links = changed }).ConfigureAwait(false);
        if (saved)
        {
            links.Remember(changed);
        }

        return saved;
    }

    /// <summary>Makes the link that follows from an action: of a node that was found, or of a licence that was given or taken.</summary>
    private Link? LinkOf(RunAction settled) => settled switch
    {
        { Action.Kind: ActionKind.CreateUser or ActionKind.CreateGroup, Node: { } made } => HalfMade.Links.FirstOrDefault(link => link.Node == made),
        { Action.Kind: ActionKind.GrantMobile, State: ActionState.Done, Node: { } node } => links.WithMobile(settled.Action, node, granted: true),
        { Action.Kind: ActionKind.FreeMobile, State: ActionState.Done, Node: { } node } => links.WithMobile(settled.Action, node, granted: false),
        _ => null,
    };

    private async Task<RunAction?> SettleAsync(OpenAction open, CancellationToken cancellationToken)
    {
        PlanAction action = open.Action.Action;
        switch (action.Kind)
        {
            case ActionKind.CreateUser or ActionKind.CreateGroup when open.Action.Node is null:
                return SettleCreate(open);
            case ActionKind.CreateGroup or ActionKind.UpdateGroup:
                return await SettleGroupAsync(open, cancellationToken).ConfigureAwait(false);
            case ActionKind.MoveUser:
                return SettleMove(open);
            default:
                return NodeOf(open) is { } node
                    ? await SettleUserAsync(open, node, cancellationToken).ConfigureAwait(false)
                    : Settle(open, ActionState.Failed, "the user it belongs to was not created.");
        }
    }

    private RunAction SettleCreate(OpenAction open)
    {
        NodeId? parent = open.Action.Action.ParentNodeId;
        return HalfMade.Nodes.TryGetValue((open.Run, open.Action.Index), out NodeId node) ? Unfilled(open, node)
            : parent is { } place && HalfMade.Crowded.Contains(place) ? Settle(open, ActionState.Failed, $"there were more new, empty nodes below node {parent} than this could have made, so none was taken.")
            : Settle(open, ActionState.Failed, $"no new, empty node was to be found below node {parent}.");
    }

    private RunAction? SettleMove(OpenAction open)
    {
        FieldChange? move = open.Action.Action.ChangeOf(Field.Parent);
        if (open.Action.Node is not { } node || !preview.Rescue.TryGetNode(node, out RescueNode? now))
        {
            return Settle(open, ActionState.Unclear, "the node is gone.");
        }

        string parent = now.ParentId.ToString();
        bool done = parent == open.Action.Action.ParentNodeId?.ToString() || parent == move?.After;
        return done ? Settle(open, ActionState.Done, "it was done.")
            : parent == move?.Before ? NotDone(open, node)
            : Settle(open, ActionState.Unclear, "the user sits somewhere else by now.");
    }

    private async Task<RunAction?> SettleGroupAsync(OpenAction open, CancellationToken cancellationToken)
    {
        if (open.Action.Node is not { } node)
        {
            return Settle(open, ActionState.Failed, "it names no node.");
        }

        RescueResult<GroupDetails> now = await rescue.GetGroupAsync(node, cancellationToken).ConfigureAwait(false);
        return now.IsOk
            ? Judge(open, node, RecordOverlay.AsSent(open.Action.Action, now.Value))
            : WithoutRecord(open, now.Result);
    }

    private async Task<RunAction?> SettleUserAsync(OpenAction open, NodeId node, CancellationToken cancellationToken)
    {
        if (!_users.TryGetValue(node, out RescueResult<UserDetails> now))
        {
            now = await rescue.GetUserAsync(node, cancellationToken).ConfigureAwait(false);
            _users.Add(node, now);
        }

        return now.IsOk
            ? Judge(open, node, RecordOverlay.AsSent(open.Action.Action, now.Value)) with { Node = node }
            : WithoutRecord(open, now.Result);
    }

    /// <summary>Compares an action with what each of its fields is now.</summary>
    private static RunAction Judge(OpenAction open, NodeId node, PlanAction now)
    {
        (FieldChange Sent, string? Now)[] fields =
            [.. open.Action.Action.Changes.Where(change => change.Field != Field.Parent).Select(change => (change, now.ChangeOf(change.Field)!.Before))];
        return fields.All(field => Same(field.Sent.Field, field.Now, field.Sent.After)) ? Settle(open, ActionState.Done, "it was done.")
            : fields.All(field => Same(field.Sent.Field, field.Now, Before(field.Sent))) ? NotDone(open, node)
            : Settle(open, ActionState.Unclear, "what is there now is neither what was before nor what was wanted; somebody may have changed it since.");
    }

    /// <summary>Gets what a field was before; a node that was just created is disabled, and has no licence.</summary>
    private static string? Before(FieldChange change) => change.Before ?? change.Field switch
    {
        Field.Status => FieldChange.Disabled,
        Field.Mobile => FieldChange.False,
        _ => null,
    };

    private static bool Same(Field field, string? left, string? right) => field == Field.Email
        ? EmailAddress.From(left) == EmailAddress.From(right)
        : string.Equals(SingleLine.Clean(left), SingleLine.Clean(right), field is Field.Mobile or Field.Status ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Stays open if Rescue could not be asked.</summary>
    private static RunAction? WithoutRecord(OpenAction open, RescueResult result) =>
        result.Code == RescueErrorCode.InvalidNode ? Settle(open, ActionState.Unclear, "the node is gone.") : null;

    private static RunAction NotDone(OpenAction open, NodeId node) => open.Action.Action.Kind is ActionKind.CreateUser or ActionKind.CreateGroup
        ? Unfilled(open, node)
        : Settle(open, ActionState.Failed, "it was not done.");

    private static RunAction Unfilled(OpenAction open, NodeId node) =>
        Settle(open, ActionState.Failed, $"node {node} had been created and not filled; that run fills it, if it is still wanted.") with { Node = node };

    private static RunAction Settle(OpenAction open, ActionState state, string found) => open.Action with { State = state, Message = EndedBefore + found };

    /// <summary>Gets the node an action works on; of a licence that went out with a create, the one that the create made.</summary>
    private NodeId? NodeOf(OpenAction open) => open.Action.Node ?? preview.State.OpenActions
        .Where(other => other.Run == open.Run && other.Action.Action.Kind == ActionKind.CreateUser && other.Action.Action.ObjectId == open.Action.Action.ObjectId)
        .Select(create => create.Action.Node ?? (HalfMade.Nodes.TryGetValue((create.Run, create.Action.Index), out NodeId found) ? found : (NodeId?)null))
        .FirstOrDefault();
}
