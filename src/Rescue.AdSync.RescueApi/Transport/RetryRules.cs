using System.Net;
using System.Security.Authentication;
using Polly;
using Polly.Retry;
using Rescue.AdSync.RescueApi.Protocol;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>Decides what is repeated (E7) and how long to wait before.</summary>
/// <remarks>
/// Everybody may try again when the request provably did not leave or Rescue said that it came too soon. Beyond that reads
/// only: of a write without an answer nobody knows whether it took effect, and the caller has to look (E4).
/// </remarks>
internal sealed class RetryRules(TimeSpan maxRetryAfter, TimeProvider timeProvider)
{
    public bool ShouldRetry(ResilienceContext context, Outcome<HttpResponseMessage> outcome)
    {
        if (context.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        bool isWrite = RescueMethod.Of(context.GetRequestMessage()).IsWrite;
        return outcome.Result is { } response ? ShouldRetry(response, isWrite) : ShouldRetry(outcome.Exception, isWrite);
    }

    /// <summary>Gets the wait that Rescue asked for, or <see langword="null"/> for the usual one.</summary>
    public TimeSpan? Delay(RetryDelayGeneratorArguments<HttpResponseMessage> retry) =>
        retry.Outcome.Result is { } response ? RetryAfter(response) : null;

    /// <summary>Names what a repetition is for.</summary>
    public static string Reason(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { IsSuccessStatusCode: true } response } => Word(response) ?? "an empty answer",
        { Result: { } response } => $"HTTP {(int)response.StatusCode}",
        { Exception: { } failure } => TransportFault.Describe(failure) ?? failure.GetType().Name,
        _ => string.Empty,
    };

    private bool ShouldRetry(HttpResponseMessage response, bool isWrite)
    {
        if (RetryAfter(response) > maxRetryAfter)
        {
            return false;
        }

        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return true;
        }

        return response.IsSuccessStatusCode
            ? Word(response) switch
            {
                RescueWords.PollRateExceeded => true,
                RescueWords.Error => !isWrite,
                _ => false,
            }
            : !isWrite && ((int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.RequestTimeout);
    }

    private static bool ShouldRetry(Exception? failure, bool isWrite)
    {
        // A certificate that is refused now will be refused again.
        if (failure is HttpRequestException { InnerException: AuthenticationException })
        {
            return false;
        }

        return TransportFault.IsBeforeSending(failure) || (!isWrite && failure is not null && TransportFault.Describe(failure) is not null);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => Max(TimeSpan.Zero, date - timeProvider.GetUtcNow()),
        _ => null,
    };

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static string? Word(HttpResponseMessage response) => (response.Content as AnswerContent)?.Status.Word;
}
