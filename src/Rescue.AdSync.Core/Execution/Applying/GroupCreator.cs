using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Creates a group for a mirrored directory group, with the permissions of the group it is created in (R3).</summary>
internal sealed class GroupCreator(RunContext run)
{
    public async Task RunAsync(PlannedAction planned)
    {
        if (run.ParentOf(planned.Action) is not { } parent)
        {
            run.Board.Failed(planned, null, null, "The plan does not say where the group is to be created.");
            return;
        }

        if (await run.ReadGroupAsync(parent).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        if (!GroupTemplate.CanServe(model.Result))
        {
            run.Board.Failed(planned, null, model.Result, $"The group it is to be created in, node {parent}, could not be read. {FailureText.Of(model.Result)}");
            return;
        }

        Creation creation = await run.Creator.CreateGroupAsync(parent, planned).ConfigureAwait(false);
        if (creation.Node is not { } node)
        {
            run.Board.Failed(planned, creation);
            return;
        }

        // From here on the node is this group's: if the run is killed now, the next one fills it instead of making another.
        if (await run.Journal.CreatedAsync(planned, node, run.Links.Created(planned.Action, node)).ConfigureAwait(false))
        {
            await FillAsync(planned, node, model.Value).ConfigureAwait(false);
        }
        else
        {
            run.Board.Failed(planned, node, null, RunJournal.CreatedNotWrittenDown);
        }
    }

    private async Task FillAsync(PlannedAction planned, NodeId node, GroupDetails? parent)
    {
        RescueResult<GroupDetails> empty = await run.Client.GetGroupAsync(node, CancellationToken.None).ConfigureAwait(false);
        Confirmation answer = empty.IsOk
            ? await run.Writer.SetGroupAsync(RecordOverlay.Over(GroupTemplate.Like(empty.Value, parent), planned.Action), empty.Value).ConfigureAwait(false)
            : new Confirmation(empty.Result, IsUndone: true, IsCertain: true);
        if (answer.Result.IsOk)
        {
            run.GroupCreated(planned.Action, node);
            run.Board.Done(planned, node, answer.Result);
        }
        else
        {
            run.Board.Failed(planned, node, answer, $"{FailureText.Of(answer)} An empty group is left as node {node}; the next run tries to fill it again.");
        }
    }
}
