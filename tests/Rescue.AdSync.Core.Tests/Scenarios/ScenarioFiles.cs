namespace Rescue.AdSync.Tests.Scenarios;

/// <summary>Where the scenario files are: copied beside the tests, a folder for each rule.</summary>
internal static class ScenarioFiles
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    public static IEnumerable<string> All => Directory
        .EnumerateFiles(Root, "*.scenario", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Root, name));

    /// <summary>Writes the text that is expected anew, when the environment asks for it: to be read before it is committed.</summary>
    public static void Accept(string name, string text)
    {
        if (Environment.GetEnvironmentVariable("ACCEPT_SCENARIOS") is { Length: > 0 } source)
        {
            File.WriteAllText(Path.Combine(source, name), text);
        }
    }
}
