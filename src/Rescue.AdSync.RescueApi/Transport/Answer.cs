using System.Net;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Protocol;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>Turns the data of an answer into a value.</summary>
/// <exception cref="UnreadableAnswerException">The data is not what it should be.</exception>
internal delegate T AnswerParser<out T>(ReadOnlySpan<byte> data);

/// <summary>What came of one call, typed; with the data behind <c>OK</c>.</summary>
/// <param name="Result">The result.</param>
/// <param name="Data">The data, in UTF-8; empty unless the result is a success.</param>
/// <param name="Cause">What broke the call, or <see langword="null"/>.</param>
internal sealed record Answer(RescueResult Result, ReadOnlyMemory<byte> Data = default, Exception? Cause = null)
{
    /// <summary>Makes the answer for a call that nobody answered.</summary>
    public static Answer None(string why, Exception? cause = null) => new(new RescueResult(RescueErrorCode.NoAnswer, why), default, cause);

    /// <summary>Makes the answer for what is not Rescue's text protocol.</summary>
    public static Answer Unreadable(string what) => new(new RescueResult(RescueErrorCode.Unreadable, what));

    /// <summary>Types what the server sent.</summary>
    public static Answer From(HttpResponseMessage response, AnswerContent content)
    {
        int status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new Answer(new RescueResult(RescueErrorCode.Throttled, $"HTTP {status}")),
            HttpStatusCode.RequestTimeout => None($"HTTP {status}"),
            _ when status >= 500 => None($"HTTP {status}"),
            _ when status is >= 300 and < 400 => Unreadable($"HTTP {status}, a redirection{ToHost(response)}"),
            _ when status >= 400 => Unreadable($"HTTP {status}"),
            _ when content.Status.Word is { } word => FromWord(word, content),
            _ => Unreadable(content.Status.Flaw ?? "an empty answer"),
        };
    }

    /// <summary>Makes the result that a caller gets.</summary>
    public RescueResult<T> Parse<T>(AnswerParser<T> parser)
    {
        if (!Result.IsOk)
        {
            return new RescueResult<T>(Result);
        }

        try
        {
            return new RescueResult<T>(parser(Data.Span));
        }
        catch (UnreadableAnswerException unreadable)
        {
            return new RescueResult<T>(new RescueResult(RescueErrorCode.Unreadable, unreadable.Message));
        }
    }

    private static Answer FromWord(string word, AnswerContent content)
    {
        RescueResult result = RescueWords.ToResult(word);
        return new Answer(result, result.IsOk ? content.Data : default);
    }

    private static string ToHost(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } location ? $" to {location.Host}" : string.Empty;
}
