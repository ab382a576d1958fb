using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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

        try
        {
            using IHost host = Build(arguments);
            await host.RunAsync();
            return Done;
        }
        catch (Exception exception) when (ConfigurationFaults.In(exception) is { Count: > 0 } faults)
        {
            foreach (string fault in faults)
            {
                await Console.Error.WriteLineAsync(fault);
            }

            return BadConfiguration;
        }
    }

    private static IHost Build(ServiceArguments arguments)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddRescueAdSync(arguments.ConfigFile, arguments.SecretsFolder, EnvironmentVariables());

        // A service starts in a folder of the system's; what the configuration names lies beside it.
        Environment.CurrentDirectory = Path.GetDirectoryName(Path.GetFullPath(arguments.ConfigFile))!;
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole().AddFilter("Polly", LogLevel.Warning);
        builder.Services.AddWindowsService(options => options.ServiceName = "Rescue.AdSync").AddSystemd();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddRescueAdSync(builder.Configuration.GetSection(AdSyncOptions.SectionName)).AddScheduledSync();
        return builder.Build();
    }

    private static IEnumerable<KeyValuePair<string, string?>> EnvironmentVariables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value));
}
