using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi;
using Rescue.AdSync.RescueApi.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the Rescue client.</summary>
public static class RescueApiServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IRescueAdminClient"/> and <see cref="IRescueReader"/>, one of each for the whole container.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, or <see langword="null"/> where they are set elsewhere.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <remarks>
    /// The options are checked when the host starts. May be called more than once, and beside
    /// <see cref="AddRescueApiReader"/>. What is registered already is kept.
    /// </remarks>
    public static IServiceCollection AddRescueApi(this IServiceCollection services, Action<RescueApiOptions>? configure = null)
    {
        AddRescueApiReader(services, configure);
        services.TryAddSingleton(static provider => new RescueAdminClient(provider.GetRequiredService<RescueConnection>()));
        services.TryAddSingleton<IRescueAdminClient>(static provider => provider.GetRequiredService<RescueAdminClient>());
        return services;
    }

    /// <summary>
    /// Registers <see cref="IRescueReader"/> alone, as a type that cannot write: what is composed with it is a dry run (S7).
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, or <see langword="null"/> where they are set elsewhere.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <remarks>As for <see cref="AddRescueApi"/>.</remarks>
    public static IServiceCollection AddRescueApiReader(this IServiceCollection services, Action<RescueApiOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        // A second call must not put a second resilience handler around the first.
        if (services.Any(static service => service.ServiceType == typeof(RescueConnection)))
        {
            return services;
        }

        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RescueApiOptions>, RescueApiOptionsValidator>());
        services.AddOptionsWithValidateOnStart<RescueApiOptions>();
        services.AddRescueHttpClient();
        services.AddSingleton(Connect);
        services.TryAddSingleton<IRescueReader>(static provider => new RescueReader(provider.GetRequiredService<RescueConnection>()));
        return services;
    }

    private static void AddRescueHttpClient(this IServiceCollection services)
    {
        IHttpClientBuilder client = services.AddHttpClient(RescueHttpClient.Name, RescueHttpClient.Configure)
            .ConfigurePrimaryHttpMessageHandler(RescueHttpClient.CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        client.AddResilienceHandler("calls", static (builder, context) =>
        {
            context.EnableReloads<RescueApiOptions>();
            RescueResilience.Configure(
                builder,
                context.GetOptions<RescueApiOptions>(),
                context.ServiceProvider.GetRequiredService<TimeProvider>(),
                context.ServiceProvider.GetRequiredService<ILogger<RescueAdminClient>>());
        });
        client.AddHttpMessageHandler(static provider =>
        {
            IOptionsMonitor<RescueApiOptions> options = provider.GetRequiredService<IOptionsMonitor<RescueApiOptions>>();
            return new AnswerHandler(() => options.CurrentValue.MaxAnswerBytes);
        });
    }

    private static RescueConnection Connect(IServiceProvider provider)
    {
        IHttpClientFactory factory = provider.GetRequiredService<IHttpClientFactory>();
        IOptionsMonitor<RescueApiOptions> options = provider.GetRequiredService<IOptionsMonitor<RescueApiOptions>>();
        return new RescueConnection(
            () => factory.CreateClient(RescueHttpClient.Name),
            () => options.CurrentValue,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RescueAdminClient>>());
    }
}
