using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.RescueApi;
using Rescue.AdSync.State;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Composes Rescue.AdSync.</summary>
public static class RescueAdSyncServiceCollectionExtensions
{
    /// <summary>Registers what a dry run takes: <see cref="SyncPreviewer"/>, <see cref="DirectoryCatalog"/> and <see cref="IRescueReader"/>, and nothing that can write (S7).</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section <c>AdSync</c>. Every fault in it, unknown keys included, is listed when the host starts.</param>
    /// <returns>A builder to go on with: <c>AddApply</c> for writing, <c>AddScheduledSync</c> for a service.</returns>
    public static IRescueAdSyncBuilder AddRescueAdSync(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return AddRescueAdSync(services, options => OptionsReader.Read(section, options));
    }

    /// <summary>Registers what a dry run takes, with options that are set in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder to go on with.</returns>
    public static IRescueAdSyncBuilder AddRescueAdSync(this IServiceCollection services, Action<AdSyncOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        return AddRescueAdSync(services);
    }

    /// <summary>Registers what a dry run takes, with options that are set elsewhere.</summary>
    /// <param name="services">The services.</param>
    /// <returns>A builder to go on with.</returns>
    /// <remarks>
    /// Whatever is registered already is kept: a <see cref="TimeProvider"/>, an <see cref="ISyncStateStore"/>, an
    /// <see cref="IDirectoryStateStore"/>, an <see cref="IRescueReader"/>, a <see cref="SyncSetup"/>. Without a store of your own, state lasts as long as the process.
    /// May be called more than once.
    /// </remarks>
    public static IRescueAdSyncBuilder AddRescueAdSync(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        HostRequirements requirements = services.GetOrAddRequirements();
        services.AddOptionsWithValidateOnStart<AdSyncOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AdSyncOptions>>(new AdSyncOptionsValidator(requirements)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISyncStateStore, InMemorySyncStateStore>();
        services.TryAddSingleton<IDirectoryStateStore, InMemoryDirectoryStateStore>();
        services.TryAddSingleton<DirectorySourceFactory>();
        services.TryAddSingleton(static provider => new DirectoryCatalog(
            provider.GetRequiredService<IOptions<AdSyncOptions>>(),
            provider.GetRequiredService<DirectorySourceFactory>(),
            provider.GetServices<IDirectorySource>()));
        services.TryAddSingleton(static provider => OptionsMapping.ToSetup(provider.GetRequiredService<IOptions<AdSyncOptions>>().Value));
        services.TryAddSingleton(CreatePreviewer);
        services.AddRescueApiReader();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<RescueApiOptions>, RescueApiSetup>());
        return new RescueAdSyncBuilder(services);
    }

    private static SyncPreviewer CreatePreviewer(IServiceProvider provider)
    {
        SyncSetup setup = provider.GetRequiredService<SyncSetup>();
        return new SyncPreviewer(
            provider.GetRequiredService<DirectoryCatalog>().Sources,
            provider.GetRequiredService<IRescueReader>(),
            provider.GetRequiredService<ISyncStateStore>(),
            setup.Policy,
            setup.Pairings,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SyncPreviewer>>());
    }
}
