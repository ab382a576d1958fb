using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
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
    /// <exception cref="ArgumentOutOfRangeException">An option is less than 1.</exception>
    public PlanExecutor(IRescueAdminClient client, ISyncStateStore state, ExecutionOptions options, TimeProvider timeProvider, ILogger<PlanExecutor> logger)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConsecutiveFailures, 1);
        _client = client;
        _state = state;
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Applies a plan.</summary>
    /// <param name="preview">The plan, with what it was made from.</param>
    /// <param name="approved">The plan somebody approved, which lifts brakes and S2 for that one plan (S4); else <see langword="null"/>.</param>
    /// <param name="progress">Is told each outcome as it comes, one at a time; else <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between actions; what is under way is finished (E8).</param>
    /// <returns>The report. A cancelled run returns one too.</returns>
    /// <exception cref="PlanBlockedException">
    /// The plan is blocked or refused, or the approval is for another plan. Nothing was written.
    /// </exception>
    public async Task<RunReport> ApplyAsync(Preview preview, PlanId? approved = null, IProgress<ActionOutcome>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(preview);
        (Plan plan, bool withEmptiedGroups) = PlanClearance.Choose(preview, approved);
        DateTimeOffset startedAt = _timeProvider.GetUtcNow();
        long started = _timeProvider.GetTimestamp();
        _logger.RunStarting(plan.Id, plan.Actions.Length, approved is not null);

        var control = new RunControl(_options.MaxConsecutiveFailures, cancellationToken);
        var board = new OutcomeBoard(plan, progress, _logger);
        var run = new RunContext(_client, _state, _options, preview, plan, board, control, _logger);
        await run.Links.SaveAdoptionsAsync(plan.Adoptions).ConfigureAwait(false);
        await new StageRunner(run, _logger).RunAsync(UnitBuilder.Build(plan)).ConfigureAwait(false);
        if (control.StoppedBecause is null)
        {
            await run.Links.SaveGroupSizesAsync(SizesToSave(plan, preview.State, withEmptiedGroups)).ConfigureAwait(false);
        }

        var report = new RunReport
        {
            Plan = plan,
            StartedAt = startedAt,
            Duration = _timeProvider.GetElapsedTime(started),
            Outcomes = board.Close(control.StoppedBecause),
            StoppedBecause = control.StoppedBecause,
        };
        _logger.RunDone(report);
        return report;
    }

    /// <summary>Leaves out groups that lost all their members without approval: their pairing has to stay frozen (S2).</summary>
    private static ImmutableDictionary<ObjectId, int> SizesToSave(Plan plan, SyncState state, bool withEmptiedGroups) => withEmptiedGroups
        ? plan.GroupSizes
        : plan.GroupSizes.RemoveRange(plan.GroupSizes
            .Where(size => size.Value == 0 && state.LastGroupSizes.GetValueOrDefault(size.Key) > 0)
            .Select(size => size.Key));
}
