using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Messages;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>Answers a request for a list: filters, searches, sorts, counts, cuts into pages and picks properties.</summary>
/// <param name="Schemas">The types that may be in it; more than one for a list of directory objects.</param>
/// <param name="Context">What <c>@odata.context</c> names, such as <c>users</c>.</param>
internal sealed record CollectionQuery(IReadOnlyList<GraphSchema> Schemas, string Context)
{
    private static readonly string[] SortedByDefault = ["displayName", "userPrincipalName"];

    /// <summary>Gets a value indicating whether filters need an advanced query whatever they are, as on members.</summary>
    public bool IsRelation { get; init; }

    public required PageSizes Pages { get; init; }

    /// <summary>Gets a value indicating whether objects name their type, as in lists of several types.</summary>
    public bool WithType => Context == "directoryObjects";

    /// <summary>Answers with the list.</summary>
    /// <exception cref="GraphException">The request cannot be answered.</exception>
    public GraphResponse Answer(GraphRequest request, IEnumerable<Row> rows)
    {
        QueryOptions options = request.Options;
        options.Refuse("skip", "expand", "deltatoken");
        ObjectConditions conditions = Conditions(request);
        CheckSelect(options.Select);
        int size = Math.Min(options.Top() ?? Pages.Default, Pages.Maximum);
        long after = options.SkipToken is { } token ? SkipToken.Read(token) : 0;
        List<Row> found = [.. conditions.Apply(rows, request.Caller!)];

        var body = new JsonObject { ["@odata.context"] = ContextUrl(request) };
        if (request.IsAdvanced && options.SkipToken is null)
        {
            body["@odata.count"] = found.Count;
        }

        List<Row> page = Pages.EmptyFirst && options.SkipToken is null ? [] : [.. found.Where(row => row.Key > after).Take(size)];
        long last = page.Count > 0 ? page[^1].Key : after;
        if (found.Count > 0 && found[^1].Key > last)
        {
            body["@odata.nextLink"] = $"{request.BaseAddress}{request.Path}?{options.WithSkipToken(SkipToken.Write(last))}";
        }

        var renderer = new ObjectRenderer(request.Caller!, options.Select, WithType);
        body["value"] = new JsonArray([.. page.Select(row => renderer.Render(row.Value))]);
        return GraphResponse.Ok(body);
    }

    /// <summary>Answers with the number of objects.</summary>
    /// <exception cref="GraphException">The request cannot be answered.</exception>
    public GraphResponse Count(GraphRequest request, IEnumerable<Row> rows)
    {
        if (!request.IsEventual)
        {
            throw GraphErrors.BadRequest("$count is not currently supported.");
        }

        return GraphResponse.Count(Conditions(request, isCount: true).Apply(rows, request.Caller!).Count());
    }

    /// <exception cref="GraphException">A property is not known to any of the types.</exception>
    public void CheckSelect(IReadOnlyList<string>? select)
    {
        foreach (string name in select ?? [])
        {
            _ = Find(name) ?? throw GraphErrors.Malformed($"Parsing OData Select and Expand failed: Could not find a property named '{name}' on type '{TypeName}'.");
        }
    }

    private string TypeName => Schemas.Count == 1 ? $"microsoft.graph.{Schemas[0].Name}" : "microsoft.graph.directoryObject";

    private ObjectConditions Conditions(GraphRequest request, bool isCount = false)
    {
        QueryOptions options = request.Options;
        bool isAdvanced = isCount ? request.IsEventual : request.IsAdvanced;
        if (options.Search is not null && !request.IsEventual)
        {
            throw GraphErrors.Unsupported("Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
        }

        Filter? filter = options.Filter is { } text ? FilterParser.Parse(text) : null;
        Search? search = options.Search is { } words ? Search.Parse(words) : null;
        var sort = SortOrder.Parse(options.OrderBy);
        CheckProperties(filter, search, sort);
        if (!isAdvanced && WhatNeedsAdvanced(filter, sort) is { } what)
        {
            throw GraphErrors.NeedsAdvanced(what);
        }

        return new ObjectConditions(filter, search, sort);
    }

    private string? WhatNeedsAdvanced(Filter? filter, SortOrder? sort) =>
        filter?.Advanced(name => Find(name)!).FirstOrDefault()
        ?? (IsRelation && filter is not null ? "The query option '$filter' on a relationship" : null)
        ?? (sort is not null && (filter is not null || IsRelation || !SortedByDefault.Contains(sort.Property, StringComparer.OrdinalIgnoreCase))
            ? $"The query option '$orderby' by '{sort.Property}' here"
            : null);

    private void CheckProperties(Filter? filter, Search? search, SortOrder? sort)
    {
        foreach (string name in (filter?.Properties() ?? []).Concat(search?.Properties ?? []).Concat(sort is null ? [] : [sort.Property]))
        {
            _ = Find(name) ?? throw GraphErrors.Malformed($"Could not find a property named '{name}' on type '{TypeName}'.");
        }

        if (filter?.Properties().FirstOrDefault(name => Find(name)!.Filter == FilterSupport.None) is { } unfit)
        {
            throw GraphErrors.Unsupported($"Unsupported or invalid query filter clause specified for property '{unfit}' of resource '{Schemas[0].Name}'.");
        }

        if (filter?.Alternatives > 15)
        {
            throw GraphErrors.Unsupported($"Too many child clauses specified in search filter expression containing 'OR' operators: {filter.Alternatives}. Max allowed: 15.");
        }
    }

    private GraphProperty? Find(string name) => Schemas.Select(schema => schema.Find(name)).FirstOrDefault(property => property is not null);

    private string ContextUrl(GraphRequest request)
    {
        string picked = request.Options.Select is { } select ? $"({string.Join(',', select)})" : "";
        return $"{request.BaseAddress}/$metadata#{Context}{picked}";
    }
}
