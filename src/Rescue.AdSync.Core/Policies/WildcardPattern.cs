using System.IO.Enumeration;

namespace Rescue.AdSync.Policies;

/// <summary>A pattern of <c>*</c> (anything) and <c>?</c> (one character), without regard to case, over the whole text (R5, R14).</summary>
internal static class WildcardPattern
{
    public static bool Matches(string pattern, string? text) =>
        text is not null && FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), text, ignoreCase: true);
}
