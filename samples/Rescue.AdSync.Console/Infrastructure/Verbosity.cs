using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>How much is logged to standard error. Results are not affected.</summary>
internal enum Verbosity
{
    Quiet,
    Minimal,
    Normal,
    Detailed,
    Diagnostic,
}

internal static class VerbosityLevels
{
    /// <summary>Gets the least level that is logged. Trace is left out at any verbosity: libraries below put traffic there.</summary>
    public static LogLevel ToLogLevel(this Verbosity verbosity) => verbosity switch
    {
        Verbosity.Quiet => LogLevel.None,
        Verbosity.Minimal => LogLevel.Error,
        Verbosity.Normal => LogLevel.Warning,
        Verbosity.Detailed => LogLevel.Information,
        _ => LogLevel.Debug,
    };
}
