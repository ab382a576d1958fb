using System.Net;
using Microsoft.Extensions.Logging;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>Sends one call and types its answer. Never throws for anything that a server or a network can do.</summary>
internal sealed class RescueSender(Func<HttpClient> httpClient, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>Sends a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="options">Where to.</param>
    /// <param name="token">The service token, or <see langword="null"/>.</param>
    /// <param name="cookies">The session's cookies, which the answer may change; or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Answer> SendAsync(RescueCall call, RescueApiOptions options, string? token, CookieContainer? cookies, CancellationToken cancellationToken)
    {
        long started = timeProvider.GetTimestamp();
        Answer answer;
        try
        {
            answer = await TrySendAsync(call, options, token, cookies, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && TransportFault.Describe(failure) is not null)
        {
            answer = Answer.None(TransportFault.Describe(failure)!, failure);
        }

        logger.CallAnswered(call.Method.Name, answer.Result.ToString(), timeProvider.GetElapsedTime(started).TotalMilliseconds);
        return answer;
    }

    private async Task<Answer> TrySendAsync(RescueCall call, RescueApiOptions options, string? token, CookieContainer? cookies, CancellationToken cancellationToken)
    {
        var address = new Uri(options.Address, $"API/{call.Method.Name}.aspx");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = call.ToContent(token) };
        request.Options.Set(RescueMethod.Key, call.Method);
        if (cookies?.GetCookieHeader(address) is { Length: > 0 } header)
        {
            request.Headers.TryAddWithoutValidation("Cookie", header);
        }

        using HttpResponseMessage response = await httpClient()
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.RequestMessage?.RequestUri is { } answered && answered != address)
        {
            return Answer.Unreadable($"a redirection to {answered.Host}");
        }

        Keep(cookies, address, response);
        AnswerContent content = response.Content as AnswerContent
            ?? await AnswerReader.ReadAsync(response, options.MaxAnswerBytes, cancellationToken).ConfigureAwait(false);
        return Answer.From(response, content);
    }

    private static void Keep(CookieContainer? cookies, Uri address, HttpResponseMessage response)
    {
        if (cookies is null || !response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? values))
        {
            return;
        }

        foreach (string value in values)
        {
            try
            {
                cookies.SetCookies(address, value);
            }
            catch (CookieException)
            {
                // A cookie that cannot be read is no session; Rescue says NOTLOGGEDIN if it was one.
            }
        }
    }
}
