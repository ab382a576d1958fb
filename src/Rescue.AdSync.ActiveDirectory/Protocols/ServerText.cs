namespace Rescue.AdSync.ActiveDirectory.Protocols;

/// <summary>Brings a server's own words into a message.</summary>
internal static class ServerText
{
    private const int Longest = 300;

    /// <summary>Returns the text behind a colon, on one line and of bounded length; nothing where there is none.</summary>
    public static string After(string? text)
    {
        string clean = string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('\0', ' ');
        return clean.Length switch
        {
            0 => string.Empty,
            > Longest => $": {clean[..Longest]}...",
            _ => $": {clean}",
        };
    }
}
