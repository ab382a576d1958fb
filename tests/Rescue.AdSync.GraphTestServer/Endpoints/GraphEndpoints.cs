using Rescue.AdSync.GraphTesting.Delta;
using Rescue.AdSync.GraphTesting.Messages;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Endpoints;

/// <summary>Leads a request to what answers it.</summary>
internal sealed class GraphEndpoints(GroupEndpoints groups, UserEndpoints users, DirectoryEndpoints directory, DeltaEndpoint delta)
{
    /// <exception cref="GraphException">The request cannot be answered.</exception>
    public GraphResponse Answer(GraphRequest request) => request.Method switch
    {
        "GET" => Get(request),
        "POST" => Post(request),
        _ => throw GraphErrors.NoMethod(),
    };

    private GraphResponse Get(GraphRequest request) => request.Segments switch
    {
        ["groups"] => groups.List(request),
        ["groups", "$count"] => groups.Count(request),
        ["groups", var function] when IsDelta(function) => delta.Answer(request, GraphSchemas.Group),
        ["groups", var id] => groups.One(request, id),
        ["groups", var id, "members" or "transitivemembers", .. var rest] => groups.Members(request, id, request.Segments[2] == "transitivemembers", rest),
        ["users"] => users.List(request),
        ["users", "$count"] => users.Count(request),
        ["users", var function] when IsDelta(function) => delta.Answer(request, GraphSchemas.User),
        ["users", var key] => users.One(request, key),
        ["directory", "deleteditems", var type, .. var rest] => directory.Deleted(request, type, rest),
        ["organization"] => directory.Organization(request),
        ["directoryobjects", "getbyids" or "microsoft.graph.getbyids"] => throw GraphErrors.NoMethod(),
        [var first, ..] => throw GraphErrors.NoSegment(first),
        [] => throw GraphErrors.NoSegment(""),
    };

    private GraphResponse Post(GraphRequest request) => request.Segments switch
    {
        ["directoryobjects", "getbyids" or "microsoft.graph.getbyids"] => directory.ByIds(request),
        [var first, ..] when first is not ("groups" or "users" or "directory" or "organization") => throw GraphErrors.NoSegment(first),
        _ => throw GraphErrors.NoMethod(),
    };

    private static bool IsDelta(string segment) => segment is "delta" or "delta()" or "microsoft.graph.delta" or "microsoft.graph.delta()";
}
