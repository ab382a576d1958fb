using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rescue.AdSync.Reporting;

/// <summary>A saved plan as it is written, before anything in it is trusted.</summary>
internal sealed record SavedPlanFile(string? Schema, string? PlanId, DateTimeOffset? CreatedAt, bool Blocked, List<SavedPlanFile.Action?>? Actions)
{
    internal sealed record Action(
        string? Kind, string? Side, string? Pairing, string? ObjectId, long? NodeId, string? Email, List<Change?>? Changes);

    internal sealed record Change(string? Field, string? Before, string? After);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(SavedPlanFile))]
internal sealed partial class SavedPlanJsonContext : JsonSerializerContext;
