using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Writes the body of a batch; the id of each request is its position.</summary>
internal static class BatchWriter
{
    /// <summary>The most requests that Graph takes in one batch.</summary>
    public const int MostRequests = 20;

    public const string ConsistencyLevel = "ConsistencyLevel";

    public const string Eventual = "eventual";

    public static byte[] Write(IReadOnlyList<GraphRequest> requests)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 * requests.Count);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("requests");
            for (int i = 0; i < requests.Count; i++)
            {
                Write(json, i, requests[i].Call);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, int id, GraphCall call)
    {
        json.WriteStartObject();
        json.WriteString("id", id.ToString(CultureInfo.InvariantCulture));
        json.WriteString("method", "GET");
        json.WriteString("url", call.Path);
        if (call.IsAdvanced)
        {
            json.WriteStartObject("headers");
            json.WriteString(ConsistencyLevel, Eventual);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
