namespace Rescue.AdSync.Tests.Conventions;

/// <summary>What the README says is so.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Its_example_is_the_sample_that_compiles()
    {
        string readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        string sample = File.ReadAllText(Path.Combine(Root(), "samples", "Rescue.AdSync.Samples.PlanOnly", "Program.cs"));

        Assert.Equal(Between(sample, "// <readme>\n", "// </readme>").Trim(), Between(readme, "```csharp\n", "```").Trim());
    }

    [Fact]
    public void Every_file_that_the_documentation_links_to_is_there()
    {
        string[] pages = [Path.Combine(Root(), "README.md"), .. Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md", SearchOption.AllDirectories)];
        string[] broken = [.. pages.SelectMany(page => Links(page)
            .Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link)))
            .Select(link => $"{Path.GetRelativePath(Root(), page)}: {link}"))];
        Assert.Empty(broken);
    }

    private static IEnumerable<string> Links(string page) => File.ReadAllText(page)
        .Split("](")
        .Skip(1)
        .Select(rest => rest[..rest.IndexOfAny([')', ' '])].Split('#')[0])
        .Where(link => link.Length > 0 && !link.Contains("://", StringComparison.Ordinal));

    private static string Between(string text, string start, string end)
    {
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        Assert.True(from >= start.Length, $"'{start}' is missing.");
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    internal static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Rescue.AdSync.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
