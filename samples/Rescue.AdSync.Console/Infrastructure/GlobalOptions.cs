using System.CommandLine;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The options that every verb takes.</summary>
internal sealed class GlobalOptions
{
    public const string DefaultFile = "adsync.json";

    public Option<string> Config { get; } = new("--config", "-c")
    {
        Description = "The configuration file.",
        HelpName = "FILE",
        Recursive = true,
        DefaultValueFactory = _ => DefaultFile,
    };

    public Option<string?> SecretsFolder { get; } = new("--secrets-dir")
    {
        Description = "A folder with one file per secret, named like an environment variable: AdSync__Rescue__Password.",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<Verbosity> Verbosity { get; } = new("--verbosity", "-v")
    {
        Description = "How much is logged to standard error: quiet, minimal, normal, detailed, diagnostic.",
        HelpName = "LEVEL",
        Recursive = true,
        DefaultValueFactory = _ => ConsoleHost.Verbosity.Normal,
    };

    public Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "Write without colours. So does the environment variable NO_COLOR.",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        Config.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError("--config takes the name of a file.");
            }
        });
        root.Add(Config);
        root.Add(SecretsFolder);
        root.Add(Verbosity);
        root.Add(NoColor);
    }
}
