using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Changes the name or description of a group that we created; everything else is read and sent back (R3, E5).</summary>
internal sealed class GroupUpdater(RunContext run)
{
    public async Task RunAsync(PlannedAction planned)
    {
        PlanAction action = planned.Action;
        if (action.NodeId is not { } node)
        {
            run.Board.Failed(planned, null, null, "The plan does not say which group this is about.");
            return;
        }

        if (run.Guard.RefusalOfGroup(node) is { } refusal)
        {
            run.Board.Refused(planned, node, refusal);
            return;
        }

        if (await run.ReadGroupAsync(node).ConfigureAwait(false) is not { } now)
        {
            return;
        }

        if (now.IsOk)
        {
            await UpdateAsync(planned, now.Value).ConfigureAwait(false);
        }
        else
        {
            run.Board.Failed(planned, node, now.Result, FailureText.Of(now.Result));
        }
    }

    private async Task UpdateAsync(PlannedAction planned, GroupDetails now)
    {
        GroupDetails wanted = RecordOverlay.Over(now, planned.Action);
        if (wanted.Name == now.Name && wanted.Description == now.Description)
        {
            run.Board.Done(planned, now.Id, null, "It was so already; nothing was written.");
            return;
        }

        RescueResult result = await run.Writer.SetGroupAsync(wanted).ConfigureAwait(false);
        if (result.IsOk)
        {
            run.Board.Done(planned, now.Id, result);
        }
        else
        {
            run.Board.Failed(planned, now.Id, result, FailureText.Of(result));
        }
    }
}
