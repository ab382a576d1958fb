using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Hosting;

/// <summary>Runs cycles one after the other, at an interval, until it is stopped. A run that fails is logged, and the next one takes place.</summary>
/// <param name="cycle">The cycle.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">Takes what made a run fail.</param>
public sealed class SyncSchedule(SyncCycle cycle, TimeProvider timeProvider, ILogger<SyncSchedule> logger)
{
    /// <summary>Runs until it is stopped, which is no error.</summary>
    /// <param name="interval">The time from the start of one run to the start of the next; a run that takes longer is followed by the next at once.</param>
    /// <param name="startImmediately">Whether the first run takes place at once rather than after one interval.</param>
    /// <param name="watcher">Is told of each run when it has ended; else <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops, between the actions of a run too (E8).</param>
    public async Task RunAsync(TimeSpan interval, bool startImmediately, IProgress<ScheduledRun>? watcher = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        using var timer = new PeriodicTimer(interval, timeProvider);
        try
        {
            bool due = startImmediately || await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
            while (due)
            {
                ScheduledRun run = await RunOnceAsync(cancellationToken).ConfigureAwait(false);
                watcher?.Report(run);
                due = await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.ScheduleStopped();
        }
    }

    private async Task<ScheduledRun> RunOnceAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset startedAt = timeProvider.GetUtcNow();
        try
        {
            return new ScheduledRun(startedAt, await cycle.RunAsync(progress: null, cancellationToken).ConfigureAwait(false), Failure: null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is DirectoryException or RescueException or InvalidPolicyException or StateException or RunInProgressException)
        {
            logger.CycleFailed(exception.Message);
            return new ScheduledRun(startedAt, Result: null, exception);
        }
#pragma warning disable CA1031 // A service that runs for years must outlive what nobody foresaw; it is logged whole.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.CycleFailedUnexpectedly(exception);
            return new ScheduledRun(startedAt, Result: null, exception);
        }
    }
}
