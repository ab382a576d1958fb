using System.Buffers;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>Makes text fit for documents: what XML and HTML cannot carry is taken out.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Suspicious =
        SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => IsUnfit(c) || char.IsSurrogate(c))]);

    /// <summary>Drops control characters, but for tab and line feed, and those that turn the order of text round; puts U+FFFD for stray surrogates.</summary>
    /// <returns>Clean text (the same instance where nothing was to be done).</returns>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        int first = text.AsSpan().IndexOfAny(Suspicious);
        return first < 0 ? text : Rebuild(text, first);
    }

    private static string Rebuild(string text, int first)
    {
        char[] clean = new char[text.Length];
        text.CopyTo(0, clean, 0, first);
        int length = first;
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean[length++] = c;
                clean[length++] = text[++i];
            }
            else if (char.IsSurrogate(c))
            {
                clean[length++] = '\uFFFD';
            }
            else if (!IsUnfit(c))
            {
                clean[length++] = c;
            }
        }

        return new string(clean, 0, length);
    }

    private static bool IsUnfit(char c) => (char.IsControl(c) && c is not ('\t' or '\n')) || c is '\uFFFE' or '\uFFFF' || TurnsOrder(c);

    // Embeddings, overrides and isolates (Unicode UAX #9): a name must not make its line read as something else.
    private static bool TurnsOrder(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
