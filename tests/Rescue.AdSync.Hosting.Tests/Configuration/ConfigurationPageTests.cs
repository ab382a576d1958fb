using System.Text.RegularExpressions;

namespace Rescue.AdSync.Hosting.Tests.Configuration;

public sealed partial class ConfigurationPageTests
{
    private readonly string _page = RepositoryFiles.Read("docs/reference/configuration.md");

    [Fact]
    public void Every_key_has_a_row_in_the_section_it_belongs_to()
    {
        Dictionary<string, string> sections = Heading().Split(_page).Skip(1).Chunk(2).ToDictionary(part => part[0].Trim(), part => part[1]);

        Assert.All(KeyCatalog.All, key => Assert.Contains($"| `{key.Path.Split(':')[^1]}` |", sections[SectionOf(key.Path)], StringComparison.Ordinal));
    }

    [Fact]
    public void Its_example_is_sound()
    {
        string example = Example().Match(_page).Groups[1].Value;

        Configured configured = Configured.From(
            example,
            RequiredSettings.Preview | RequiredSettings.Writing,
            ("AdSync:Directories:hq:Password", "x"),
            ("AdSync:Rescue:ServiceToken", "x"),
            ("AdSync:Rescue:DefaultPassword", "Welcome-2-Rescue"));

        Assert.Empty(configured.Faults);
    }

    private static string SectionOf(string path) => path.Split(':') switch
    {
        ["Directories", ..] => "AdSync:Directories:NAME",
        ["Pairings", "*", "Attributes", ..] => "AdSync:Pairings:N:Attributes",
        ["Pairings", ..] => "AdSync:Pairings:N",
        ["Policy", ..] => "AdSync:Policy",
        [var section, ..] => $"AdSync:{section}",
        [] => string.Empty,
    };

    [GeneratedRegex(@"^#{2,3} (AdSync:.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
