namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>Estimates how high a row must be for its wrapped text; programs that fit rows by themselves do not always do so on opening.</summary>
internal static class RowHeight
{
    /// <summary>The height of a row with one line, with some air about it.</summary>
    public const double Single = 18;

    /// <summary>What each further line adds.</summary>
    public const double Line = 14.5;

    private const int MaxLines = 20;

    // Letters are narrower than the digits a column's width is counted in, but lines break at words.
    private const double CharactersPerWidth = 1.05;

    /// <summary>Gets a height in points, or 0 for a single line, which needs none.</summary>
    public static double Of(int lines) => lines <= 1 ? 0 : Single + ((Math.Min(lines, MaxLines) - 1) * Line);

    /// <summary>Estimates how many lines a text takes in a column.</summary>
    public static int Lines(string? text, double width)
    {
        int room = (int)(width * CharactersPerWidth);
        if (text is null || (text.Length <= room && !text.Contains('\n', StringComparison.Ordinal)))
        {
            return 1;
        }

        int lines = 0;
        foreach (Range line in text.AsSpan().Split('\n'))
        {
            (_, int length) = line.GetOffsetAndLength(text.Length);
            lines += Math.Max(1, (length + room - 1) / room);
        }

        return lines;
    }
}
