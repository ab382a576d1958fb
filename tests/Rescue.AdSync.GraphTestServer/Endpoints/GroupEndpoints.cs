using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Messages;
using Rescue.AdSync.GraphTesting.Queries;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Endpoints;

/// <summary>Answers below <c>/groups</c>.</summary>
internal sealed class GroupEndpoints(GraphTenant tenant, PageSizes pages)
{
    private readonly CollectionQuery _groups = new([GraphSchemas.Group], "groups") { Pages = pages };

    public GraphResponse List(GraphRequest request)
    {
        Permissions.Demand(request, Permissions.Groups);
        return _groups.Answer(request, Rows(request.IsEventual));
    }

    public GraphResponse Count(GraphRequest request)
    {
        Permissions.Demand(request, Permissions.Groups);
        return _groups.Count(request, Rows(request.IsEventual));
    }

    public GraphResponse One(GraphRequest request, string id)
    {
        Permissions.Demand(request, Permissions.Groups);
        GraphGroup group = Find(id);
        request.Options.Refuse("expand");
        _groups.CheckSelect(request.Options.Select);
        JsonObject json = new ObjectRenderer(request.Caller!, request.Options.Select, withType: false).Render(group);
        json.Insert(0, "@odata.context", $"{request.BaseAddress}/$metadata#groups/$entity");
        return GraphResponse.Ok(json);
    }

    public GraphResponse Members(GraphRequest request, string id, bool isTransitive, string[] rest)
    {
        Permissions.Demand(request, Permissions.Groups);
        bool isCount = rest is [.., "$count"];
        string[] casts = isCount ? rest[..^1] : rest;
        CollectionQuery query = MemberQuery(casts);
        if (casts.Length > 0 && !(isCount ? request.IsEventual : request.IsAdvanced))
        {
            throw GraphErrors.NeedsAdvanced($"The OData cast '{casts[0]}'");
        }

        IEnumerable<Row> rows = MemberRows(request, Find(id), isTransitive).Where(row => query.Schemas.Contains(GraphSchemas.Of(row.Value)));
        return isCount ? query.Count(request, rows) : query.Answer(request, rows);
    }

    private CollectionQuery MemberQuery(string[] casts) => casts switch
    {
        [] => new CollectionQuery(GraphSchemas.All, "directoryObjects") { IsRelation = true, Pages = pages },
        [var cast] when GraphSchemas.Find(cast) is { } schema && cast.Contains('.', StringComparison.Ordinal) =>
            new CollectionQuery([schema], schema.Segment) { IsRelation = true, Pages = pages },
        [var cast, ..] => throw (cast.Contains('.', StringComparison.Ordinal)
            ? GraphErrors.Unsupported($"The OData cast '{cast}' is not supported for members.")
            : GraphErrors.NoSegment(cast)),
    };

    private Row[] MemberRows(GraphRequest request, GraphGroup group, bool isTransitive)
    {
        bool seesHidden = request.Caller!.HasAny(Permissions.HiddenMembers);
        if (group.HidesMembers && !seesHidden)
        {
            return [];
        }

        return tenant.Read(request.IsEventual, state => isTransitive
            ? [.. state.TransitiveMembersOf(group.Id, inner => seesHidden || !inner.HidesMembers).Select((value, index) => new Row(index + 1, value))]
            : state.MembersOf(group.Id).InOrder.Select(entry => new Row(entry.Key, state.Require(entry.Value).Value)).ToArray());
    }

    private GraphGroup Find(string id)
    {
        if (!Guid.TryParse(id, out _))
        {
            throw GraphErrors.BadRequest($"Invalid object identifier '{id}'.");
        }

        return tenant.Read(state => state.Find(id))?.Value as GraphGroup ?? throw GraphErrors.NotFound(id);
    }

    private Row[] Rows(bool isEventual) => tenant.Read(isEventual, state => state.Live(GraphSchemas.Group).Select(item => new Row(item.Sequence, item.Value)).ToArray());
}
