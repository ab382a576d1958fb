using System.Text.Json;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Json;

/// <summary>Reads pages of lists straight off the bytes.</summary>
internal static class PageReader
{
    /// <summary>Reads one entry; the reader stands on the beginning of its object, and stands on its end afterwards.</summary>
    public delegate T ItemReader<out T>(ref Utf8JsonReader json);

    /// <summary>Reads a page.</summary>
    /// <exception cref="UnreadableAnswerException">It is no page.</exception>
    /// <exception cref="JsonException">It is no JSON, or not all of it.</exception>
    public static Page<T> Read<T>(ReadOnlySpan<byte> body, ItemReader<T> readItem)
    {
        var json = new Utf8JsonReader(body);
        List<T>? items = null;
        string? nextLink = null;
        string? deltaLink = null;
        int? count = null;
        json.BeginObject();
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("value"u8))
            {
                items = ReadItems(ref json, readItem);
            }
            else if (json.ValueTextEquals("@odata.nextLink"u8))
            {
                nextLink = Link(json.ReadText());
            }
            else if (json.ValueTextEquals("@odata.deltaLink"u8))
            {
                deltaLink = Link(json.ReadText());
            }
            else if (json.ValueTextEquals("@odata.count"u8))
            {
                count = json.ReadNumber();
            }
            else
            {
                json.SkipValue();
            }
        }

        json.End();
        return new Page<T>(items ?? throw new UnreadableAnswerException("a page without a list"), nextLink, deltaLink, count);
    }

    private static List<T> ReadItems<T>(ref Utf8JsonReader json, ItemReader<T> readItem)
    {
        _ = json.Read();
        json.Expect(JsonTokenType.StartArray);
        var items = new List<T>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            json.Expect(JsonTokenType.StartObject);
            items.Add(readItem(ref json));
        }

        return items;
    }

    // A link that is there but is no text must not pass for the last page.
    private static string Link(string? text) => string.IsNullOrEmpty(text) ? throw new UnreadableAnswerException("a page whose link to the next is empty") : text;
}
