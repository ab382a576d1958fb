using System.Text.Json.Nodes;

namespace Rescue.AdSync.EndToEnd;

/// <summary>Reads plans as they are written to files.</summary>
internal static class PlanJson
{
    public static IEnumerable<JsonNode> Actions(JsonNode plan) => plan["actions"]!.AsArray().Select(action => action!);

    public static IEnumerable<JsonNode> Notes(JsonNode plan) => plan["notes"]!.AsArray().Select(note => note!);

    /// <summary>Determines whether an action is about somebody.</summary>
    public static bool IsOf(JsonNode action, string email) => string.Equals((string?)action["email"], email, StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether a plan creates somebody.</summary>
    public static bool Creates(JsonNode plan, string email) => Actions(plan).Any(action => IsOf(action, email) && (string?)action["kind"] == "createUser");

    /// <summary>Lists what a plan takes away from people, as "kind e-mail" in ordinal order.</summary>
    public static string[] Removals(JsonNode plan) =>
        [.. Actions(plan).Where(action => (string?)action["kind"] is "disableUser" or "moveUser" or "freeMobile").Select(action => $"{action["kind"]} {action["email"]}").Order(StringComparer.Ordinal)];
}
