using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Rescue.AdSync.Hosting.Tests.Configuration;

/// <summary>What comes of a configuration file: options, or faults.</summary>
internal sealed record Configured(AdSyncOptions? Options, IReadOnlyList<string> Faults)
{
    /// <summary>A configuration that lacks nothing.</summary>
    public const string Sound = """
        { "AdSync": {
          "Directories": { "hr": { "Kind": "File", "Path": "people.json" } },
          "Rescue": { "ServiceToken": "tok-Secret-1" },
          "Pairings": [ { "Directory": "hr", "DirectoryGroup": "Support", "RescueGroup": "337366" } ] } }
        """;

    public static IConfigurationRoot Build(string json, params (string Key, string? Value)[] overrides) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)))
        .AddInMemoryCollection(overrides.GroupBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key, pair.Last().Value)))
        .Build();

    public static Configured From(string json, RequiredSettings required = RequiredSettings.Preview, params (string Key, string? Value)[] overrides)
    {
        var services = new ServiceCollection();
        services.AddRescueAdSync(Build(json, overrides).GetSection("AdSync")).Require(required);
        using ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            return new Configured(provider.GetRequiredService<IOptions<AdSyncOptions>>().Value, []);
        }
        catch (OptionsValidationException exception)
        {
            return new Configured(null, [.. exception.Failures]);
        }
    }

    /// <summary>Changes one key of the sound configuration.</summary>
    public static Configured With(string key, string? value, RequiredSettings required = RequiredSettings.Preview) =>
        From(Sound, required, ("AdSync:" + key, value));
}
