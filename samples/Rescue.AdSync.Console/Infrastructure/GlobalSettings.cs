namespace Rescue.AdSync.ConsoleHost;

/// <summary>What the options that every verb takes were set to.</summary>
internal sealed record GlobalSettings(string ConfigFile, string? SecretsFolder, Verbosity Verbosity, bool NoColor);
