using Microsoft.Extensions.Logging;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Hosting;

/// <summary>One unattended run: read both sides, plan, and apply the plan unless a safety rule holds it. Whatever it comes to is in the history (E12).</summary>
/// <remarks>Safe for use by several threads at once; a run that begins while another works with the same state is refused (E1).</remarks>
/// <param name="previewer">Reads and plans.</param>
/// <param name="executor">Applies.</param>
/// <param name="recorder">Takes the lock, and writes down what comes to no plan or to none that may be applied.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">Takes one line at the start and one at the end, and what a person must look at.</param>
public sealed class SyncCycle(SyncPreviewer previewer, PlanExecutor executor, RunRecorder recorder, TimeProvider timeProvider, ILogger<SyncCycle> logger)
{
    /// <summary>Runs once.</summary>
    /// <param name="progress">Is told each outcome as it comes; else <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between actions; what is under way is finished (E8).</param>
    /// <exception cref="Directories.DirectoryException">A directory cannot be read at all.</exception>
    /// <exception cref="Accounts.RescueException">Rescue cannot be read.</exception>
    /// <exception cref="Policies.InvalidPolicyException">Two names led to one group, or the policy is invalid otherwise.</exception>
    /// <exception cref="State.RunInProgressException">Another run works with the same state.</exception>
    /// <exception cref="State.StateException">The state cannot be read or written.</exception>
    public async Task<CycleResult> RunAsync(IProgress<ActionOutcome>? progress = null, CancellationToken cancellationToken = default)
    {
        logger.CycleStarting();
        long started = timeProvider.GetTimestamp();
        RecordedRun run = recorder.Begin(RunTrigger.Schedule);
        await using (run.ConfigureAwait(false))
        {
            Preview preview = await run.ReadAsync(previewer.PreviewAsync, cancellationToken).ConfigureAwait(false);
            CycleResult result = await ApplyAsync(run, preview, progress, cancellationToken).ConfigureAwait(false);
            LogEnd(result, timeProvider.GetElapsedTime(started));
            return result;
        }
    }

    private async Task<CycleResult> ApplyAsync(RecordedRun run, Preview preview, IProgress<ActionOutcome>? progress, CancellationToken cancellationToken)
    {
        if (preview.Plan.IsBlocked)
        {
            return await HeldAsync(run, preview).ConfigureAwait(false);
        }

        try
        {
            // A plan without actions is applied too: it may hold matches to remember (R6) and group sizes (S2).
            RunReport report = await executor.ApplyAsync(preview, approved: null, progress, run.Trigger, cancellationToken).ConfigureAwait(false);
            LogPartsHeld(preview);
            return new CycleResult(OutcomeOf(report), preview, report);
        }
        catch (PlanBlockedException)
        {
            return await HeldAsync(run, preview).ConfigureAwait(false);
        }
    }

    private static CycleOutcome OutcomeOf(RunReport report)
    {
        if (!report.IsComplete)
        {
            return CycleOutcome.PartlyApplied;
        }

        return report.Outcomes.IsEmpty ? CycleOutcome.UpToDate : CycleOutcome.Applied;
    }

    private async Task<CycleResult> HeldAsync(RecordedRun run, Preview preview)
    {
        foreach (PlanNote note in Errors(preview))
        {
            logger.PlanHeldBecause(note.Code, note.Subject, note.Message);
        }

        await run.HeldAsync(preview, preview.Plan).ConfigureAwait(false);
        return new CycleResult(CycleOutcome.Held, preview, Report: null);
    }

    /// <summary>Says which pairings are frozen: nothing else would tell in a run that goes well otherwise.</summary>
    private void LogPartsHeld(Preview preview)
    {
        foreach (PlanNote note in Errors(preview))
        {
            logger.PartHeldBecause(note.Code, note.Subject, note.Message);
        }
    }

    private static IEnumerable<PlanNote> Errors(Preview preview) => preview.Plan.Notes.Where(note => note.Severity == NoteSeverity.Error);

    private void LogEnd(CycleResult result, TimeSpan elapsed)
    {
        Plan plan = result.Preview.Plan;
        if (result.Outcome == CycleOutcome.Held)
        {
            logger.CycleHeld(plan.Verdict, plan.Id, plan.Actions.Length);
            return;
        }

        int failed = result.Report!.Outcomes.Count(outcome => outcome.Status is OutcomeStatus.Failed or OutcomeStatus.Refused);
        int notTried = result.Report.Outcomes.Count(outcome => outcome.Status == OutcomeStatus.NotTried);
        logger.CycleEnded(result.Outcome, result.Report.Done, failed, notTried, plan.Notes.Count, elapsed.TotalSeconds);
    }
}
