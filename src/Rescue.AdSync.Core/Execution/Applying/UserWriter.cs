using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Updates, enables and disables a user, gives and takes a mobile licence: all that one <c>setUser</c> can say (E5).</summary>
internal sealed class UserWriter(RunContext run)
{
    public async Task RunAsync(IReadOnlyList<PlannedAction> actions)
    {
        if (actions[0].Action.NodeId is not { } node)
        {
            FailAll(actions, null, null, "The plan does not say which node this is about.");
            return;
        }

        if (await run.ReadUserAsync(node).ConfigureAwait(false) is not { } now)
        {
            return;
        }

        if (!now.IsOk)
        {
            FailAll(actions, node, now.Result, FailureText.Of(now.Result));
            return;
        }

        List<PlannedAction> pending = await AdmitAsync(actions, now.Value).ConfigureAwait(false);
        if (pending.Count > 0)
        {
            await SendAsync(pending, now.Value).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps the actions that may be written and need to be.</summary>
    private async Task<List<PlannedAction>> AdmitAsync(IReadOnlyList<PlannedAction> actions, UserDetails user)
    {
        var pending = new List<PlannedAction>(actions.Count);
        foreach (PlannedAction planned in actions)
        {
            if (run.Guard.RefusalOf(planned.Action, user) is { } refusal)
            {
                run.Board.Refused(planned, user.Id, refusal);
            }
            else if (RecordOverlay.Holds(user, planned.Action))
            {
                SettleHeld(planned, user.Id);
            }
            else if (await RefusalOfDisableAsync(planned.Action, user).ConfigureAwait(false) is { } brake)
            {
                run.Board.Refused(planned, user.Id, brake);
            }
            else
            {
                pending.Add(planned);
            }
        }

        return pending;
    }

    private void SettleHeld(PlannedAction planned, NodeId node)
    {
        if (planned.Action.Kind == ActionKind.FreeMobile)
        {
            run.MobileChanged(planned, node, granted: false);
        }

        run.Board.Done(planned, node, null, "It was so already; nothing was written.");
    }

    private async Task<string?> RefusalOfDisableAsync(PlanAction action, UserDetails user)
    {
        if (action.Kind != ActionKind.DisableUser)
        {
            return null;
        }

        string? refusal = run.Brakes.RefusalOf(action);
        return refusal is null && user.Type == NodeType.MasterAdministrator
            ? await run.MasterAdministrators.RefusalOfAsync(user.Id).ConfigureAwait(false)
            : refusal;
    }

    private async Task SendAsync(List<PlannedAction> pending, UserDetails user)
    {
        if (RecordOf(pending, user, out UserRecord record) is { } fault)
        {
            FailAll(pending, user.Id, null, fault);
            return;
        }

        if (!await run.Journal.SendingAsync(pending.Select(planned => (planned, RecordOverlay.AsSent(planned.Action, user)))).ConfigureAwait(false))
        {
            pending.ForEach(planned => run.Board.NotTried(planned, RunJournal.NotWrittenDown));
            return;
        }

        Confirmation answer = await run.Writer.SetUserAsync(record, user).ConfigureAwait(false);
        if (MobileGrant.MayBeToBlame(answer) && pending.Find(planned => planned.Action.Kind == ActionKind.GrantMobile) is { } grant)
        {
            run.Board.Failed(grant, user.Id, answer, MobileGrant.Refused(answer.Result));
            pending.Remove(grant);
            if (pending.Count == 0)
            {
                return;
            }

            record = record with { HasMobileAddOn = user.HasMobileAddOn };
            answer = await run.Writer.SetUserAsync(record, user).ConfigureAwait(false);
        }

        Keep(record, user, answer.Result);
        await SettleAsync(pending, user, answer).ConfigureAwait(false);
    }

    private void Keep(UserRecord sent, UserDetails user, RescueResult result)
    {
        if (result.IsOk)
        {
            run.Details.Confirmed(sent, user.Type, user.IsAccountHolder);
        }
        else
        {
            run.Details.Doubtful(user.Id);
        }
    }

    /// <summary>Makes the record; somebody who was created and never filled gets the first credential with it (E3).</summary>
    /// <returns>What is missing, or <see langword="null"/>.</returns>
    private string? RecordOf(List<PlannedAction> pending, UserDetails user, out UserRecord record)
    {
        record = pending.Aggregate(UserRecord.Keep(user), (now, planned) => RecordOverlay.Over(now, planned.Action));
        return user.Email.IsNone && record.IsEnabled ? run.Credentials.AddTo(ref record) : null;
    }

    private async Task SettleAsync(List<PlannedAction> pending, UserDetails user, Confirmation answer)
    {
        RescueResult result = answer.Result;
        foreach (PlannedAction planned in pending)
        {
            if (result.IsOk)
            {
                Remember(planned, user.Id);
                run.Board.Done(planned, user.Id, result);
                continue;
            }

            run.Board.Failed(planned, user.Id, answer, FailureText.Of(answer));
            if (planned.Action.Kind == ActionKind.DisableUser && (answer.IsCertain || !result.IsOutcomeUnknown))
            {
                await run.MasterAdministrators.ReturnAsync(user.Id).ConfigureAwait(false);
            }
        }
    }

    private void Remember(PlannedAction planned, NodeId node)
    {
        if (planned.Action.Kind is ActionKind.GrantMobile or ActionKind.FreeMobile)
        {
            run.MobileChanged(planned, node, granted: planned.Action.Kind == ActionKind.GrantMobile);
        }
    }

    private void FailAll(IReadOnlyList<PlannedAction> actions, NodeId? node, RescueResult? result, string message)
    {
        foreach (PlannedAction planned in actions)
        {
            run.Board.Failed(planned, node, result, message);
        }
    }
}
