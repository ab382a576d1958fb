using Microsoft.Extensions.Logging;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory;

/// <summary>The package's log events. Names of people and groups appear at Debug only.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Debug, "Directory {Directory}: signed in to {Server}:{Port} ({Security}).", EventName = "SignedIn")]
    public static partial void SignedIn(this ILogger logger, DirectoryName directory, string server, int port, ActiveDirectorySecurity security);

    [LoggerMessage(2001, LogLevel.Warning, "Directory {Directory}: the password and all data cross the network to {Server} in clear text. Set Security to Ldaps or StartTls.", EventName = "ClearText")]
    public static partial void ClearText(this ILogger logger, DirectoryName directory, string server);

    [LoggerMessage(2002, LogLevel.Information, "Directory {Directory}: read {Groups} groups ({Incomplete} of them incomplete) and {Users} users in {Requests} requests and {Elapsed}.", EventName = "DirectoryRead")]
    public static partial void DirectoryRead(this ILogger logger, DirectoryName directory, int groups, int incomplete, int users, int requests, TimeSpan elapsed);

    [LoggerMessage(2003, LogLevel.Debug, "Directory {Directory}: group {Name} ({Group}) names {Named} members; {Seen} were seen.", EventName = "GroupRead")]
    public static partial void GroupRead(this ILogger logger, DirectoryName directory, string name, ObjectId group, int named, int seen);

    [LoggerMessage(2004, LogLevel.Warning, "Directory {Directory}: group {Group} was not read completely; the plan's notes say why.", EventName = "GroupIncomplete")]
    public static partial void GroupIncomplete(this ILogger logger, DirectoryName directory, ObjectId group);

    [LoggerMessage(2005, LogLevel.Debug, "Directory {Directory}: group {Group} is incomplete: {Reason}", EventName = "GroupIncompleteReason")]
    public static partial void GroupIncompleteReason(this ILogger logger, DirectoryName directory, ObjectId group, string reason);

    [LoggerMessage(2006, LogLevel.Debug, "Directory {Directory}: found {Count} groups whose name {Criterion} '{Term}'.", EventName = "GroupsFound")]
    public static partial void GroupsFound(this ILogger logger, DirectoryName directory, int count, GroupCriterion criterion, string term);

    [LoggerMessage(2007, LogLevel.Debug, "Directory {Directory}: {Member} is no person and was left out of group {Group}.", EventName = "MemberIsNoPerson")]
    public static partial void MemberIsNoPerson(this ILogger logger, DirectoryName directory, string member, ObjectId group);

    [LoggerMessage(2008, LogLevel.Warning, "Directory {Directory}: the domain controller {Server} cannot be used: {Fault}", EventName = "DomainControllerPassedOver")]
    public static partial void DomainControllerPassedOver(this ILogger logger, DirectoryName directory, string server, string fault);
}
