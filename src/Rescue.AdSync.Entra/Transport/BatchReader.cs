using System.Globalization;
using System.Text.Json;
using Rescue.AdSync.Entra.Json;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Where in the body of a batch the answer to one of its requests is.</summary>
/// <param name="Id">The position of the request, or -1 for an answer to nothing that was asked.</param>
/// <param name="Status">The HTTP status of this one.</param>
/// <param name="RetryAfter">How long to wait, if it says so.</param>
/// <param name="UsedShare">How much of what is allowed has been used, if it says so.</param>
/// <param name="Body">The part of the batch's body that is its body; empty if it has none.</param>
internal readonly record struct BatchItem(int Id, int Status, TimeSpan? RetryAfter, double? UsedShare, Range Body);

/// <summary>Takes the answer to a batch apart. Nothing is copied; the answers may come in any order.</summary>
internal static class BatchReader
{
    /// <summary>Lists the answers.</summary>
    /// <exception cref="UnreadableAnswerException">It is no answer to a batch.</exception>
    /// <exception cref="JsonException">It is no JSON, or not all of it.</exception>
    public static List<BatchItem> Read(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        List<BatchItem>? items = null;
        json.BeginObject();
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("responses"u8))
            {
                _ = json.Read();
                items = ReadItems(ref json);
            }
            else
            {
                json.SkipValue();
            }
        }

        json.End();
        return items ?? throw new UnreadableAnswerException("an answer to a batch without any responses");
    }

    private static List<BatchItem> ReadItems(ref Utf8JsonReader json)
    {
        var items = new List<BatchItem>(BatchWriter.MostRequests);
        json.Expect(JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadItem(ref json));
        }

        return items;
    }

    private static BatchItem ReadItem(ref Utf8JsonReader json)
    {
        var item = new BatchItem(-1, 0, null, null, default);
        json.Expect(JsonTokenType.StartObject);
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("id"u8))
            {
                item = item with { Id = int.TryParse(json.ReadText(), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : -1 };
            }
            else if (json.ValueTextEquals("status"u8))
            {
                item = item with { Status = json.ReadNumber() ?? 0 };
            }
            else if (json.ValueTextEquals("headers"u8))
            {
                _ = json.Read();
                item = ReadHeaders(ref json, item);
            }
            else if (json.ValueTextEquals("body"u8))
            {
                item = item with { Body = json.ReadRange() };
            }
            else
            {
                json.SkipValue();
            }
        }

        return item;
    }

    private static BatchItem ReadHeaders(ref Utf8JsonReader json, BatchItem item)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return item;
        }

        while (json.NextProperty())
        {
            string name = json.GetString()!;
            string? value = json.ReadText();
            if (name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
            {
                item = item with { RetryAfter = TimeSpan.FromSeconds(seconds) };
            }
            else if (name.Equals(Pace.UsedShare, StringComparison.OrdinalIgnoreCase) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double share))
            {
                item = item with { UsedShare = share };
            }
        }

        return item;
    }
}
