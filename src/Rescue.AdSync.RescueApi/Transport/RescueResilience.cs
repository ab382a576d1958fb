using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>Builds the pipeline that every request goes through: repeat, and within that a time-out for each attempt.</summary>
internal static class RescueResilience
{
    public static void Configure(
        ResiliencePipelineBuilder<HttpResponseMessage> builder,
        RescueApiOptions options,
        TimeProvider timeProvider,
        ILogger logger)
    {
        builder.TimeProvider = timeProvider;
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(Retry(options, new RetryRules(options.MaxRetryAfter, timeProvider), logger));
        }

        builder.AddTimeout(new HttpTimeoutStrategyOptions { Name = "Attempt", Timeout = options.AttemptTimeout });
    }

    private static HttpRetryStrategyOptions Retry(RescueApiOptions options, RetryRules rules, ILogger logger) => new()
    {
        Name = "Retry",
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        ShouldHandle = retry => ValueTask.FromResult(rules.ShouldRetry(retry.Context, retry.Outcome)),
        DelayGenerator = retry => ValueTask.FromResult(rules.Delay(retry)),
        OnRetry = retry =>
        {
            string method = RescueMethod.Of(retry.Context.GetRequestMessage()).Name;
            logger.CallRepeated(method, RetryRules.Reason(retry.Outcome), retry.AttemptNumber + 1, retry.RetryDelay.TotalMilliseconds);
            return ValueTask.CompletedTask;
        },
    };
}
