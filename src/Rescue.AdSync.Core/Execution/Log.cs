using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>The log messages of this assembly: ids 1000 to 1999. People are named at Debug only; secrets never are (S8).</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "Reading Rescue and {Directories} directories for {Pairings} pairings.", EventName = "PreviewStarting")]
    public static partial void PreviewStarting(this ILogger logger, int pairings, int directories);

    [LoggerMessage(1001, LogLevel.Information, "Planned {Plan}: {Verdict}, {Actions} actions, {Notes} notes, after {Milliseconds:F0} ms.", EventName = "PreviewDone")]
    public static partial void PreviewDone(this ILogger logger, PlanId plan, PlanVerdict verdict, int actions, int notes, double milliseconds);

    [LoggerMessage(1002, LogLevel.Warning, "A brake is released: {Subject}. {Note}", EventName = "BrakeReleased")]
    public static partial void BrakeReleased(this ILogger logger, string subject, string note);

    [LoggerMessage(1003, LogLevel.Debug, "Note, {Severity}, {Code}: {Subject}: {Note}", EventName = "Noted")]
    public static partial void Noted(this ILogger logger, NoteSeverity severity, NoteCode code, string subject, string note);

    [LoggerMessage(1004, LogLevel.Warning, "The details of node {Node} could not be read: {Result}.", EventName = "DetailsUnreadable")]
    public static partial void DetailsUnreadable(this ILogger logger, NodeId node, RescueResult result);

    [LoggerMessage(1010, LogLevel.Information, "Run {Run}: applying plan {Plan}: {Actions} actions (approved: {Approved}).", EventName = "RunStarting")]
    public static partial void RunStarting(this ILogger logger, RunId run, PlanId plan, int actions, bool approved);

    [LoggerMessage(1013, LogLevel.Warning, "The tree could not be read: {Result}.", EventName = "TreeUnreadable")]
    public static partial void TreeUnreadable(this ILogger logger, RescueResult result);

    [LoggerMessage(1014, LogLevel.Warning, "The progress display failed, and is ignored from here on.", EventName = "ProgressFailed")]
    public static partial void ProgressFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1015, LogLevel.Error, "The state could not be saved; the run ends.", EventName = "StateNotSaved")]
    public static partial void StateNotSaved(this ILogger logger, Exception exception);

    [LoggerMessage(1016, LogLevel.Error, "A unit of work broke off.", EventName = "UnitFailed")]
    public static partial void UnitFailed(this ILogger logger, Exception exception);

    public static void Outcome(this ILogger logger, ActionOutcome outcome)
    {
        PlanAction action = outcome.Action;
        logger.ActionDone(action.Kind, action.Side, outcome.Node, action.Email ?? action.DisplayName, outcome.Status, outcome.Message);
        if (outcome.Status is OutcomeStatus.Failed or OutcomeStatus.Refused)
        {
            logger.ActionFailed(action.Kind, action.Side, outcome.Node, action.ObjectId, outcome.Status, outcome.Result?.Code);
        }
    }

    public static void RunDone(this ILogger logger, RunReport report)
    {
        int Count(OutcomeStatus status) => report.Outcomes.Count(outcome => outcome.Status == status);
        logger.RunDone(report.Done, Count(OutcomeStatus.Failed), Count(OutcomeStatus.Refused), Count(OutcomeStatus.NotTried), report.Duration.TotalMilliseconds);
        if (report.StoppedBecause is { } reason)
        {
            logger.RunStopped(reason);
        }
    }

    [LoggerMessage(1011, LogLevel.Debug, "{Kind}, {Side}, node {Node}, {Subject}: {Status}. {Explanation}", EventName = "ActionDone")]
    private static partial void ActionDone(this ILogger logger, ActionKind kind, Side side, NodeId? node, string subject, OutcomeStatus status, string? explanation);

    [LoggerMessage(1012, LogLevel.Warning, "{Kind}, {Side}, node {Node}, object {Object}: {Status} ({Code}).", EventName = "ActionFailed")]
    private static partial void ActionFailed(this ILogger logger, ActionKind kind, Side side, NodeId? node, ObjectId? @object, OutcomeStatus status, RescueErrorCode? code);

    [LoggerMessage(1017, LogLevel.Information, "Applied: {Done} done, {Failed} failed, {Refused} refused, {NotTried} not tried, in {Milliseconds:F0} ms.", EventName = "RunDone")]
    private static partial void RunDone(this ILogger logger, int done, int failed, int refused, int notTried, double milliseconds);

    [LoggerMessage(1018, LogLevel.Warning, "The run ended early: {Reason}", EventName = "RunStopped")]
    private static partial void RunStopped(this ILogger logger, string reason);
}
