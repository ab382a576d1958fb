namespace Rescue.AdSync.ConsoleHost;

/// <summary>Makes text of a directory fit to be shown: names may hold line breaks, and what a terminal takes for an order.</summary>
internal static class OneLine
{
    public static string Of(string text) => text.Any(IsUnfit)
        ? string.Create(text.Length, text, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = IsUnfit(source[i]) ? ' ' : source[i];
            }
        })
        : text;

    private static bool IsUnfit(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
