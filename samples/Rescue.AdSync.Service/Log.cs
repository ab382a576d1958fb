using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.ServiceHost;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Critical, "The configuration is not right. {Fault}", EventName = nameof(FaultyConfiguration))]
    public static partial void FaultyConfiguration(this ILogger logger, string fault);
}
