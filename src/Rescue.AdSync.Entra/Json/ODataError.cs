using System.Text.Json;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Json;

/// <summary>What Graph says of a request that it did not fulfil.</summary>
/// <param name="Code">The code, or empty.</param>
/// <param name="Message">The message in one line, or empty.</param>
internal readonly record struct ODataError(string Code, string Message)
{
    private const int LongestMessage = 300;

    /// <summary>Reads an error; of a body that is none, nothing.</summary>
    public static ODataError Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            json.BeginObject();
            while (json.NextProperty())
            {
                if (json.ValueTextEquals("error"u8) && json.Read() && json.TokenType == JsonTokenType.StartObject)
                {
                    return ReadInner(ref json);
                }

                json.Skip();
            }
        }
        catch (Exception exception) when (exception is JsonException or UnreadableAnswerException)
        {
            // An error without a reason is still an error.
        }

        return new ODataError(string.Empty, string.Empty);
    }

    /// <summary>Returns the code and the message.</summary>
    public override string ToString() => Message.Length == 0 ? Code : $"{Code}: {Message}";

    private static ODataError ReadInner(ref Utf8JsonReader json)
    {
        string code = string.Empty;
        string message = string.Empty;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("code"u8))
            {
                code = Line(json.ReadText());
            }
            else if (json.ValueTextEquals("message"u8))
            {
                message = Line(json.ReadText());
            }
            else
            {
                json.SkipValue();
            }
        }

        return new ODataError(code, message);
    }

    private static string Line(string? text)
    {
        string line = string.Join(" ", (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return line.Length <= LongestMessage ? line : $"{line[..LongestMessage]}...";
    }
}
