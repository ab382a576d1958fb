using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>Plans to restore what a run changed: attributes, place, status and licence. People whom it created are disabled.</summary>
/// <remarks>
/// Only what is still as the run left it is restored; what somebody changed since stays, and is noted. Nothing is deleted. The
/// plan is bound like any other by brakes and protection (S3, R14), by unique e-mails and SSO ids (R7, R11) and by what could not
/// be read (S1). Pure, like <see cref="ReconciliationPlanner"/>; safe for use by several threads at once.
/// </remarks>
public static class UndoPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="input">Everything it depends on.</param>
    /// <returns>The plan. While it has <see cref="Planning.Plan.MissingDetails"/>, read those and plan again.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> or a part of it is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The policy breaks the rules it must keep.</exception>
    public static Plan Plan(UndoInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(input.Run);
        ArgumentNullException.ThrowIfNull(input.Rescue);
        ArgumentNullException.ThrowIfNull(input.Policy);
        SyncPolicy policy = input.Policy with { Pairings = [] };
        List<string> faults = PolicyValidation.FaultsBesidePairings(policy);
        if (faults.Count > 0)
        {
            throw new InvalidPolicyException(faults);
        }

        var run = new PlanningRun(new PlanningInput { Directories = [], Rescue = input.Rescue, Policy = policy });
        return TreeGuard.IsSound(run)
            ? Restore(run, input.Run)
            : Conclude(run, PlanVerdict.Refused, []);
    }

    private static Plan Restore(PlanningRun run, RunRecord record)
    {
        var actions = new ActionList();
        RunAction[] undone = [.. record.Actions.Where(action => action.State == ActionState.Done && !action.Action.Changes.IsEmpty)];
        GroupUndo.Plan(run, undone, actions);
        new UserUndo(run, new ProtectedUsers(run), actions).Plan(undone);
        UndoneValues.KeepUnique(run, actions, Field.Email);
        UndoneValues.KeepUnique(run, actions, Field.SsoId);
        NoteOpen(run, record);

        actions.Sort();
        int usedSeats = MobileSeats.CountUsed(run);
        IncompleteSides.WithholdRemovals(run, actions);
        MasterAdministratorFloor.Keep(run, actions);
        MobileSeats.Ration(run, actions, usedSeats);
        bool blocked = Brakes.Hold(run, actions, run.Rescue.Nodes.Count(node => node.Type.IsUser() && node.IsEnabled));
        actions.HandOverInOrder();
        return Conclude(run, blocked ? PlanVerdict.Blocked : PlanVerdict.Ready, [.. actions.Entries.Select(entry => entry.Action)]);
    }

    private static Plan Conclude(PlanningRun run, PlanVerdict verdict, ImmutableArray<PlanAction> actions) =>
        new(run.Policy, verdict, actions, run.Notes.InOrder) { MissingDetails = [.. run.MissingDetails] };

    private static void NoteOpen(PlanningRun run, RunRecord record)
    {
        foreach (RunAction action in record.Actions.Where(action => action.State is ActionState.Unclear or ActionState.Sending))
        {
            run.Notes.Warn(NoteCode.NotUndone, action.Action.Email ?? action.Action.DisplayName, $"Nobody could tell whether this was done by run {record.Summary.Id}: {action.Action.Kind} of node {action.Node}. Look at it in the Admin Center.");
        }
    }
}
