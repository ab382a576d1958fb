using Rescue.AdSync.GraphTesting.Messages;
using Rescue.AdSync.GraphTesting.Queries;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Delta;

/// <summary>What a client tracks: which objects, and which of their properties.</summary>
internal sealed record DeltaScope(GraphSchema Schema, IReadOnlyList<string>? Select, IReadOnlySet<string>? Ids)
{
    private const int MaxIds = 50;
    private const string Members = "members";

    /// <summary>Gets a value indicating whether memberships are tracked: they are unless a selection leaves them out.</summary>
    public bool HasMembers => Schema == GraphSchemas.Group && (Select is null || Select.Contains(Members, StringComparer.OrdinalIgnoreCase));

    public IReadOnlyList<GraphProperty> Properties =>
        Select is null ? Schema.Defaults : [.. Select.Append("id").Select(Schema.Find).OfType<GraphProperty>().Distinct()];

    /// <summary>Reads the scope from an initial request.</summary>
    /// <exception cref="GraphException">The filter is not about ids, or a property is unknown.</exception>
    public static DeltaScope Read(GraphSchema schema, QueryOptions options) =>
        new(schema, CheckedSelect(schema, options.Select), options.Filter is { } filter ? ReadIds(FilterParser.Parse(filter)) : null);

    /// <summary>Writes the scope as the options of an initial request.</summary>
    public string ToQuery()
    {
        string select = Select is null ? "" : $"&$select={string.Join(',', Select)}";
        string filter = Ids is null ? "" : "&$filter=" + Uri.EscapeDataString(string.Join(" or ", Ids.Select(id => $"id eq '{id}'")));
        return select + filter;
    }

    public static IReadOnlyList<string>? CheckedSelect(GraphSchema schema, IReadOnlyList<string>? select)
    {
        string? unknown = select?.FirstOrDefault(name => schema.Find(name) is null
            && !(schema == GraphSchemas.Group && name.Equals(Members, StringComparison.OrdinalIgnoreCase)));
        return unknown is null
            ? select
            : throw GraphErrors.Malformed($"Parsing OData Select and Expand failed: Could not find a property named '{unknown}' on type 'microsoft.graph.{schema.Name}'.");
    }

    private static HashSet<string> ReadIds(Filter filter)
    {
        HashSet<string> ids = [.. Flatten(filter)];
        return ids.Count <= MaxIds
            ? ids
            : throw GraphErrors.Unsupported($"Too many objects in the filter of a delta query: {ids.Count}. Max allowed: {MaxIds}.");
    }

    private static IEnumerable<string> Flatten(Filter filter) => filter switch
    {
        Filter.Or or => Flatten(or.Left).Concat(Flatten(or.Right)),
        Filter.Compare { Operator: "eq", IsAny: false, Values: [{ } value] } compare when compare.Property.Equals("id", StringComparison.OrdinalIgnoreCase) =>
            [value.ToString().ToLowerInvariant()],
        _ => throw GraphErrors.Unsupported("The only supported filter of a delta query is by object id: $filter=id eq '...' or id eq '...'."),
    };
}
