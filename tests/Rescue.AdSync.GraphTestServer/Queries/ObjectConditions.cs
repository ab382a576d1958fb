using System.Text.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>Which objects of a list are wanted, and in which order.</summary>
internal sealed record ObjectConditions(Filter? Filter, Search? Search, SortOrder? Sort)
{
    /// <summary>Picks and sorts. A property that the caller may not read meets no condition.</summary>
    public IEnumerable<Row> Apply(IEnumerable<Row> rows, Caller caller)
    {
        IEnumerable<Row> found = Filter is null && Search is null ? rows : rows.Where(row => Matches(row.Value, caller));
        if (Sort is null)
        {
            return found;
        }

        string Key(Row row) => Read(row.Value, caller, Sort.Property) is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
        IEnumerable<Row> sorted = Sort.IsDescending
            ? found.OrderByDescending(Key, StringComparer.OrdinalIgnoreCase)
            : found.OrderBy(Key, StringComparer.OrdinalIgnoreCase);
        return sorted.Select((row, index) => row with { Key = index + 1 });
    }

    private static JsonNode? Read(GraphDirectoryObject value, Caller caller, string name)
    {
        GraphSchema schema = GraphSchemas.Of(value);
        return schema.Find(name) is { } property && ObjectRenderer.IsReadable(property, Permissions.AccessTo(schema, caller))
            ? property.Read(value)
            : null;
    }

    private bool Matches(GraphDirectoryObject value, Caller caller) =>
        Filter?.Matches(name => Read(value, caller, name)) != false && Search?.Matches(name => Read(value, caller, name)) != false;
}
