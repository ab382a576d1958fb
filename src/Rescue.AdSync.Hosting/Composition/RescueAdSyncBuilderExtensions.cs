using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.State;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Goes on composing Rescue.AdSync.</summary>
public static class RescueAdSyncBuilderExtensions
{
    /// <summary>Adds a directory of your own.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="source">The source. Pairings name it by its name; it is not disposed of.</param>
    /// <returns>The same builder.</returns>
    public static IRescueAdSyncBuilder AddDirectory(this IRescueAdSyncBuilder builder, IDirectorySource source)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        builder.Services.GetOrAddRequirements().DirectoriesInCode.Add(source.Name.ToString());
        builder.Services.AddSingleton(source);
        return builder;
    }

    /// <summary>Adds a directory of your own that is made of services.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the directory, which pairings use.</param>
    /// <param name="create">Makes the source; it must bear that name.</param>
    /// <returns>The same builder.</returns>
    public static IRescueAdSyncBuilder AddDirectory(this IRescueAdSyncBuilder builder, string name, Func<IServiceProvider, IDirectorySource> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.GetOrAddRequirements().DirectoriesInCode.Add(name);
        builder.Services.AddSingleton(create);
        return builder;
    }

    /// <summary>Sets the policy and the pairings in code, in place of those of the options.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="setup">The policy and the pairings.</param>
    /// <returns>The same builder.</returns>
    public static IRescueAdSyncBuilder UseSetup(this IRescueAdSyncBuilder builder, SyncSetup setup)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(setup);
        builder.Services.GetOrAddRequirements().Settings &= ~RequiredSettings.Pairings;
        builder.Services.Replace(ServiceDescriptor.Singleton(setup));
        return builder;
    }

    /// <summary>Says what must be configured, for a tool that does only part of the work. The shape of everything is checked in any case.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="settings">What the tool cannot do without.</param>
    /// <returns>The same builder.</returns>
    public static IRescueAdSyncBuilder Require(this IRescueAdSyncBuilder builder, RequiredSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.GetOrAddRequirements().Settings = settings;
        return builder;
    }

    /// <summary>Adds what writes: <see cref="IRescueAdminClient"/>, <see cref="PlanExecutor"/>, <see cref="RunRecorder"/> and <see cref="SyncCycle"/>; and lets the state be written. A dry run is composed without it (S7).</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static IRescueAdSyncBuilder AddApply(this IRescueAdSyncBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        HostRequirements requirements = services.GetOrAddRequirements();
        requirements.Settings |= RequiredSettings.Writing;
        requirements.WritesState = true;
        services.AddRescueApi();
        services.TryAddSingleton(static provider => new PlanExecutor(
            provider.GetRequiredService<IRescueAdminClient>(),
            provider.GetRequiredService<ISyncStateStore>(),
            OptionsMapping.ToExecution(provider.GetRequiredService<IOptions<AdSyncOptions>>().Value.Rescue),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PlanExecutor>>()));
        services.TryAddSingleton<RunRecorder>();
        services.TryAddSingleton<SyncCycle>();
        services.TryAddSingleton<SyncSchedule>();
        return builder;
    }

    /// <summary>Adds a hosted service that synchronises at the configured interval for as long as the host lives.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static IRescueAdSyncBuilder AddScheduledSync(this IRescueAdSyncBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddApply().Services.AddHostedService<ScheduledSyncService>();
        return builder;
    }
}
