namespace Rescue.AdSync.Hosting;

/// <summary>Guesses what a misspelt word was meant to be.</summary>
internal static class Spelling
{
    /// <summary>Returns " Did you mean …?" where one of the known words is close, else nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        (string? best, int distance) = (null, Math.Max(1, word.Length / 3) + 1);
        foreach (string candidate in known.Order(StringComparer.Ordinal))
        {
            int d = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (d < distance)
            {
                (best, distance) = (candidate, d);
            }
        }

        return best is null ? string.Empty : $" Did you mean '{best}'?";
    }

    /// <summary>Counts the letters to add, drop or replace to make one word of the other.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
