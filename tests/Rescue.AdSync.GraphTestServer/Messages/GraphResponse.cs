using System.Text.Json.Nodes;

namespace Rescue.AdSync.GraphTesting.Messages;

/// <summary>An answer, before it becomes bytes.</summary>
internal sealed class GraphResponse
{
    public const string Json = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    public int Status { get; set; } = 200;

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string ContentType { get; init; } = Json;

    /// <summary>Gets the body as JSON, or <see langword="null"/> if <see cref="Text"/> is it.</summary>
    public JsonObject? Body { get; init; }

    /// <summary>Gets or sets the body as text.</summary>
    public string? Text { get; set; }

    /// <summary>Gets or sets a value indicating whether the connection breaks in place of the answer.</summary>
    public bool IsDropped { get; set; }

    /// <summary>Gets or sets a value indicating whether the body ends half-way.</summary>
    public bool IsTruncated { get; set; }

    /// <summary>Gets or sets what the request costs of the quota.</summary>
    public int ResourceUnits { get; set; }

    public static GraphResponse Ok(JsonObject body) => new() { Body = body };

    public static GraphResponse Count(int count) =>
        new() { Text = count.ToString(System.Globalization.CultureInfo.InvariantCulture), ContentType = "text/plain" };
}
