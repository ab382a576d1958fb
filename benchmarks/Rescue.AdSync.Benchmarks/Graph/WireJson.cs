using System.Text.Json.Serialization;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>A page as it is written.</summary>
internal sealed record WirePage([property: JsonPropertyName("value")] List<WireUser> Value, [property: JsonPropertyName("@odata.nextLink")] string? NextLink);

/// <summary>A user as it is written.</summary>
internal sealed class WireUser
{
    [JsonPropertyName("@odata.type")]
    public string? Type { get; init; }

    public Guid Id { get; init; }

    public bool? AccountEnabled { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? Mail { get; init; }

    public string? DisplayName { get; init; }

    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    public string? Department { get; init; }

    public string? JobTitle { get; init; }

    public string? UserType { get; init; }
}

/// <summary>Reads and writes them without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WirePage))]
internal sealed partial class WireJson : JsonSerializerContext;
