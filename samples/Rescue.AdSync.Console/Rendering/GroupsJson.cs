using System.Text.Json;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Writes groups as JSON for other programs: an array of objects, each with all its keys.</summary>
internal static class GroupsJson
{
    public static void Write(TextWriter output, IEnumerable<FoundGroup> found) => WriteArray(output, found, (json, found) =>
    {
        json.WriteString("directory", found.Directory);
        json.WriteString("id", found.Group.Id.ToString());
        json.WriteString("name", found.Group.Name);
        json.WriteString("description", found.Group.Description);
        json.WriteString("location", found.Group.Location);
        json.WriteString("kind", found.Group.Kind);
        WriteNumber(json, "memberCount", found.Group.MemberCount);
    });

    public static void Write(TextWriter output, RescueSnapshot snapshot) => WriteArray(output, RescueGroups.All(snapshot), (json, node) =>
    {
        json.WriteNumber("nodeId", node.Id.Value);
        json.WriteNumber("parentNodeId", node.ParentId.Value);
        json.WriteString("type", JsonNamingPolicy.CamelCase.ConvertName(node.Type.ToString()));
        json.WriteString("name", NodeNames.Of(node));
        json.WriteString("path", NodeNames.PathOf(node.Id, snapshot));
        json.WriteNumber("users", RescueGroups.Users(snapshot, node.Id));
    });

    private static void WriteArray<T>(TextWriter output, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => JsonOutput.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
