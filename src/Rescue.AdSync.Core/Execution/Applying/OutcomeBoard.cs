using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Keeps one outcome for each action of a plan, and tells each as it comes. Safe for use by several threads at once.</summary>
internal sealed class OutcomeBoard(Plan plan, IProgress<ActionOutcome>? progress, ILogger logger)
{
    private readonly ActionOutcome?[] _outcomes = new ActionOutcome?[plan.Actions.Length];
    private readonly Lock _reporting = new();
    private bool _progressFailed;

    public bool IsDone(int index) => Volatile.Read(ref _outcomes[index])?.Status == OutcomeStatus.Done;

    public bool IsOpen(PlannedAction planned) => Volatile.Read(ref _outcomes[planned.Index]) is null;

    public ActionOutcome? OutcomeAt(int index) => Volatile.Read(ref _outcomes[index]);

    public IReadOnlyCollection<ActionOutcome> Of(WorkUnit unit) =>
        [.. unit.Actions.Select(planned => Volatile.Read(ref _outcomes[planned.Index])).OfType<ActionOutcome>()];

    public void Done(PlannedAction planned, NodeId? node, RescueResult? result = null, string? message = null) =>
        Set(planned.Index, new ActionOutcome(planned.Action, OutcomeStatus.Done, result, message) { Node = node });

    public void Failed(PlannedAction planned, NodeId? node, RescueResult? result, string message) =>
        Set(planned.Index, new ActionOutcome(planned.Action, OutcomeStatus.Failed, result, message) { Node = node });

    /// <summary>Takes a failure of a write, of which it may be certain that it has done nothing.</summary>
    public void Failed(PlannedAction planned, NodeId? node, Confirmation answer, string message) =>
        Set(planned.Index, new ActionOutcome(planned.Action, OutcomeStatus.Failed, answer.Result, message) { Node = node, IsUndone = answer.IsUndone, IsCertain = answer.IsCertain });

    /// <summary>Takes a create that gave no node; where the answer was not clear it stays open (E3).</summary>
    public void Failed(PlannedAction planned, Creation creation) =>
        Set(planned.Index, new ActionOutcome(planned.Action, OutcomeStatus.Failed, creation.Result, creation.Message) { IsUndone = creation.IsUndone });

    public void Refused(PlannedAction planned, NodeId? node, string message) =>
        Set(planned.Index, new ActionOutcome(planned.Action, OutcomeStatus.Refused, null, message) { Node = node });

    public void NotTried(PlannedAction planned, string message) => NotTried(planned.Index, message);

    /// <summary>Closes the board: whatever has no outcome was not tried.</summary>
    /// <returns>One outcome for each action, in the plan's order.</returns>
    public ImmutableArray<ActionOutcome> Close(string? stoppedBecause)
    {
        for (int i = 0; i < _outcomes.Length; i++)
        {
            if (_outcomes[i] is null)
            {
                NotTried(i, $"The run had ended before: {stoppedBecause ?? "nothing worked on it"}");
            }
        }

        return [.. _outcomes.Select(outcome => outcome!)];
    }

    private void NotTried(int index, string message)
    {
        PlanAction action = plan.Actions[index];
        Set(index, new ActionOutcome(action, OutcomeStatus.NotTried, null, message) { Node = action.NodeId });
    }

    private void Set(int index, ActionOutcome outcome)
    {
        if (Interlocked.CompareExchange(ref _outcomes[index], outcome, null) is not null)
        {
            return;
        }

        logger.Outcome(outcome);
        Report(outcome);
    }

    /// <summary>Tells one outcome at a time. Somebody else's progress display must not end a run between two writes.</summary>
    private void Report(ActionOutcome outcome)
    {
        lock (_reporting)
        {
            if (progress is null || _progressFailed)
            {
                return;
            }

            try
            {
                progress.Report(outcome);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                _progressFailed = true;
                logger.ProgressFailed(exception);
            }
        }
    }
}
