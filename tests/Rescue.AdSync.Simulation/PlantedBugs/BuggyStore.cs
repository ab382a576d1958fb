using System.Collections.Immutable;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Simulation.PlantedBugs;

/// <summary>A process that makes mistakes with its state.</summary>
internal sealed class BuggyStore(ISyncStateStore inner, World world, PlantedBug bug) : ISyncStateStore
{
    public async Task<SyncState> LoadAsync(CancellationToken cancellationToken = default)
    {
        SyncState state = await inner.LoadAsync(cancellationToken);
        switch (bug)
        {
            case PlantedBug.ForgetOpenActions:
                return state with { OpenActions = [] };
            case PlantedBug.ForgetGroupSizes:
                return state with { LastGroupSizes = ImmutableDictionary<ObjectId, int>.Empty };
            case PlantedBug.SettleWithoutLooking:
                foreach (OpenAction open in state.OpenActions)
                {
                    await inner.CommitAsync(new StateChange { Run = open.Run, Actions = [open.Action with { State = ActionState.Done }] }, cancellationToken);
                }

                return state with { OpenActions = [] };
            default:
                return state;
        }
    }

    public Task<RunId> BeginRunAsync(RunStart start, CancellationToken cancellationToken = default) => inner.BeginRunAsync(start, cancellationToken);

    public Task CommitAsync(StateChange change, CancellationToken cancellationToken = default) => inner.CommitAsync(Spoil(change), cancellationToken);

    public Task EndRunAsync(RunId run, RunEnd ending, CancellationToken cancellationToken = default) => inner.EndRunAsync(run, ending, cancellationToken);

    private StateChange Spoil(StateChange change) => bug switch
    {
        PlantedBug.SkipJournal => change with { Actions = [.. change.Actions.Where(action => action.State != ActionState.Sending)] },
        PlantedBug.ForgetNewLinks when change.Actions.Length > 0 => change with { Links = [] },
        PlantedBug.SettleWithoutLinking when change.Actions.Any(IsFoundLater) => change with { Links = [] },
        PlantedBug.LinkBeforeConfirmed when change.Actions.FirstOrDefault(IsCreateBeingSent) is { } create => change with
        {
            Links = [new Link(create.Action.ObjectId!.Value, create.Action.Side, new NodeId(world.Account.Nodes[^1].Id.Value + 1)) { CreatedByUs = true }],
        },
        _ => change,
    };

    private static bool IsFoundLater(RunAction action) => action is { State: ActionState.Failed, Node: not null, Action.Kind: ActionKind.CreateUser or ActionKind.CreateGroup };

    private static bool IsCreateBeingSent(RunAction action) =>
        action is { State: ActionState.Sending, Node: null, Action: { Kind: ActionKind.CreateUser, ObjectId: not null } };
}
