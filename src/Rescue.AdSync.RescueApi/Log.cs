using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.RescueApi;

/// <summary>What this package logs: methods, status words and times, never a parameter or a body (S8).</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Debug, "{Method} answered {Word} in {ElapsedMilliseconds:0} ms", EventName = "CallAnswered")]
    public static partial void CallAnswered(this ILogger logger, string method, string word, double elapsedMilliseconds);

    [LoggerMessage(3002, LogLevel.Information, "{Method}: {Reason}; repetition {Repetition} follows in {DelayMilliseconds:0} ms", EventName = "CallRepeated")]
    public static partial void CallRepeated(this ILogger logger, string method, string reason, int repetition, double delayMilliseconds);

    [LoggerMessage(3003, LogLevel.Debug, "Signed in to Rescue", EventName = "SignedIn")]
    public static partial void SignedIn(this ILogger logger);

    [LoggerMessage(3004, LogLevel.Debug, "The session with Rescue has run out; signing in again", EventName = "SessionExpired")]
    public static partial void SessionExpired(this ILogger logger);

    [LoggerMessage(3005, LogLevel.Warning, "Rescue refused the sign-in: {Word}; it is not tried again for {Minutes:0} minutes", EventName = "SignInRefused")]
    public static partial void SignInRefused(this ILogger logger, string word, double minutes);
}
