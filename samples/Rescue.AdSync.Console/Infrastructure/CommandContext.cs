using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Hosting;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>What one run of a verb works with.</summary>
internal sealed class CommandContext(ConsoleIo io, GlobalSettings globals)
{
    public ConsoleIo Io => io;

    public GlobalSettings Globals => globals;

    public Terminal Terminal { get; } = new(io, globals.NoColor);

    /// <summary>Composes a dry run of the configuration: there is no writer in it (S7).</summary>
    /// <param name="required">What the verb cannot do without.</param>
    public ServiceProvider OpenForReading(RequiredSettings required) =>
        OpenConfigured(builder => builder.Require(required));

    /// <summary>Composes what reads, plans and writes by the configuration.</summary>
    public ServiceProvider OpenForWriting() => OpenConfigured(builder => builder.AddApply());

    /// <summary>Composes services that log as the command line asks.</summary>
    public ServiceProvider Open(Action<IServiceCollection> compose)
    {
        var services = new ServiceCollection();
        services.AddSingleton(io.TimeProvider);
        services.AddLogging(logging => logging
            .SetMinimumLevel(globals.Verbosity.ToLogLevel())

            // What it says of a repeated call our own log says in plain words.
            .AddFilter("Polly", globals.Verbosity == Verbosity.Diagnostic ? LogLevel.Debug : LogLevel.None)
            .AddProvider(new ConsoleLoggerProvider(Terminal.Errors, io.TimeProvider, globals.Verbosity == Verbosity.Diagnostic)));
        compose(services);
        return services.BuildServiceProvider();
    }

    private ServiceProvider OpenConfigured(Action<IRescueAdSyncBuilder> compose)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddRescueAdSync(globals.ConfigFile, globals.SecretsFolder, io.Environment)
            .Build();
        ServiceProvider services = Open(services => compose(services.AddRescueAdSync(configuration.GetSection(AdSyncOptions.SectionName))));
        try
        {
            // Everything is checked before anything is read: asking for the options has them validated.
            _ = services.GetRequiredService<IOptions<AdSyncOptions>>().Value;
            return services;
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }
}
