using System.Text.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Batch;

/// <summary>Reads the requests in a batch.</summary>
internal static class BatchReader
{
    /// <exception cref="GraphException">The batch is malformed or too large.</exception>
    public static List<(string Id, GraphRequest Request)> Read(GraphRequest batch, int maximum)
    {
        if (batch.ReadJson()["requests"] is not JsonArray { Count: > 0 } items)
        {
            throw GraphErrors.Malformed("Invalid batch payload format.");
        }

        if (items.Count > maximum)
        {
            throw GraphErrors.Malformed($"Number of batch request steps exceeds the maximum value of {maximum}.");
        }

        List<(string Id, GraphRequest Request)> requests = [.. items.Select(item => ReadOne(batch, item))];
        if (requests.GroupBy(request => request.Id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw GraphErrors.Malformed($"Invalid batch payload format. The id '{twice.Key}' is not unique.");
        }

        return requests;
    }

    private static (string Id, GraphRequest Request) ReadOne(GraphRequest batch, JsonNode? item)
    {
        if (item is not JsonObject json || Text(json, "id") is not { } id || Text(json, "method") is not { } method || Text(json, "url") is not { } url)
        {
            throw GraphErrors.Malformed("Invalid batch payload format. Each request needs an 'id', a 'method' and a 'url', all strings.");
        }

        Dictionary<string, string> headers = ReadHeaders(json);
        if (json["body"] is not null && !headers.ContainsKey("Content-Type"))
        {
            throw GraphErrors.Malformed($"Request id '{id}' has a body, but no Content-Type header.");
        }

        string[] halves = url.Split('?', 2);
        return (id, new GraphRequest
        {
            Method = method.ToUpperInvariant(),
            BaseAddress = batch.BaseAddress,
            Path = "/" + Uri.UnescapeDataString(halves[0].TrimStart('/')),
            Query = halves.Length > 1 ? halves[1] : "",
            Headers = headers,
            Body = json["body"] is { } body ? JsonSerializer.SerializeToUtf8Bytes(body) : default,
            IsInner = true,
            Caller = batch.Caller,
        });
    }

    private static Dictionary<string, string> ReadHeaders(JsonObject json)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, JsonNode? value) in json["headers"] as JsonObject ?? [])
        {
            headers[name] = value?.ToString() ?? "";
        }

        return headers;
    }

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
