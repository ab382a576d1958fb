using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>A search for words, as in <c>"displayName:help desk" OR "mail:help"</c>.</summary>
internal sealed partial class Search
{
    private readonly List<List<(string Property, string Text)>> _alternatives;

    private Search(List<List<(string Property, string Text)>> alternatives) => _alternatives = alternatives;

    /// <summary>Gets the properties that are searched.</summary>
    public IEnumerable<string> Properties => _alternatives.SelectMany(clauses => clauses).Select(clause => clause.Property);

    /// <exception cref="GraphException">A clause has no quotes or no property.</exception>
    public static Search Parse(string search)
    {
        if (!Whole().IsMatch(search))
        {
            throw GraphErrors.BadRequest($"Syntax error: search clauses must be of the form \"property:text\", joined by AND or OR: {search}");
        }

        var alternatives = new List<List<(string, string)>> { new() };
        foreach (Match match in Clause().Matches(search))
        {
            if (match.Groups["or"].Success)
            {
                alternatives.Add([]);
            }

            alternatives[^1].Add((match.Groups["property"].Value, match.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)));
        }

        return new Search(alternatives);
    }

    public bool Matches(Func<string, JsonNode?> read) =>
        _alternatives.Any(clauses => clauses.All(clause => Matches(clause.Property, read(clause.Property), clause.Text)));

    private static bool Matches(string property, JsonNode? value, string text)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
        {
            return false;
        }

        string found = value.GetValue<string>();
        return property.ToUpperInvariant() is "DISPLAYNAME" or "DESCRIPTION"
            ? HasWords(found, text)
            : found.StartsWith(text, StringComparison.OrdinalIgnoreCase);
    }

    // Words are matched from their beginning, in any order; words that only symbols part count as one, too.
    private static bool HasWords(string found, string text)
    {
        string[] words = [.. Words(found), .. found.Split(' ').Select(word => NoWord().Replace(word, ""))];
        return Words(text).All(wanted => words.Any(word => word.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    [GeneratedRegex("""^\s*"[^":]+:(?:[^"\\]|\\.)*"(?:\s+(?:AND|OR)\s+"[^":]+:(?:[^"\\]|\\.)*")*\s*$""")]
    private static partial Regex Whole();

    [GeneratedRegex("""(?<or>OR\s+)?"(?<property>[^":]+):(?<text>(?:[^"\\]|\\.)*)"(?=\s|$)""")]
    private static partial Regex Clause();

    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+|\p{N}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();
}
