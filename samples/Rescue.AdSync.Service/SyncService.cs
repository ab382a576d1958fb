using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Hosting;

namespace Rescue.AdSync.ServiceHost;

/// <summary>Synchronises on a schedule, as a Windows service, under systemd, or in a terminal.</summary>
internal static class SyncService
{
    private const int Done = 0;
    private const int BadUsage = 64;
    private const int BadConfiguration = 78;

    // systemd and Windows kill what does not stop in time; a run stops between actions, well within this (E8).
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        if (ServiceArguments.Parse(args) is not { } arguments)
        {
            await Console.Error.WriteLineAsync(ServiceArguments.Usage);
            return BadUsage;
        }

        HostApplicationBuilder builder = CreateBuilder();
        IReadOnlyList<string> faults = Configure(builder, arguments);
        using IHost host = builder.Build();
        faults = faults.Count > 0 ? faults : FaultsOf(host.Services);
        if (faults.Count > 0)
        {
            Report(host.Services, faults);
            return BadConfiguration;
        }

        await host.RunAsync();
        return Done;
    }

    private static HostApplicationBuilder CreateBuilder()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });

        // What Polly says of a repeated call our own log says in plain words; the configuration may ask for it all the same.
        builder.Logging.AddFilter("Polly", LogLevel.None).AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole();
        builder.Services.AddWindowsService(options => options.ServiceName = "Rescue.AdSync").AddSystemd();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        return builder;
    }

    /// <summary>Adds the configuration and what runs by it.</summary>
    /// <returns>What is wrong with the file; empty if it could be read.</returns>
    private static IReadOnlyList<string> Configure(HostApplicationBuilder builder, ServiceArguments arguments)
    {
        try
        {
            builder.Configuration.AddRescueAdSync(arguments.ConfigFile, arguments.SecretsFolder, EnvironmentVariables());
        }
        catch (ConfigurationFileException exception)
        {
            return [exception.Message];
        }

        // A service starts in a folder of the system's; what the configuration names lies beside it.
        Environment.CurrentDirectory = Path.GetDirectoryName(Path.GetFullPath(arguments.ConfigFile))!;
        builder.Services.AddRescueAdSync(builder.Configuration.GetSection(AdSyncOptions.SectionName)).AddScheduledSync();
        return [];
    }

    private static IReadOnlyList<string> FaultsOf(IServiceProvider services)
    {
        try
        {
            _ = services.GetRequiredService<IOptions<AdSyncOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
    }

    /// <summary>Logs the faults, which the event log of Windows and the journal of systemd keep.</summary>
    private static void Report(IServiceProvider services, IReadOnlyList<string> faults)
    {
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(SyncService));
        foreach (string fault in faults)
        {
            logger.FaultyConfiguration(fault);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> EnvironmentVariables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value));
}
