using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Moves a user to another group of the same side (R8).</summary>
internal sealed class UserMover(RunContext run)
{
    public async Task RunAsync(PlannedAction planned)
    {
        PlanAction action = planned.Action;
        if (action.NodeId is not { } node || run.ParentOf(action) is not { } parent)
        {
            run.Board.Failed(planned, action.NodeId, null, "The plan does not say who is to be moved, or where to.");
            return;
        }

        if (await run.ReadUserAsync(node).ConfigureAwait(false) is not { } now)
        {
            return;
        }

        if (!now.IsOk)
        {
            run.Board.Failed(planned, node, now.Result, FailureText.Of(now.Result));
        }
        else if ((run.Guard.RefusalOf(action, now.Value) ?? run.Brakes.RefusalOf(action)) is { } refusal)
        {
            run.Board.Refused(planned, node, refusal);
        }
        else
        {
            await MoveAsync(planned, node, parent).ConfigureAwait(false);
        }
    }

    /// <summary>Names the parent as it is now: the plan may know it only as a group that it creates itself.</summary>
    private static PlanAction AsSent(PlanAction move, NodeId parent) => move with
    {
        ParentNodeId = parent,
        Changes = FieldChange.Only(Field.Parent, move.ChangeOf(Field.Parent)?.Before, parent.ToString()),
    };

    private async Task MoveAsync(PlannedAction planned, NodeId node, NodeId parent)
    {
        if (!await run.Journal.SendingAsync([(planned, AsSent(planned.Action, parent))]).ConfigureAwait(false))
        {
            run.Board.NotTried(planned, RunJournal.NotWrittenDown);
            return;
        }

        RescueResult result = (await run.Writer.MoveAsync(node, parent).ConfigureAwait(false)).Result;
        if (result.IsOk)
        {
            run.Board.Done(planned, node, result);
        }
        else
        {
            run.Board.Failed(planned, node, result, FailureText.Of(result));
        }
    }
}
