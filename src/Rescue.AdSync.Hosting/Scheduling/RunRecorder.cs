using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Hosting;

/// <summary>Sees to what every run has around it: the lock (E1), a row in the history also if it wrote nothing, and an end to old history (E12).</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
/// <param name="state">Takes the rows of runs that wrote nothing.</param>
/// <param name="history">Is pruned after each run.</param>
/// <param name="runLock">Lets one run at a time through.</param>
/// <param name="options">Says how long history is kept.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">Takes what could not be recorded.</param>
public sealed class RunRecorder(
    ISyncStateStore state, IRunHistory history, IRunLock runLock, IOptions<AdSyncOptions> options, TimeProvider timeProvider, ILogger<RunRecorder> logger)
{
    /// <summary>Begins a run, before anything is read.</summary>
    /// <param name="trigger">Why it takes place.</param>
    /// <returns>The run. Disposing it prunes the history and releases the lock.</returns>
    /// <exception cref="RunInProgressException">Another run works with the same state.</exception>
    /// <exception cref="StateException">The lock cannot be taken.</exception>
    public RecordedRun Begin(RunTrigger trigger) => new(this, trigger, runLock.Take(), timeProvider);

    internal async Task WriteAsync(RunStart start, RunEnd end)
    {
        try
        {
            RunId id = await state.BeginRunAsync(start, CancellationToken.None).ConfigureAwait(false);
            await state.EndRunAsync(id, end, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What the run came to matters more than its row, and must reach the caller.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.RunNotRecorded(exception, end.Outcome);
        }
    }

    internal async Task PruneAsync()
    {
        try
        {
            DateTimeOffset moment = timeProvider.GetUtcNow().AddDays(-options.Value.State.HistoryDays);
            int forgotten = await history.ForgetRunsBeforeAsync(moment, CancellationToken.None).ConfigureAwait(false);
            if (forgotten > 0)
            {
                logger.HistoryPruned(forgotten, moment);
            }
        }
#pragma warning disable CA1031 // The next run tries again; what this one came to must reach the caller.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.HistoryNotPruned(exception);
        }
    }
}

/// <summary>A run that holds the lock. For one thread at a time.</summary>
public sealed class RecordedRun : IAsyncDisposable
{
    private const int MostReasons = 20;

    private readonly RunRecorder _recorder;
    private readonly IDisposable _taken;
    private readonly TimeProvider _timeProvider;
    private readonly DateTimeOffset _startedAt;
    private readonly long _started;
    private bool _isDisposed;

    internal RecordedRun(RunRecorder recorder, RunTrigger trigger, IDisposable taken, TimeProvider timeProvider)
    {
        _recorder = recorder;
        Trigger = trigger;
        _taken = taken;
        _timeProvider = timeProvider;
        _startedAt = timeProvider.GetUtcNow();
        _started = timeProvider.GetTimestamp();
    }

    /// <summary>Gets why the run takes place.</summary>
    public RunTrigger Trigger { get; }

    /// <summary>Reads and plans. A failure becomes a row in the history, and is thrown on as it is.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="read">Reads and plans.</param>
    /// <param name="cancellationToken">Ends the reading, which leaves no row.</param>
    public async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return await read(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            await _recorder.WriteAsync(
                new RunStart { StartedAt = _startedAt, Trigger = Trigger },
                End(RunOutcome.Failed, calls: 0, exception.Message)).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes down that a plan is not applied, because a safety rule or a stale approval holds it.</summary>
    /// <param name="preview">What was read.</param>
    /// <param name="plan">The plan that is held.</param>
    /// <param name="reason">Why; else the errors among the plan's notes.</param>
    /// <param name="cancellationToken">Not looked at: a row is written also by a run that is being stopped.</param>
    public Task HeldAsync(Preview preview, Plan plan, string? reason = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(preview);
        ArgumentNullException.ThrowIfNull(plan);
        var start = new RunStart
        {
            StartedAt = _startedAt,
            Trigger = preview.Undoes.IsNone ? Trigger : RunTrigger.Undo,
            PlanId = plan.Id,
            Planned = plan.Summary,
            Notes = plan.Notes.Count,
            Undoes = preview.Undoes,
        };
        return _recorder.WriteAsync(start, End(RunOutcome.Held, preview.Calls, reason ?? ReasonsOf(plan)));
    }

    /// <summary>Prunes the history and releases the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        try
        {
            await _recorder.PruneAsync().ConfigureAwait(false);
        }
        finally
        {
            _taken.Dispose();
        }
    }

    private RunEnd End(RunOutcome outcome, int calls, string message) => new()
    {
        Outcome = outcome,
        Duration = _timeProvider.GetElapsedTime(_started),
        Calls = calls,
        Message = message,
    };

    private static string ReasonsOf(Plan plan) => string.Join(
        "\n", plan.Notes.Where(note => note.Severity == NoteSeverity.Error).Select(note => note.Message).Distinct().Take(MostReasons).DefaultIfEmpty("A safety rule holds the plan."));
}
