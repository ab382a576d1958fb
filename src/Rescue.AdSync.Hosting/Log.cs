using Microsoft.Extensions.Logging;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Hosting;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "Synchronisation starts.", EventName = nameof(CycleStarting))]
    public static partial void CycleStarting(this ILogger logger);

    [LoggerMessage(4002, LogLevel.Information, "Synchronisation ended: {Outcome}; {Done} done, {Failed} failed, {NotTried} not tried, {Notes} notes, {Seconds:0.0} s.", EventName = nameof(CycleEnded))]
    public static partial void CycleEnded(this ILogger logger, CycleOutcome outcome, int done, int failed, int notTried, int notes, double seconds);

    [LoggerMessage(4003, LogLevel.Error, "Synchronisation is held by a safety rule and nothing was written: {Verdict} plan {PlanId} of {Actions} actions. Look at it with the plan command; the errors before this one say why.", EventName = nameof(CycleHeld))]
    public static partial void CycleHeld(this ILogger logger, PlanVerdict verdict, PlanId planId, int actions);

    [LoggerMessage(4004, LogLevel.Error, "{Code}, {Subject}: {Message}", EventName = nameof(PlanHeldBecause))]
    public static partial void PlanHeldBecause(this ILogger logger, NoteCode code, string subject, string message);

    [LoggerMessage(4005, LogLevel.Error, "Synchronisation failed; the next run tries again. {Message}", EventName = nameof(CycleFailed))]
    public static partial void CycleFailed(this ILogger logger, string message);

    [LoggerMessage(4006, LogLevel.Error, "Synchronisation failed unexpectedly; the next run tries again.", EventName = nameof(CycleFailedUnexpectedly))]
    public static partial void CycleFailedUnexpectedly(this ILogger logger, Exception exception);

    [LoggerMessage(4007, LogLevel.Information, "Synchronising every {IntervalMinutes} minutes; the first run at once: {StartImmediately}.", EventName = nameof(ScheduleStarting))]
    public static partial void ScheduleStarting(this ILogger logger, int intervalMinutes, bool startImmediately);

    [LoggerMessage(4008, LogLevel.Information, "The schedule was stopped.", EventName = nameof(ScheduleStopped))]
    public static partial void ScheduleStopped(this ILogger logger);

    [LoggerMessage(4009, LogLevel.Error, "The run ended ({Outcome}), and that could not be written into the history.", EventName = nameof(RunNotRecorded))]
    public static partial void RunNotRecorded(this ILogger logger, Exception exception, RunOutcome outcome);

    [LoggerMessage(4010, LogLevel.Warning, "Old runs could not be removed from the history; the next run tries again.", EventName = nameof(HistoryNotPruned))]
    public static partial void HistoryNotPruned(this ILogger logger, Exception exception);

    [LoggerMessage(4011, LogLevel.Debug, "Removed {Runs} runs that began before {Moment} from the history.", EventName = nameof(HistoryPruned))]
    public static partial void HistoryPruned(this ILogger logger, int runs, DateTimeOffset moment);

    [LoggerMessage(4012, LogLevel.Error, "Part of it is held back, the rest goes on. {Code}, {Subject}: {Message}", EventName = nameof(PartHeldBecause))]
    public static partial void PartHeldBecause(this ILogger logger, NoteCode code, string subject, string message);
}
