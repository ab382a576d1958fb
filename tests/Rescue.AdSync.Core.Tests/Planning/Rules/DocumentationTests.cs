using System.Text.Json;
using System.Text.RegularExpressions;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>The documentation speaks of every rule and every note.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Docs = Path.Combine(FindRoot(), "docs");

    public static TheoryData<NoteCode> Codes => [.. Enum.GetValues<NoteCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_note_code_is_in_the_table(NoteCode code) =>
        Assert.Contains($"\n| `{JsonNamingPolicy.CamelCase.ConvertName(code.ToString())}` | ", Read("concepts/reconciliation.md"), StringComparison.Ordinal);

    [Fact]
    public void Every_rule_has_a_heading()
    {
        Assert.Equal(Enumerable.Range(1, 18).Select(number => $"R{number}"), Headings("concepts/reconciliation.md"));
        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"S{number}"), Headings("concepts/safety.md"));
    }

    [Theory]
    [InlineData("concepts/reconciliation.md")]
    [InlineData("concepts/safety.md")]
    public void Links_to_decisions_lead_somewhere(string page) => Assert.All(
        DecisionLink().Matches(Read(page)).Select(match => match.Groups[1].Value),
        file => Assert.True(File.Exists(Path.Combine(Docs, "decisions", file)), file));

    private static IEnumerable<string> Headings(string page) => RuleHeading().Matches(Read(page)).Select(match => match.Groups[1].Value);

    private static string Read(string page) => File.ReadAllText(Path.Combine(Docs, page)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rescue.AdSync.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Rescue.AdSync.sln.");
    }

    [GeneratedRegex("^##+ ([RS][0-9]+) ", RegexOptions.Multiline)]
    private static partial Regex RuleHeading();

    [GeneratedRegex(@"\.\./decisions/([^)]+)\)")]
    private static partial Regex DecisionLink();
}
