namespace Rescue.AdSync.Tests.Conventions;

/// <summary>The one thing that <c>dotnet format</c> asks for and the build does not: what is used is listed in order.</summary>
public sealed class UsingTests
{
    [Fact]
    public void Namespaces_are_listed_in_order_the_system_first()
    {
        string root = ReadmeTests.Root();
        string[] areas = ["src", "samples", "tests", "benchmarks"];
        string[] files = [.. areas
            .SelectMany(area => Directory.EnumerateFiles(Path.Combine(root, area), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))];

        Assert.True(files.Length > 500, $"Only {files.Length} files below {root}.");
        Assert.Empty(files.Where(file => !IsOrdered(file)).Select(file => Path.GetRelativePath(root, file)));
    }

    private static bool IsOrdered(string file)
    {
        string[] used = [.. File.ReadLines(file)
            .TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal) && !line.StartsWith("using static", StringComparison.Ordinal))
            .Select(line => line["using ".Length..].TrimEnd(';'))];
        return used.SequenceEqual(used.OrderBy(name => IsSystem(name) ? 0 : 1).ThenBy(name => name, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
