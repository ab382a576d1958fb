using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Rescue.AdSync.RescueApi.Transport;

namespace Rescue.AdSync.RescueApi;

/// <summary>Makes the HTTP client that a Rescue client needs, for those who do without dependency injection.</summary>
public static class RescueHttpClient
{
    /// <summary>The name under which the HTTP client is registered with <see cref="IHttpClientFactory"/>.</summary>
    /// <remarks>Use it to change the primary handler, for example to set a proxy; keep redirections and cookies off.</remarks>
    public const string Name = "Rescue.AdSync.RescueApi";

    // Long enough to be worth it, short enough to follow a change of DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    /// <summary>Creates a client that repeats what is safe to repeat, times each attempt out, and reads answers up to a limit (E7).</summary>
    /// <param name="options">How patient to be.</param>
    /// <param name="handler">Sends the requests, or <see langword="null"/> for what <see cref="CreateHandler"/> makes. It is disposed of with the client.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <param name="loggerFactory">Makes loggers, or <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException"><paramref name="options"/> are invalid; the message lists every fault.</exception>
    public static HttpClient Create(
        RescueApiOptions options,
        HttpMessageHandler? handler = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
    {
        RescueApiOptionsValidator.ThrowIfInvalid(options);
        ILogger logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<RescueAdminClient>();
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        RescueResilience.Configure(builder, options, timeProvider ?? TimeProvider.System, logger);
        var answers = new AnswerHandler(() => options.MaxAnswerBytes) { InnerHandler = handler ?? CreateHandler() };
        var client = new HttpClient(new ResilienceHandler(builder.Build()) { InnerHandler = answers });
        Configure(client);
        return client;
    }

    /// <summary>
    /// Creates the handler at the end of the chain: no redirections, which could carry a credential to another host; no
    /// cookies of its own, because each client keeps its session to itself; compressed answers; the proxy of the machine, but
    /// none for this machine itself.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = ConnectionLifetime,
        Proxy = new LoopbackBypass(HttpClient.DefaultProxy),
    };

    internal static void Configure(HttpClient client)
    {
        // Each attempt has a time-out of its own.
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Rescue.AdSync");
    }
}
