namespace Rescue.AdSync.ServiceHost;

/// <summary>What the service manager starts the service with.</summary>
internal sealed record ServiceArguments(string ConfigFile, string? SecretsFolder)
{
    public const string Usage = "Usage: Rescue.AdSync.Service [--config FILE] [--secrets-dir DIR]";

    /// <summary>Reads the arguments.</summary>
    /// <returns>The arguments, or <see langword="null"/> where they cannot be understood.</returns>
    public static ServiceArguments? Parse(string[] args)
    {
        var arguments = new ServiceArguments(Path.Combine(AppContext.BaseDirectory, "adsync.json"), SecretsFolder: null);
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || args[i + 1].Length == 0)
            {
                return null;
            }

            ServiceArguments? next = args[i] switch
            {
                "--config" => arguments with { ConfigFile = args[i + 1] },
                "--secrets-dir" => arguments with { SecretsFolder = args[i + 1] },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            arguments = next;
        }

        return arguments;
    }
}
