using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.Testing;

/// <summary>What the emulator logs. Parameters of calls never get here (S8).</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Information, "The Rescue emulator listens at {Address} with {Nodes} nodes.", EventName = "EmulatorStarted")]
    public static partial void EmulatorStarted(this ILogger logger, Uri address, int nodes);

    [LoggerMessage(5002, LogLevel.Information, "The Rescue emulator stopped after {Calls} calls.", EventName = "EmulatorStopped")]
    public static partial void EmulatorStopped(this ILogger logger, int calls);

    [LoggerMessage(5003, LogLevel.Debug, "{Method} of node {Node} was answered with {Answer}.", EventName = "EmulatorAnswered")]
    public static partial void EmulatorAnswered(this ILogger logger, string method, NodeId node, string answer);

    [LoggerMessage(5004, LogLevel.Warning, "The Rescue emulator listens at {Address}, beyond this machine, with a credential that anybody can look up.", EventName = "EmulatorExposed")]
    public static partial void EmulatorExposed(this ILogger logger, string address);

    [LoggerMessage(5005, LogLevel.Error, "{Method} failed inside the emulator.", EventName = "EmulatorFailed")]
    public static partial void EmulatorFailed(this ILogger logger, Exception exception, string method);

    [LoggerMessage(5006, LogLevel.Debug, "The account was saved to {File} at revision {Revision}.", EventName = "EmulatorStateSaved")]
    public static partial void EmulatorStateSaved(this ILogger logger, string file, long revision);
}
