using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Execution;

/// <summary>Creates a user: an empty node, then its whole record, a mobile licence included (R8, E3).</summary>
internal sealed class UserCreator(RunContext run)
{
    public async Task RunAsync(PlannedAction create, PlannedAction? grant)
    {
        PlanAction action = create.Action;
        UserRecord record = RecordOf(action);
        if (FaultOf(action, ref record) is { } fault)
        {
            Fail(create, grant, null, fault);
            return;
        }

        if ((run.Guard.RefusalOfNew(record.Email) ?? await run.Fresh.RefusalOfAsync(record.Email).ConfigureAwait(false)) is { } refusal)
        {
            run.Board.Refused(create, null, refusal);
            Skip(grant);
            return;
        }

        Creation creation = await run.Creator.CreateUserAsync(run.ParentOf(action)!.Value, grant is null ? [create] : [create, grant]).ConfigureAwait(false);
        if (creation.Node is not { } node)
        {
            run.Board.Failed(create, creation);
            Skip(grant);
            return;
        }

        // From here on the node is this person's: if the run is killed now, the next one fills it instead of making another.
        if (await run.Journal.CreatedAsync(create, node, run.Links.Created(action, node)).ConfigureAwait(false))
        {
            await FillAsync(create, grant, record with { Id = node }).ConfigureAwait(false);
        }
        else
        {
            Fail(create, grant, node, RunJournal.CreatedNotWrittenDown);
        }
    }

    private async Task FillAsync(PlannedAction create, PlannedAction? grant, UserRecord record)
    {
        UserRecord sent = grant is null ? record : RecordOverlay.Over(record, grant.Action);
        Confirmation answer = await run.Writer.SetUserAsync(sent, before: null).ConfigureAwait(false);
        if (grant is not null && MobileGrant.MayBeToBlame(answer))
        {
            run.Board.Failed(grant, record.Id, answer, MobileGrant.Refused(answer.Result));
            grant = null;
            sent = record;
            answer = await run.Writer.SetUserAsync(sent, before: null).ConfigureAwait(false);
        }

        RescueResult result = answer.Result;
        if (!result.IsOk)
        {
            FailFill(create, grant, record.Id, answer);
            return;
        }

        run.Details.Confirmed(sent, TypeOf(create.Action));
        run.Board.Done(create, record.Id, result);
        if (grant is not null)
        {
            run.MobileChanged(grant, record.Id, granted: true);
            run.Board.Done(grant, record.Id, result);
        }
    }

    private static NodeType TypeOf(PlanAction create) => create is CreateUserAction { Role: var role } ? role switch
    {
        Role.Administrator => NodeType.Administrator,
        Role.MasterAdministrator => NodeType.MasterAdministrator,
        _ => NodeType.Technician,
    } : NodeType.Technician;

    private static UserRecord RecordOf(PlanAction action) => RecordOverlay.Over(
        new UserRecord
        {
            Id = NodeId.None,
            Name = action.DisplayName,
            Email = EmailAddress.From(action.Email),
            IsEnabled = true,
            HasMobileAddOn = false,
            HasRpatAddOn = false,
        },
        action);

    /// <summary>Says what is missing, before anything is created.</summary>
    private string? FaultOf(PlanAction action, ref UserRecord record)
    {
        if (record.Email.IsNone)
        {
            return "The plan gives no sign-in e-mail, and Rescue takes no user without one.";
        }

        return run.ParentOf(action) is null ? "The plan does not say where the user is to be created." : run.Credentials.AddTo(ref record);
    }

    private void Fail(PlannedAction create, PlannedAction? grant, NodeId? node, string message)
    {
        run.Board.Failed(create, node, null, message);
        Skip(grant);
    }

    /// <summary>Of a licence that went out with a record, nobody knows more than of the record.</summary>
    private void FailFill(PlannedAction create, PlannedAction? grant, NodeId node, Confirmation answer)
    {
        run.Board.Failed(create, node, answer, Unfilled(answer, node));
        if (grant is not null && answer.Result.IsOutcomeUnknown)
        {
            run.Board.Failed(grant, node, answer, FailureText.Of(answer));
        }
        else
        {
            Skip(grant);
        }
    }

    private void Skip(PlannedAction? grant)
    {
        if (grant is not null)
        {
            run.Board.NotTried(grant, "The user could not be created.");
        }
    }

    private static string Unfilled(Confirmation answer, NodeId node) => answer is { IsCertain: false, Result: { IsOutcomeUnknown: true } result }
        ? $"Node {node} was created, and it is not known whether it was filled: Rescue answered '{result}'. The next run looks, and fills it if need be."
        : $"{FailureText.Of(answer)} An empty, disabled user is left as node {node}; the next run tries to fill it again. If nobody needs it, delete it in the Admin Center.";
}
