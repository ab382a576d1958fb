using System.Globalization;
using System.Text;

namespace Rescue.AdSync.Samples.OwnDirectory;

/// <summary>Reads a file of comma-separated values (RFC 4180) that ends with how many rows it has.</summary>
public static class CsvTable
{
    /// <summary>Reads the rows between the header and the last line, which is <c>end,</c> and their number.</summary>
    /// <exception cref="FormatException">The file was cut short, or a row has another number of columns.</exception>
    public static async Task<IReadOnlyList<string[]>> ReadAsync(string path, int columns, CancellationToken cancellationToken)
    {
        List<string[]> rows = Parse(await File.ReadAllTextAsync(path, cancellationToken));
        string file = Path.GetFileName(path);
        if (rows is not [_, .., ["end", var number]] || number != (rows.Count - 2).ToString(CultureInfo.InvariantCulture))
        {
            // Half an export looks like a whole one in which people have left. This is where it shows.
            throw new FormatException($"{file} does not end with its number of rows: it was cut short.");
        }

        rows = rows[1..^1];
        return rows.FindIndex(row => row.Length != columns) is >= 0 and int wrong
            ? throw new FormatException($"{file}, row {wrong + 1}: there are {rows[wrong].Length} columns instead of {columns}.")
            : rows;
    }

    private static List<string[]> Parse(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var value = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                value.Append(text[++i]);
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || c is not (',' or '\r' or '\n'))
            {
                value.Append(c);
            }
            else if (c != '\r')
            {
                row.Add(value.ToString());
                value.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
        }

        return isQuoted || row.Count > 0 || value.Length > 0 ? throw new FormatException("The last line has no end.") : rows;
    }
}
