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
        if (await CompletedAsync(planned, now).ConfigureAwait(false) is not { } complete)
        {
            return;
        }

        GroupDetails wanted = RecordOverlay.Over(complete, planned.Action);
        if (wanted.Name == now.Name && wanted.Description == now.Description)
        {
            run.Board.Done(planned, now.Id, null, "It was so already; nothing was written.");
            return;
        }

        if (!await run.Journal.SendingAsync([(planned, RecordOverlay.AsSent(planned.Action, now))]).ConfigureAwait(false))
        {
            run.Board.NotTried(planned, RunJournal.NotWrittenDown);
            return;
        }

        Confirmation answer = await run.Writer.SetGroupAsync(wanted, now).ConfigureAwait(false);
        if (answer.Result.IsOk)
        {
            run.Board.Done(planned, now.Id, answer.Result);
        }
        else
        {
            run.Board.Failed(planned, now.Id, answer, FailureText.Of(answer));
        }
    }

    /// <summary>A group without a name was created by a run that did not get to fill it; it still lacks its parent's permissions.</summary>
    /// <returns>The group to change, or <see langword="null"/> if that cannot be told.</returns>
    private async Task<GroupDetails?> CompletedAsync(PlannedAction planned, GroupDetails now)
    {
        if (now.Name is not null || run.ParentOf(planned.Action) is not { } parent)
        {
            return now;
        }

        if (await run.ReadGroupAsync(parent).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        if (GroupTemplate.CanServe(model.Result))
        {
            return GroupTemplate.Like(now, model.Value);
        }

        run.Board.Failed(planned, now.Id, model.Result, $"The group it stands in, node {parent}, could not be read. {FailureText.Of(model.Result)}");
        return null;
    }
}
