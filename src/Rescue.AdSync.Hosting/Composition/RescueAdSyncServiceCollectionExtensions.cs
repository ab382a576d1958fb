using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.RescueApi;
using Rescue.AdSync.State;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Composes Rescue.AdSync.</summary>
public static class RescueAdSyncServiceCollectionExtensions
{
    /// <summary>Registers what a dry run takes: <see cref="SyncPreviewer"/>, <see cref="SyncChecker"/>, <see cref="DirectoryCatalog"/> and <see cref="IRescueReader"/>, and nothing that can write (S7).</summary>
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
    /// <see cref="IDirectoryStateStore"/>, an <see cref="IRescueReader"/>, a <see cref="SyncSetup"/>. Without a store of your own, state, history and run lock are
    /// those of the SQLite file at <see cref="StateOptions.Path"/>, which is opened when it is first needed, and only for
    /// reading unless <c>AddApply</c> is called (S7).
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
        services.TryAddSingleton<StateFactory>();
        services.TryAddSingleton(static provider => provider.GetRequiredService<StateFactory>().Create());
        services.TryAddSingleton(static provider => StateFactory.FaceOf<IRunHistory>(provider.GetRequiredService<ISyncStateStore>()));
        services.TryAddSingleton(static provider => StateFactory.FaceOf<IRunLock>(provider.GetRequiredService<ISyncStateStore>()));
        services.TryAddSingleton(static provider => OptionsMapping.ToPreview(provider.GetRequiredService<IOptions<AdSyncOptions>>().Value));
        services.TryAddSingleton(static provider => provider.GetRequiredService<StateFactory>().CreateDirectoryStates(provider.GetRequiredService<ISyncStateStore>()));
        services.TryAddSingleton<DirectorySourceFactory>();
        services.TryAddSingleton(static provider => new DirectoryCatalog(
            provider.GetRequiredService<IOptions<AdSyncOptions>>(),
            provider.GetRequiredService<DirectorySourceFactory>(),
            provider.GetServices<IDirectorySource>()));
        services.TryAddSingleton(static provider => OptionsMapping.ToSetup(
            provider.GetRequiredService<IOptions<AdSyncOptions>>().Value, provider.GetRequiredService<HostRequirements>()));
        services.TryAddSingleton(CreatePreviewer);
        services.TryAddSingleton(CreateChecker);
        services.TryAddSingleton<SyncChecker>();
        services.TryAddSingleton(CreateUndoPreviewer);
        services.AddRescueApiReader();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<RescueApiOptions>, RescueApiSetup>());
        return new RescueAdSyncBuilder(services);
    }

    private static UndoPreviewer CreateUndoPreviewer(IServiceProvider provider) => new(
        provider.GetRequiredService<IRescueReader>(),
        provider.GetRequiredService<ISyncStateStore>(),
        provider.GetRequiredService<IRunHistory>(),
        provider.GetRequiredService<SyncSetup>().Policy,
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<UndoPreviewer>>(),
        provider.GetRequiredService<PreviewOptions>());

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
            provider.GetRequiredService<ILogger<SyncPreviewer>>(),
            provider.GetRequiredService<PreviewOptions>());
    }

    private static ConnectionChecker CreateChecker(IServiceProvider provider)
    {
        SyncSetup setup = provider.GetRequiredService<SyncSetup>();
        return new ConnectionChecker(
            provider.GetRequiredService<DirectoryCatalog>().Sources,
            provider.GetRequiredService<IRescueReader>(),
            setup.Policy,
            setup.Pairings,
            provider.GetRequiredService<TimeProvider>());
    }
}
