using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Delta;

/// <summary>A member that came to a group or left it.</summary>
internal readonly record struct DeltaMember(GraphSchema Schema, string Id, bool IsRemoved);

/// <summary>One object of a round, or a part of it.</summary>
internal sealed record DeltaEntry(GraphDirectoryObject Value, IReadOnlyList<GraphProperty> Properties, IReadOnlyList<DeltaMember> Members)
{
    /// <summary>Gets <c>changed</c> or <c>deleted</c> for an object that is gone.</summary>
    public string? RemovedReason { get; init; }

    /// <summary>Cuts a large group into parts.</summary>
    public IEnumerable<DeltaEntry> Split(int membersPerPart) =>
        Members.Count <= membersPerPart ? [this] : Members.Chunk(membersPerPart).Select(part => this with { Members = part });

    public JsonObject Render(Access access)
    {
        var json = new JsonObject();
        if (RemovedReason is not null)
        {
            json["id"] = Value.Id;
            json["@removed"] = Removed(RemovedReason);
            return json;
        }

        foreach (GraphProperty property in Properties)
        {
            json[property.Name] = ObjectRenderer.IsReadable(property, access) ? property.Read(Value) : null;
        }

        if (Members.Count > 0)
        {
            json["members@delta"] = new JsonArray([.. Members.Select(Render)]);
        }

        return json;
    }

    private static JsonObject Render(DeltaMember member)
    {
        var json = new JsonObject { ["@odata.type"] = member.Schema.ODataType, ["id"] = member.Id };
        if (member.IsRemoved)
        {
            json["@removed"] = Removed("deleted");
        }

        return json;
    }

    private static JsonObject Removed(string reason) => new() { ["reason"] = reason };
}
