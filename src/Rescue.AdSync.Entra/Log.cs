using Microsoft.Extensions.Logging;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Entra;

/// <summary>The package's log events. Names of people and groups appear at Debug only.</summary>
internal static partial class Log
{
    [LoggerMessage(6000, LogLevel.Information, "Directory {Directory}: read {Groups} groups ({Incomplete} of them incomplete) and {Users} users in {Requests} requests and {Elapsed}.", EventName = "DirectoryRead")]
    public static partial void DirectoryRead(this ILogger logger, DirectoryName directory, int groups, int incomplete, int users, int requests, TimeSpan elapsed);

    [LoggerMessage(6001, LogLevel.Debug, "Directory {Directory}: group {Group} has {Users} users, {Groups} groups and {Others} others as direct members.", EventName = "GroupRead")]
    public static partial void GroupRead(this ILogger logger, DirectoryName directory, ObjectId group, int users, int groups, int others);

    [LoggerMessage(6002, LogLevel.Warning, "Directory {Directory}: group {Group} was not read completely; the plan's notes say why.", EventName = "GroupIncomplete")]
    public static partial void GroupIncomplete(this ILogger logger, DirectoryName directory, ObjectId group);

    [LoggerMessage(6003, LogLevel.Debug, "Directory {Directory}: group {Group} is incomplete: {Reason}", EventName = "GroupIncompleteReason")]
    public static partial void GroupIncompleteReason(this ILogger logger, DirectoryName directory, ObjectId group, string reason);

    [LoggerMessage(6004, LogLevel.Debug, "Directory {Directory}: found {Count} groups whose name {Criterion} '{Term}'.", EventName = "GroupsFound")]
    public static partial void GroupsFound(this ILogger logger, DirectoryName directory, int count, GroupCriterion criterion, string term);

    [LoggerMessage(6005, LogLevel.Information, "Directory {Directory}: {Failure}; try {Made} follows after {Seconds:0.#} s.", EventName = "RequestRepeated")]
    public static partial void RequestRepeated(this ILogger logger, DirectoryName directory, string failure, int made, double seconds);

    [LoggerMessage(6006, LogLevel.Debug, "Directory {Directory}: everything is read anew: {Reason}.", EventName = "FullRead")]
    public static partial void FullRead(this ILogger logger, DirectoryName directory, string reason);

    [LoggerMessage(6007, LogLevel.Debug, "Directory {Directory}: since the last read {Groups} groups and {Users} users in view changed or were doubtful.", EventName = "ChangesRead")]
    public static partial void ChangesRead(this ILogger logger, DirectoryName directory, int groups, int users);

    [LoggerMessage(6008, LogLevel.Warning, "Directory {Directory}: what was read could not be kept for the next run, which will read everything anew. {Message}", EventName = "StateNotKept")]
    public static partial void StateNotKept(this ILogger logger, DirectoryName directory, string message);

    [LoggerMessage(6009, LogLevel.Warning, "Directory {Directory}: what the last run kept could not be had, so everything is read anew. {Message}", EventName = "StateNotFound")]
    public static partial void StateNotFound(this ILogger logger, DirectoryName directory, string message);
}
