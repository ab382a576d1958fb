using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Messages;
using Rescue.AdSync.GraphTesting.Queries;
using Rescue.AdSync.GraphTesting.Schema;
using Rescue.AdSync.GraphTesting.Tenant;

namespace Rescue.AdSync.GraphTesting.Endpoints;

/// <summary>Answers what concerns objects of any kind, and the organisation.</summary>
internal sealed class DirectoryEndpoints(GraphTenant tenant, string tenantId, PageSizes pages)
{
    private const int MaxIds = 1000;

    /// <summary>Answers <c>/directory/deletedItems/microsoft.graph.user</c> and the same for groups.</summary>
    public GraphResponse Deleted(GraphRequest request, string type, string[] rest)
    {
        GraphSchema schema = GraphSchemas.Find(type) is { } found && (found == GraphSchemas.User || found == GraphSchemas.Group)
            ? found
            : throw GraphErrors.Unsupported($"The resource type '{type}' is not supported for deleted items.");
        Permissions.Demand(request, schema == GraphSchemas.User ? Permissions.Users : Permissions.Groups);
        var query = new CollectionQuery([schema], schema.Segment) { Pages = pages };
        Row[] rows = tenant.Read(state => state.All(schema)
            .Where(item => item.Life == Life.SoftDeleted)
            .Select(item => new Row(item.Sequence, item.Value))
            .ToArray());
        return rest switch
        {
            [] => query.Answer(request, rows),
            ["$count"] => query.Count(request, rows),
            [var segment, ..] => throw GraphErrors.NoSegment(segment),
        };
    }

    /// <summary>Answers <c>POST /directoryObjects/getByIds</c>; ids that are not found are left out.</summary>
    public GraphResponse ByIds(GraphRequest request)
    {
        Permissions.Demand(request, Permissions.Directory);
        JsonObject body = request.ReadJson();
        string[] ids = Texts(body, "ids") ?? throw GraphErrors.BadRequest("The parameter 'ids' is required.");
        if (ids.Length > MaxIds)
        {
            throw GraphErrors.BadRequest($"Too many ids: {ids.Length}. Up to {MaxIds} can be specified.");
        }

        string[]? types = Texts(body, "types");
        bool IsWanted(GraphSchema schema) =>
            types is null || types.Any(type => type.Equals(schema.Name, StringComparison.OrdinalIgnoreCase) || type.Equals("directoryObject", StringComparison.OrdinalIgnoreCase));
        var renderer = new ObjectRenderer(request.Caller!, request.Options.Select, withType: true);
        GraphDirectoryObject[] found = tenant.Read(state => ids.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(state.Find)
            .Where(item => item is not null && IsWanted(item.Schema))
            .Select(item => item!.Value)
            .ToArray());
        return GraphResponse.Ok(new JsonObject
        {
            ["@odata.context"] = $"{request.BaseAddress}/$metadata#directoryObjects",
            ["value"] = new JsonArray([.. found.Select(renderer.Render)]),
        });
    }

    /// <summary>Answers <c>/organization</c>.</summary>
    public GraphResponse Organization(GraphRequest request)
    {
        Permissions.Demand(request, Permissions.Organization);
        JsonArray domains = new([.. tenant.Domains.Select((name, index) => new JsonObject
        {
            ["capabilities"] = "Email, OfficeCommunicationsOnline",
            ["isDefault"] = index == 0,
            ["isInitial"] = name.EndsWith(".onmicrosoft.com", StringComparison.OrdinalIgnoreCase),
            ["name"] = name,
            ["type"] = "Managed",
        })]);
        return GraphResponse.Ok(new JsonObject
        {
            ["@odata.context"] = $"{request.BaseAddress}/$metadata#organization",
            ["value"] = new JsonArray(new JsonObject
            {
                ["id"] = tenantId,
                ["displayName"] = tenant.DisplayName,
                ["tenantType"] = "AAD",
                ["verifiedDomains"] = domains,
            }),
        });
    }

    private static string[]? Texts(JsonObject body, string name) =>
        body[name] is JsonArray items ? [.. items.Select(item => item?.ToString() ?? "")] : null;
}
