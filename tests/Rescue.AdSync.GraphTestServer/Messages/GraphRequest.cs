using System.Text;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Queries;

namespace Rescue.AdSync.GraphTesting.Messages;

/// <summary>One request to Graph: an HTTP request, or one inside a batch.</summary>
internal sealed class GraphRequest
{
    private QueryOptions? _options;
    private string[]? _segments;

    public required string Method { get; init; }

    /// <summary>Gets the address up to the version, such as <c>http://127.0.0.1:5000/v1.0</c>.</summary>
    public required string BaseAddress { get; init; }

    /// <summary>Gets the path below the version, unescaped, with a leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query as it was sent, without the question mark.</summary>
    public string Query { get; init; } = "";

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public bool IsInner { get; init; }

    /// <summary>Gets or sets who asks; an inner request is asked by whoever sent the batch.</summary>
    public Caller? Caller { get; set; }

    /// <summary>Gets the id for the service's logs.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>Gets the caller's own id for the request, or the service's.</summary>
    public string ClientRequestId => Header("client-request-id") ?? RequestId;

    public string Url => BaseAddress + Path + (Query.Length == 0 ? "" : "?" + Query);

    public QueryOptions Options => _options ??= QueryOptions.Parse(Query);

    /// <summary>Gets the parts of the path in lower case: neither names nor ids depend on case.</summary>
    public string[] Segments => _segments ??= Path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);

    public bool IsBatch => Segments is ["$batch"];

    /// <summary>Gets a value indicating whether the index may answer, which lags behind but knows more kinds of queries.</summary>
    public bool IsEventual => string.Equals(Header("ConsistencyLevel"), "eventual", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether it is an advanced query.</summary>
    public bool IsAdvanced => IsEventual && Options.Count;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <exception cref="GraphException">The body is no JSON object.</exception>
    public JsonObject ReadJson()
    {
        try
        {
            return JsonNode.Parse(Body.Span) as JsonObject ?? throw GraphErrors.Malformed("The body is no JSON object.");
        }
        catch (System.Text.Json.JsonException e)
        {
            throw GraphErrors.Malformed($"Unable to read JSON request payload. {e.Message} It began with: {Encoding.UTF8.GetString(Body.Span[..Math.Min(Body.Length, 40)])}");
        }
    }
}
