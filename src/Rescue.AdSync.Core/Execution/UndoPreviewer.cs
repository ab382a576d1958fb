using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Reads Rescue and plans to restore what a past run changed. It is given no writer, so it cannot write (S7).</summary>
/// <remarks>
/// The plan is applied like any other. As long as the directory is as it was, the next run by the rules makes the same changes
/// again: change the directory, the pairings or the schedule as well. Safe for use by several threads at once.
/// </remarks>
public sealed class UndoPreviewer
{
    private readonly IRescueReader _rescue;
    private readonly ISyncStateStore _state;
    private readonly IRunHistory _history;
    private readonly SyncPolicy _policy;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<UndoPreviewer> _logger;
    private readonly PreviewOptions _options;

    /// <summary>Initializes a new instance of the <see cref="UndoPreviewer"/> class.</summary>
    /// <param name="rescue">The Rescue account.</param>
    /// <param name="state">What earlier runs left behind.</param>
    /// <param name="history">The past runs.</param>
    /// <param name="policy">The policy, for its brakes and for whom it protects.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Takes the log.</param>
    /// <param name="options">How to go about reading, or <see langword="null"/> for the defaults. Details are read afresh whatever it says.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is less than 1.</exception>
    public UndoPreviewer(
        IRescueReader rescue,
        ISyncStateStore state,
        IRunHistory history,
        SyncPolicy policy,
        TimeProvider timeProvider,
        ILogger<UndoPreviewer> logger,
        PreviewOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rescue);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(logger);
        _rescue = rescue;
        _state = state;
        _history = history;
        _policy = policy;
        _timeProvider = timeProvider;
        _logger = logger;
        _options = options ?? new PreviewOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxConcurrency, 1, nameof(options));
    }

    /// <summary>Reads and plans.</summary>
    /// <param name="run">The run to undo.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The plan, or <see langword="null"/> if the history has no such run.</returns>
    /// <exception cref="RescueException">Rescue cannot be read.</exception>
    /// <exception cref="StateException">The state cannot be read, or is that of another Rescue account.</exception>
    /// <exception cref="InvalidPolicyException">The policy is invalid.</exception>
    public async Task<Preview?> PreviewAsync(RunId run, CancellationToken cancellationToken = default)
    {
        long started = _timeProvider.GetTimestamp();
        if (await _history.FindRunAsync(run, cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return null;
        }

        SyncState state = await _state.LoadAsync(cancellationToken).ConfigureAwait(false);
        var reader = new CountingReader(_rescue);
        RescueAccount caller = await reader.GetAccountAsync(cancellationToken).ConfigureAwait(false);
        AccountGuard.Require(state, caller);
        var rescue = RescueSnapshot.Create(caller, await reader.GetHierarchyAsync(cancellationToken).ConfigureAwait(false));
        rescue = await TreeReading.RereadIfUsersAreGoneAsync(reader, rescue, state, cancellationToken).ConfigureAwait(false);
        var recovery = Recovery.Of(state, rescue, [], _policy);
        var details = new DetailsReader(reader, _options.MaxConcurrency, _logger);
        (Plan plan, rescue) = await PlanAsync(record, rescue, details, cancellationToken).ConfigureAwait(false);
        return new Preview
        {
            Plan = plan,
            CreatedAt = _timeProvider.GetUtcNow(),
            Rescue = rescue,
            Directories = [],
            State = recovery.State,
            DetailsRead = details.AllRead,
            HalfMade = recovery.HalfMade,
            GoneLinks = recovery.GoneLinks,
            Calls = reader.Count,
            Duration = _timeProvider.GetElapsedTime(started),
            Undoes = run,
        };
    }

    private async Task<(Plan Plan, RescueSnapshot Rescue)> PlanAsync(RunRecord record, RescueSnapshot rescue, DetailsReader reader, CancellationToken cancellationToken)
    {
        var asked = new HashSet<NodeId>();
        while (true)
        {
            Plan plan = UndoPlanner.Plan(new UndoInput { Run = record, Rescue = rescue, Policy = _policy });
            NodeId[] missing = [.. plan.MissingDetails.Where(asked.Add)];
            if (missing.Length == 0)
            {
                return (plan, rescue);
            }

            rescue = await reader.ReadAsync(rescue, missing, cancellationToken).ConfigureAwait(false);
        }
    }
}
