using System.Buffers;

namespace Rescue.AdSync;

/// <summary>
/// Makes text fit for one line of Rescue's unescaped text protocol.
/// </summary>
/// <remarks>
/// Rescue separates records by line breaks and escapes nothing, so a line break inside a name could forge a record (S5).
/// Text is cleaned where it enters the model, once, so that both sides of every comparison are clean.
/// </remarks>
internal static class SingleLine
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(SuspiciousCharacters());

    /// <summary>Replaces control characters and line separators by a space and stray surrogates by U+FFFD, and trims.</summary>
    /// <returns>The clean text (the same instance where nothing was to be done), or <see langword="null"/> if nothing is left.</returns>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        string clean = text.AsSpan().ContainsAny(Suspicious) ? Replace(text) : text;
        if (char.IsWhiteSpace(clean[0]) || char.IsWhiteSpace(clean[^1]))
        {
            clean = clean.Trim();
        }

        return clean.Length == 0 ? null : clean;
    }

    private static string Replace(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (int i = 0; i < source.Length; i++)
        {
            char c = source[i];
            if (!char.IsSurrogate(c))
            {
                target[i] = char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c;
            }
            else if (i + 1 < source.Length && char.IsSurrogatePair(c, source[i + 1]))
            {
                target[i] = c;
                target[i + 1] = source[++i];
            }
            else
            {
                target[i] = '\uFFFD';
            }
        }
    });

    private static char[] SuspiciousCharacters() =>
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')];
}
