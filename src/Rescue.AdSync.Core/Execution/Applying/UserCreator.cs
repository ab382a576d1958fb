using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Creates a user: an empty node, then its whole record, a mobile licence included (R8, E3).</summary>
internal sealed class UserCreator(RunContext run)
{
    public async Task RunAsync(PlannedAction create, PlannedAction? grant)
    {
        PlanAction action = create.Action;
        if (Prepare(action, out UserRecord blank) is { } fault)
        {
            Fail(create, grant, null, null, fault);
            return;
        }

        if (run.Guard.RefusalOfNew(blank.Email) is { } refusal)
        {
            run.Board.Refused(create, null, refusal);
            Skip(grant);
            return;
        }

        if (run.ParentOf(action) is not { } parent)
        {
            Fail(create, grant, null, null, "The plan does not say where the user is to be created.");
            return;
        }

        Creation creation = await run.Creator.CreateUserAsync(parent).ConfigureAwait(false);
        if (creation.Node is not { } node)
        {
            Fail(create, grant, null, creation.Result, creation.Message!);
            return;
        }

        await FillAsync(create, grant, blank with { Id = node }).ConfigureAwait(false);
    }

    private async Task FillAsync(PlannedAction create, PlannedAction? grant, UserRecord record)
    {
        RescueResult result = await run.Writer.SetUserAsync(grant is null ? record : RecordOverlay.Over(record, grant.Action)).ConfigureAwait(false);
        if (grant is not null && MobileGrant.MayBeToBlame(result))
        {
            run.Board.Failed(grant, record.Id, result, MobileGrant.Refused(result));
            grant = null;
            result = await run.Writer.SetUserAsync(record).ConfigureAwait(false);
        }

        if (!result.IsOk)
        {
            Fail(create, grant, record.Id, result, Orphan(result, record.Id));
            return;
        }

        await run.Links.SaveCreatedAsync(create.Action, record.Id, mobileGranted: grant is not null).ConfigureAwait(false);
        run.Board.Done(create, record.Id, result);
        if (grant is not null)
        {
            run.Board.Done(grant, record.Id, result);
        }
    }

    /// <summary>Makes the record but for its node; says what is missing, before anything is created.</summary>
    private string? Prepare(PlanAction action, out UserRecord record)
    {
        Secret? password = run.Options.FirstCredential switch
        {
            FirstCredential.DefaultPassword => run.Options.DefaultPassword,
            FirstCredential.RandomPassword => FirstPassword.Random(),
            _ => null,
        };
        record = RecordOverlay.Over(
            new UserRecord
            {
                Id = NodeId.None,
                Name = action.DisplayName,
                Email = EmailAddress.From(action.Email),
                IsEnabled = true,
                HasMobileAddOn = false,
                HasRpatAddOn = false,
                NewPassword = password,
            },
            action);
        return run.Options.FirstCredential switch
        {
            _ when record.Email.IsNone => "The plan gives no sign-in e-mail, and Rescue takes no user without one.",
            FirstCredential.DefaultPassword when password is null => "New users get the default password, and none is configured. Configure it, or choose a random password or single sign-on.",
            FirstCredential.SsoOnly when record.SsoId is null => "New users sign in by single sign-on only, and this one gets no SSO id. Map one in the pairing, or choose a password.",
            _ => null,
        };
    }

    private void Fail(PlannedAction create, PlannedAction? grant, NodeId? node, RescueResult? result, string message)
    {
        run.Board.Failed(create, node, result, message);
        Skip(grant);
    }

    private void Skip(PlannedAction? grant)
    {
        if (grant is not null)
        {
            run.Board.NotTried(grant, "The user could not be created.");
        }
    }

    private static string Orphan(RescueResult result, NodeId node) => result.IsOutcomeUnknown
        ? $"Node {node} was created, and it is not known whether it was filled: Rescue answered '{result}'. If it is still empty and disabled, delete it in the Admin Center; the next run decides."
        : $"{FailureText.Of(result)} An empty, disabled user was left as node {node}: delete it in the Admin Center.";
}
