using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Json;

/// <summary>Reads a number of members: plain digits on their own; within a batch a number, or digits as text, in Base64 too.</summary>
internal static class CountReader
{
    /// <summary>Reads the number.</summary>
    /// <exception cref="UnreadableAnswerException">It is none.</exception>
    public static int Read(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> text = body.Trim(" \r\n\t\uFEFF"u8);
        if (text is [(byte)'"', .., (byte)'"'])
        {
            text = text[1..^1];
        }

        return Digits(text) ?? Encoded(text) ?? throw new UnreadableAnswerException("no number where one was expected");
    }

    private static int? Digits(ReadOnlySpan<byte> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static int? Encoded(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 24 || !Base64.IsValid(text))
        {
            return null;
        }

        return Digits(Convert.FromBase64String(Encoding.ASCII.GetString(text)));
    }
}
