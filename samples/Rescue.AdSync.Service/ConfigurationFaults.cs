using Microsoft.Extensions.Options;
using Rescue.AdSync.Hosting;

namespace Rescue.AdSync.ServiceHost;

internal static class ConfigurationFaults
{
    /// <summary>Gets the faults of the configuration that kept the host from starting; none where something else did.</summary>
    public static IReadOnlyList<string> In(Exception exception) => exception switch
    {
        ConfigurationFileException => [exception.Message],
        OptionsValidationException invalid => [.. invalid.Failures],

        // Several groups of options may fail at once, and one of them may fail because of another.
        AggregateException several => [.. several.Flatten().InnerExceptions.SelectMany(In).Distinct()],
        _ => [],
    };
}
