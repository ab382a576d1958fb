using System.Text.RegularExpressions;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>Makes any text fit for a cell: no control characters, not too long, and shown exactly as it is.</summary>
internal static partial class CellText
{
    private const char Ellipsis = '\u2026';

    public static string Fit(string? text)
    {
        string clean = PlainText.Clean(text);
        if (clean.Contains("_x", StringComparison.Ordinal))
        {
            // Excel reads _x0041_ in a cell as the letter A; _x005F_ stands for the underscore itself.
            clean = EscapedCharacter().Replace(clean, "_x005F_");
        }

        return clean.Length <= ExcelLimits.CellCharacters ? clean : Cut(clean);
    }

    private static string Cut(string text)
    {
        int end = ExcelLimits.CellCharacters - 1;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end), [Ellipsis]);
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedCharacter();
}
