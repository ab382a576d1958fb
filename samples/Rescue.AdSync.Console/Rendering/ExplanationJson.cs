using System.Text.Json;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Writes explanations as JSON for other programs; every key is always there.</summary>
internal static class ExplanationJson
{
    public static void Write(TextWriter output, Plan plan, RescueSnapshot rescue, IReadOnlyCollection<Explanation> people) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "rescue-adsync-explanation/1");
        json.WriteString("planId", plan.Id.ToString());
        json.WriteString("verdict", JsonOutput.Word(plan.Verdict));
        json.WriteArray("people", people, (json, person) => WritePerson(json, person, rescue));
        json.WriteEndObject();
    });

    private static void WritePerson(Utf8JsonWriter json, Explanation person, RescueSnapshot rescue)
    {
        json.WriteString("name", person.Name);
        json.WriteString("objectId", person.Person?.Id.ToString());
        json.WriteString("directory", person.Directory?.ToString());
        json.WriteString("userPrincipalName", person.Person?.UserPrincipalName);
        json.WriteString("mail", person.Person?.Mail);
        json.WriteString("state", person.Person is { } user ? JsonOutput.Word(user.State) : null);
        json.WriteArray("planHeldBecause", person.PlanHeldBecause, WriteNote);
        json.WriteArray("sides", person.Sides, (json, side) => WriteSide(json, side, rescue));
    }

    private static void WriteSide(Utf8JsonWriter json, SideExplanation side, RescueSnapshot rescue)
    {
        json.WriteString("side", JsonOutput.Word(side.Side));
        json.WriteString("verdict", JsonOutput.Word(side.Verdict));
        json.WriteString("summary", side.Summary);
        json.WriteObject("place", side.Place, (json, place) => WritePlace(json, place, rescue));
        json.WriteArray("paths", side.Paths, WritePath);
        json.WriteBoolean("hasMorePaths", side.HasMorePaths);
        json.WriteString("match", JsonOutput.Word(side.Match));
        json.WriteObject("node", side.Node, (json, node) => WriteNode(json, node, rescue));
        json.WriteString("scope", side.Scope);
        json.WriteString("protectedBecause", side.ProtectedBecause);
        json.WriteArray("actions", side.Actions, WriteAction);
        json.WriteArray("withheld", side.Withheld, (json, withheld) =>
        {
            WriteAction(json, withheld.Action);
            json.WriteObject("because", withheld.Because, WriteNote);
        });
        json.WriteArray("notes", side.Notes, WriteNote);
    }

    private static void WritePlace(Utf8JsonWriter json, ExplainedPlace place, RescueSnapshot rescue)
    {
        json.WriteNumber("pairingIndex", place.PairingIndex);
        json.WriteString("pairing", place.Pairing);
        json.WriteString("groupId", place.Group.ToString());
        json.WriteString("group", place.GroupName);
        WriteId(json, "nodeId", place.Node);
        json.WriteString("path", place.Node is { } node ? NodeNames.PathOf(node, rescue) : null);
    }

    private static void WritePath(Utf8JsonWriter json, MembershipPath path)
    {
        json.WriteNumber("pairingIndex", path.PairingIndex);
        json.WriteString("verdict", JsonOutput.Word(path.Verdict));
        json.WriteString("reason", path.Reason);
        json.WriteArray("groups", path.Groups, (json, group) =>
        {
            json.WriteString("id", group.Id.ToString());
            json.WriteString("name", group.Name);
            json.WriteString("incompleteReason", group.IncompleteReason);
        });
    }

    private static void WriteNode(Utf8JsonWriter json, RescueNode node, RescueSnapshot rescue)
    {
        json.WriteNumber("id", node.Id.Value);
        json.WriteString("type", JsonOutput.Word(node.Type));
        json.WriteString("name", node.Name);
        json.WriteString("email", node.Email.IsNone ? null : node.Email.ToString());
        json.WriteBoolean("enabled", node.IsEnabled);
        WriteId(json, "parentNodeId", node.ParentId);
        json.WriteString("parentPath", NodeNames.PathOf(node.ParentId, rescue));
    }

    private static void WriteAction(Utf8JsonWriter json, PlanAction action)
    {
        json.WriteString("kind", JsonOutput.Word(action.Kind));
        json.WriteString("pairing", action.Pairing);
        json.WriteString("reason", action.Reason);
        json.WriteArray("changes", action.Changes, (json, change) =>
        {
            json.WriteString("field", JsonOutput.Word(change.Field));
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
        });
    }

    private static void WriteNote(Utf8JsonWriter json, PlanNote note)
    {
        json.WriteString("code", JsonOutput.Word(note.Code));
        json.WriteString("severity", JsonOutput.Word(note.Severity));
        json.WriteString("subject", note.Subject);
        json.WriteString("message", note.Message);
    }

    private static void WriteId(Utf8JsonWriter json, string key, NodeId? id)
    {
        if (id is { } node)
        {
            json.WriteNumber(key, node.Value);
        }
        else
        {
            json.WriteNull(key);
        }
    }
}
