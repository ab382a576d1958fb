using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Applies a plan, action by action, and reports one outcome for each.</summary>
/// <remarks>Safe for use by several threads at once; two runs against one account at a time are the caller's to prevent (E1).</remarks>
public sealed class PlanExecutor
{
    private readonly IRescueAdminClient _client;
    private readonly ISyncStateStore _state;
    private readonly ExecutionOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<PlanExecutor> _logger;

    /// <summary>Initializes a new instance of the <see cref="PlanExecutor"/> class.</summary>
    /// <param name="client">The Rescue account.</param>
    /// <param name="state">Takes links, after the writes that they stand for are confirmed (E9).</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Takes the log.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1, or a time less than none.</exception>
    public PlanExecutor(IRescueAdminClient client, ISyncStateStore state, ExecutionOptions options, TimeProvider timeProvider, ILogger<PlanExecutor> logger)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConsecutiveFailures, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StopWithin, TimeSpan.Zero);
        _client = client;
        _state = state;
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Applies a plan, and writes the run down in the history (E12).</summary>
    /// <param name="preview">The plan, with what it was made from.</param>
    /// <param name="approved">The plan somebody approved, which lifts brakes and S2 for that one plan (S4); else <see langword="null"/>.</param>
    /// <param name="progress">Is told each outcome as it comes, one at a time; else <see langword="null"/>.</param>
    /// <param name="trigger">Why the run takes place; for a plan that restores what a run changed, it is <see cref="RunTrigger.Undo"/> whatever is said here.</param>
    /// <param name="cancellationToken">Stops between actions; what is under way is finished, or left to the next run after <see cref="ExecutionOptions.StopWithin"/> (E8).</param>
    /// <returns>The report. A cancelled run returns one too.</returns>
    /// <exception cref="PlanBlockedException">
    /// The plan is blocked or refused, or the approval is for another plan. Nothing was written.
    /// </exception>
    /// <exception cref="StateException">The run could not be written down. Nothing was written to Rescue.</exception>
    public async Task<RunReport> ApplyAsync(
        Preview preview,
        PlanId? approved = null,
        IProgress<ActionOutcome>? progress = null,
        RunTrigger trigger = RunTrigger.Manual,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(preview);
        (Plan plan, bool withEmptiedGroups) = PlanClearance.Choose(preview, approved);
        DateTimeOffset startedAt = _timeProvider.GetUtcNow();
        long started = _timeProvider.GetTimestamp();
        RunId id = await _state.BeginRunAsync(StartOf(preview, plan, startedAt, trigger, approved is not null), CancellationToken.None).ConfigureAwait(false);
        _logger.RunStarting(id, plan.Id, plan.Actions.Length, approved is not null);

        var control = new RunControl(_options.MaxConsecutiveFailures, cancellationToken);
        var board = new OutcomeBoard(plan, progress, _logger);
        var state = new StateKeeper(_state, control, _logger);
        using var grace = new StopGrace(_options.StopWithin, _timeProvider, cancellationToken);
        var client = new CountingClient(new LeavingClient(_client, grace.Over));
        var run = new RunContext(client, state, id, _options, preview, plan, board, control, _logger);
        await TakeUpAsync(run, state, preview, plan, cancellationToken).ConfigureAwait(false);
        await new StageRunner(run, _logger).RunAsync(UnitBuilder.Build(plan)).ConfigureAwait(false);

        ImmutableArray<ActionOutcome> outcomes = board.Close(control.StoppedBecause);
        await run.Journal.CloseAsync(outcomes).ConfigureAwait(false);
        await state.CommitAsync(run.Details.ToSave(preview) with
        {
            GroupSizes = control.StoppedBecause is null ? SizesToSave(plan, preview.State, withEmptiedGroups) : ImmutableDictionary<ObjectId, int>.Empty,
        }).ConfigureAwait(false);
        var report = new RunReport
        {
            Id = id,
            Plan = plan,
            StartedAt = startedAt,
            Duration = _timeProvider.GetElapsedTime(started),
            Outcomes = outcomes,
            StoppedBecause = control.StoppedBecause,
            Calls = preview.Calls + client.Count,
        };
        await EndAsync(preview, report).ConfigureAwait(false);
        _logger.RunDone(report);
        return report;
    }

    /// <summary>Remembers whose state it is, finds out what became of what earlier runs sent, and remembers matches; writes nothing to Rescue.</summary>
    private static async Task TakeUpAsync(RunContext run, StateKeeper state, Preview preview, Plan plan, CancellationToken cancellationToken)
    {
        if (preview.State.AccountId is null)
        {
            await state.CommitAsync(new StateChange { AccountId = preview.Rescue.Caller.AccountId }).ConfigureAwait(false);
        }

        try
        {
            run.Unsettled = await new OpenActionSettler(run.Client, preview, state, run.Links).SettleAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        if (run.Control.MayGoOn())
        {
            await run.Links.SaveMatchesAsync(plan.Adoptions, preview.GoneLinks).ConfigureAwait(false);
        }
    }

    private static RunStart StartOf(Preview preview, Plan plan, DateTimeOffset startedAt, RunTrigger trigger, bool approved) => new()
    {
        StartedAt = startedAt - preview.Duration,
        Trigger = preview.Undoes.IsNone ? trigger : RunTrigger.Undo,
        PlanId = plan.Id,
        Planned = plan.Summary,
        Notes = plan.Notes.Count,
        IsApproved = approved,
        Undoes = preview.Undoes,
    };

    /// <summary>Leaves out groups that lost all their members without approval: their pairing has to stay frozen (S2).</summary>
    private static ImmutableDictionary<ObjectId, int> SizesToSave(Plan plan, SyncState state, bool withEmptiedGroups) => withEmptiedGroups
        ? plan.GroupSizes
        : plan.GroupSizes.RemoveRange(plan.GroupSizes
            .Where(size => size.Value == 0 && state.LastGroupSizes.GetValueOrDefault(size.Key) > 0)
            .Select(size => size.Key));

    /// <summary>Closes the run in the history. What it wrote is written down already, so a failure here loses no more than its end.</summary>
    private async Task EndAsync(Preview preview, RunReport report)
    {
        var end = new RunEnd
        {
            Outcome = !report.IsComplete ? RunOutcome.PartlyApplied : report.Outcomes.IsEmpty ? RunOutcome.UpToDate : RunOutcome.Applied,
            Duration = preview.Duration + report.Duration,
            Calls = report.Calls,
            Message = report.StoppedBecause,
        };
        try
        {
            await _state.EndRunAsync(report.Id, end, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StateException exception)
        {
            _logger.StateNotSaved(exception);
        }
    }
}
