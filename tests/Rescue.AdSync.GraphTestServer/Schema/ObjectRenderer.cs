using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Authentication;

namespace Rescue.AdSync.GraphTesting.Schema;

/// <summary>Writes objects as JSON, for one caller.</summary>
internal sealed class ObjectRenderer(Caller caller, IReadOnlyList<string>? select, bool withType)
{
    private readonly Dictionary<GraphSchema, (Access Access, IReadOnlyList<GraphProperty> Properties)> _plans = [];

    public JsonObject Render(GraphDirectoryObject value)
    {
        GraphSchema schema = GraphSchemas.Of(value);
        (Access access, IReadOnlyList<GraphProperty> properties) = PlanFor(schema);
        var json = new JsonObject();
        if (withType)
        {
            json["@odata.type"] = schema.ODataType;
        }

        foreach (GraphProperty property in properties)
        {
            json[property.Name] = IsReadable(property, access) ? property.Read(value) : null;
        }

        return json;
    }

    /// <summary>Determines whether a caller with such access may read a property.</summary>
    public static bool IsReadable(GraphProperty property, Access access) =>
        access == Access.Full || property.Name == "id" || (access == Access.Basic && property.IsBasic);

    private (Access Access, IReadOnlyList<GraphProperty> Properties) PlanFor(GraphSchema schema)
    {
        if (!_plans.TryGetValue(schema, out (Access Access, IReadOnlyList<GraphProperty> Properties) plan))
        {
            plan = (Permissions.AccessTo(schema, caller), Selected(schema));
            _plans.Add(schema, plan);
        }

        return plan;
    }

    private IReadOnlyList<GraphProperty> Selected(GraphSchema schema) =>
        select is null ? schema.Defaults : [.. select.Select(schema.Find).OfType<GraphProperty>().Distinct()];
}
