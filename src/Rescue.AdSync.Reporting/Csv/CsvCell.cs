using System.Text;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting;

/// <summary>Writes one cell of CSV so that it comes back as the text it is.</summary>
internal static class CsvCell
{
    public static void Append(StringBuilder line, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        // Looked at before cleaning: a carriage return in front starts a formula as well as a tab does.
        bool formula = StartsFormula(text[0]);
        string clean = PlainText.Clean(text);
        formula |= clean.Length > 0 && StartsFormula(clean[0]);
        bool quoted = clean.AsSpan().IndexOfAny(',', '"', '\n') >= 0 || clean.StartsWith(' ') || clean.EndsWith(' ');
        if (quoted)
        {
            line.Append('"');
        }

        if (formula)
        {
            line.Append('\'');
        }

        line.Append(quoted ? clean.Replace("\"", "\"\"", StringComparison.Ordinal) : clean);
        if (quoted)
        {
            line.Append('"');
        }
    }

    private static bool StartsFormula(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r';
}
