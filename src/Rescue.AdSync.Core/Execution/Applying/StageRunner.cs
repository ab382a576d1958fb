using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Works through the units of a plan, stage after stage, a few units at a time (R16, E7).</summary>
internal sealed class StageRunner(RunContext run, ILogger logger)
{
    private const string StillOpen = "Rescue could not be asked what became of an action that an earlier run sent to this node. The next run asks again, and goes on from there.";

    private readonly UserWriter _writer = new(run);
    private readonly UserMover _mover = new(run);
    private readonly UserCreator _creator = new(run);
    private readonly GroupCreator _groupCreator = new(run);
    private readonly GroupUpdater _groupUpdater = new(run);

    public async Task RunAsync(IEnumerable<WorkUnit> units)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = run.Options.MaxConcurrency };
        foreach (IGrouping<(Stage Stage, int Level), WorkUnit> batch in units.GroupBy(unit => (unit.Stage, unit.Level)).OrderBy(group => group.Key))
        {
            if (!run.Control.MayGoOn())
            {
                return;
            }

            await Parallel.ForEachAsync(batch, options, async (unit, _) => await RunAsync(unit).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(WorkUnit unit)
    {
        if (!run.Control.MayGoOn())
        {
            return;
        }

        List<PlannedAction> ready = ReadyOf(unit);
        if (ready.Count == 0)
        {
            return;
        }

        try
        {
            await DispatchAsync(ready).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Fail(ready, exception);
        }

        await run.Journal.SettleAsync(unit, run.Board).ConfigureAwait(false);
        run.Control.Observe(run.Board.Of(unit));
    }

    /// <summary>Keeps the actions whose node is known to be at rest, and whose prerequisites are done or part of this very unit.</summary>
    private List<PlannedAction> ReadyOf(WorkUnit unit)
    {
        var ready = new List<PlannedAction>(unit.Actions.Length);
        foreach (PlannedAction planned in unit.Actions)
        {
            if (planned.Action.NodeId is { } node && run.Unsettled.Contains(node))
            {
                run.Board.NotTried(planned, StillOpen);
            }
            else
            {
                ready.Add(planned);
            }
        }

        // Whoever is taken out may be what another of them waits for.
        while (ready.RemoveAll(planned => IsHeldBack(planned, ready)) > 0)
        {
        }

        return ready;
    }

    private bool IsHeldBack(PlannedAction planned, List<PlannedAction> ready)
    {
        foreach (Prerequisite needed in planned.Prerequisites)
        {
            if (!run.Board.IsDone(needed.Index) && !ready.Exists(other => other.Index == needed.Index && run.Board.IsOpen(other)))
            {
                run.Board.NotTried(planned, needed.Otherwise);
                return true;
            }
        }

        return false;
    }

    private Task DispatchAsync(List<PlannedAction> actions) => actions[0].Action.Kind switch
    {
        ActionKind.CreateGroup => _groupCreator.RunAsync(actions[0]),
        ActionKind.UpdateGroup => _groupUpdater.RunAsync(actions[0]),
        ActionKind.MoveUser => _mover.RunAsync(actions[0]),
        ActionKind.CreateUser => _creator.RunAsync(actions[0], actions.Find(planned => planned.Action.Kind == ActionKind.GrantMobile)),
        _ => _writer.RunAsync(actions),
    };

    private void Fail(List<PlannedAction> actions, Exception exception)
    {
        logger.UnitFailed(exception);
        RescueResult result = exception is RescueException rescue ? rescue.Result : new RescueResult(RescueErrorCode.NoAnswer, exception.GetType().Name);
        foreach (PlannedAction planned in actions.Where(run.Board.IsOpen))
        {
            run.Board.Failed(planned, planned.Action.NodeId, result, FailureText.Of(result));
        }
    }
}
