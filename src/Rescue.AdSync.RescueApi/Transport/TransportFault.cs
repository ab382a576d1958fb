using Polly;
using Polly.Timeout;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>Tells the ways in which a request can fail apart.</summary>
internal static class TransportFault
{
    /// <summary>Determines whether a failure proves that the request never left this machine.</summary>
    public static bool IsBeforeSending(Exception? failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>Describes a failure of the way to Rescue in one line, or returns <see langword="null"/> for any other.</summary>
    public static string? Describe(Exception failure) => failure switch
    {
        TimeoutRejectedException timeout => $"no answer within {timeout.Timeout.TotalSeconds:0.###} s",
        OperationCanceledException => "no answer in time",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request => $"{request.HttpRequestError}: {request.Message}",
        HttpRequestException or IOException => $"the connection broke: {failure.Message}",
        InvalidDataException => "a compressed answer that is damaged",
        ExecutionRejectedException => failure.Message,
        _ => null,
    };
}
