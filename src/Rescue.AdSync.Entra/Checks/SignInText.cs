namespace Rescue.AdSync.Entra.Checks;

/// <summary>Takes the message of a failed sign-in apart: what is wrong, and what to do.</summary>
internal static class SignInText
{
    /// <summary>Makes a sentence of a message.</summary>
    public static string Sentence(string message) => message.Length == 0 ? message : $"{char.ToUpperInvariant(message[0])}{message[1..].TrimEnd('.')}.";

    /// <summary>Takes a message apart.</summary>
    public static (string What, string? Advice) Split(string message)
    {
        int end = message.IndexOf("; ", StringComparison.Ordinal);
        return end < 0 ? (Sentence(message), null) : (Sentence(message[..end]), Sentence(message[(end + 2)..]));
    }
}
