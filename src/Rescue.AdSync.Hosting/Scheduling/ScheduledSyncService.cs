using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Rescue.AdSync.Hosting;

/// <summary>Runs the schedule for as long as the host lives.</summary>
internal sealed class ScheduledSyncService(SyncSchedule schedule, IOptions<AdSyncOptions> options, ILogger<ScheduledSyncService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ScheduleOptions settings = options.Value.Schedule;
        logger.ScheduleStarting(settings.IntervalMinutes, settings.StartImmediately);
        await schedule.RunAsync(TimeSpan.FromMinutes(settings.IntervalMinutes), settings.StartImmediately, watcher: null, stoppingToken).ConfigureAwait(false);
    }
}
