using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Applies a plan, action by action, and reports one outcome for each.</summary>
/// <remarks>Safe for use by several threads at once; two runs against one account at a time are the caller's to prevent (E1).</remarks>
public sealed class PlanExecutor
{
    /// <summary>Initializes a new instance of the <see cref="PlanExecutor"/> class.</summary>
    /// <param name="client">The Rescue account.</param>
    /// <param name="state">Takes links, after the writes that they stand for are confirmed (E9).</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Takes the log.</param>
    public PlanExecutor(IRescueAdminClient client, ISyncStateStore state, ExecutionOptions options, TimeProvider timeProvider, ILogger<PlanExecutor> logger)
    {
        _ = (client, state, options, timeProvider, logger);
    }

    /// <summary>Applies a plan.</summary>
    /// <param name="preview">The plan, with what it was made from.</param>
    /// <param name="approved">The plan somebody approved, which lifts brakes and S2 for that one plan (S4); else <see langword="null"/>.</param>
    /// <param name="progress">Is told each outcome as it comes; else <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between actions; what is under way is finished (E8).</param>
    /// <returns>The report. A cancelled run returns one too.</returns>
    /// <exception cref="PlanBlockedException">The plan is blocked or refused, and nothing was written.</exception>
    public Task<RunReport> ApplyAsync(Preview preview, PlanId? approved = null, IProgress<ActionOutcome>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
