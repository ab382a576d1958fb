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

        if (!model.IsOk && model.Result.Code != RescueErrorCode.InvalidNode)
        {
            run.Board.Failed(planned, null, model.Result, $"The group it is to be created in, node {parent}, could not be read. {FailureText.Of(model.Result)}");
            return;
        }

        Creation creation = await run.Creator.CreateGroupAsync(parent).ConfigureAwait(false);
        if (creation.Node is { } node)
        {
            await FillAsync(planned, node, model.Value).ConfigureAwait(false);
        }
        else
        {
            run.Board.Failed(planned, null, creation.Result, creation.Message!);
        }
    }

    private async Task FillAsync(PlannedAction planned, NodeId node, GroupDetails? model)
    {
        RescueResult<GroupDetails> empty = await run.Client.GetGroupAsync(node, CancellationToken.None).ConfigureAwait(false);
        RescueResult result = empty.IsOk
            ? await run.Writer.SetGroupAsync(RecordOverlay.Over(Like(model, empty.Value), planned.Action)).ConfigureAwait(false)
            : empty.Result;
        if (!result.IsOk)
        {
            run.Board.Failed(planned, node, result, $"{FailureText.Of(result)} An empty group was left as node {node}: delete it in the Admin Center.");
            return;
        }

        run.GroupCreated(planned.Action, node);
        await run.Links.SaveCreatedAsync(planned.Action, node).ConfigureAwait(false);
        run.Board.Done(planned, node, result);
    }

    /// <summary>Takes permissions and status from the parent group, and the limits that Rescue itself gave.</summary>
    /// <remarks>A category such as Administrators has neither; the group then keeps what Rescue gave it, and is enabled.</remarks>
    private static GroupDetails Like(GroupDetails? parent, GroupDetails empty) => parent is null
        ? empty with { IsEnabled = true }
        : empty with { Permissions = parent.Permissions, LockedPermissions = parent.LockedPermissions, IsEnabled = parent.IsEnabled };
}
