using System.Net;
using System.Text.Json;
using Rescue.AdSync.Entra.Json;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Judges the answer to one request, alone or out of a batch.</summary>
internal static class AnswerVerdict
{
    /// <summary>Hands a good answer to its request.</summary>
    /// <returns>What is wrong, or <see langword="null"/> if nothing is.</returns>
    public static GraphFailureException? Judge(GraphRequest request, int status, ReadOnlySpan<byte> body, string? requestId)
    {
        if (status != (int)HttpStatusCode.OK)
        {
            return Refusal(status, body, requestId);
        }

        try
        {
            request.Accept(body);
            return null;
        }
        catch (Exception exception) when (exception is JsonException or UnreadableAnswerException or InvalidOperationException)
        {
            string what = exception is UnreadableAnswerException ? exception.Message : "what is no JSON, or not all of it";
            return new GraphFailureException(GraphFailure.Unreadable, $"Graph sent {what}{Mark(requestId)}", exception);
        }
    }

    /// <summary>Makes a failure of a status other than 200.</summary>
    public static GraphFailureException Refusal(int status, ReadOnlySpan<byte> body, string? requestId)
    {
        ODataError error = ODataError.Read(body);
        string said = error.ToString();
        return new GraphFailureException(KindOf(status, error), $"Graph answered {status}{(said.Length == 0 ? string.Empty : $" {said}")}{Mark(requestId)}");
    }

    private static string Mark(string? requestId) => requestId is null ? string.Empty : $" (request-id {requestId})";

    private static GraphFailure KindOf(int status, ODataError error) => status switch
    {
        401 => GraphFailure.SignedOut,
        403 => GraphFailure.Denied,
        410 => GraphFailure.Expired,
        404 => GraphFailure.NotFound,
        429 => GraphFailure.Throttled,
        408 or >= 500 => GraphFailure.Unavailable,
        0 or >= 200 and < 400 => GraphFailure.Unreadable,
        _ when error.Code.Contains("syncState", StringComparison.OrdinalIgnoreCase) || error.Code.Contains("resync", StringComparison.OrdinalIgnoreCase) => GraphFailure.Expired,
        _ => GraphFailure.Refused,
    };
}
