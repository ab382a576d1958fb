using System.Buffers;
using System.Text;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>The status word that an answer begins with.</summary>
/// <remarks>
/// Status words are made of capital letters, digits and underscores. Nothing else is taken for one, so a server that
/// echoes what it was sent cannot bring a token or a password into a log (S8).
/// </remarks>
/// <param name="Word">The word, or <see langword="null"/> where there is none.</param>
/// <param name="DataStart">Where the data behind the word begins.</param>
/// <param name="Flaw">What the answer is instead, as a noun phrase, or <see langword="null"/>.</param>
internal readonly record struct StatusLine(string? Word, int DataStart, string? Flaw)
{
    private const int LongestWord = 128;

    private static readonly SearchValues<byte> WordBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    /// <summary>Reads the word of an answer.</summary>
    public static StatusLine Read(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> text = body.TrimStart(WhiteSpace.Bytes);
        if (text.IsEmpty)
        {
            return Flawed("an empty answer");
        }

        if (text[0] == (byte)'<')
        {
            return Flawed("a web page");
        }

        int length = text.IndexOfAnyExcept(WordBytes);
        length = length < 0 ? text.Length : length;
        return length is > 0 and <= LongestWord && EndsWord(text[length..])
            ? new StatusLine(Encoding.ASCII.GetString(text[..length]), body.Length - text.Length + length, null)
            : Flawed("an answer that does not begin with a status word");
    }

    private static StatusLine Flawed(string what) => new(null, 0, what);

    private static bool EndsWord(ReadOnlySpan<byte> rest) => rest.IsEmpty || rest[0] == (byte)'[' || WhiteSpace.Bytes.Contains(rest[0]);
}
