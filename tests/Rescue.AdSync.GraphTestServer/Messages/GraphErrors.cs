using System.Globalization;
using System.Text.Json.Nodes;

namespace Rescue.AdSync.GraphTesting.Messages;

/// <summary>The errors of Graph, in its words.</summary>
internal static class GraphErrors
{
    private const string Advice = "Refer to https://aka.ms/graph-docs/advanced-queries for more information";

    public static GraphException Malformed(string message) => new(400, "BadRequest", message);

    public static GraphException BadRequest(string message) => new(400, "Request_BadRequest", message);

    public static GraphException Unsupported(string message) => new(400, "Request_UnsupportedQuery", message);

    public static GraphException NeedsAdvanced(string what) =>
        Unsupported($"{what} is supported only with the header 'ConsistencyLevel: eventual' and the query option '$count=true'. {Advice}");

    public static GraphException NotFound(string id) =>
        new(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static GraphException NoSegment(string segment) => Malformed($"Resource not found for the segment '{segment}'.");

    public static GraphException NoMethod() =>
        new(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");

    public static GraphException Denied() =>
        new(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static GraphException Unauthenticated(string message) => new(401, "InvalidAuthenticationToken", message)
    {
        Headers = { ["WWW-Authenticate"] = "Bearer realm=\"\", client_id=\"00000003-0000-0000-c000-000000000000\"" },
    };

    /// <summary>Says that the test server itself is at fault, so that nobody looks for the fault elsewhere.</summary>
    public static GraphException Broken(Exception e) => new(500, "testServerFailed", $"The test server failed; this is no answer of Graph. {e}");

    public static GraphException BadPageToken() =>
        new(400, "Directory_ExpiredPageToken", "The specified page token value has expired or is not valid.");

    /// <summary>Makes the answer to a request that failed.</summary>
    public static GraphResponse ToResponse(GraphException error, GraphRequest request, DateTimeOffset now)
    {
        var response = new GraphResponse { Status = error.Status, ContentType = "application/json", Body = Body(error, request, now) };
        foreach ((string name, string value) in error.Headers)
        {
            response.Headers[name] = value;
        }

        return response;
    }

    private static JsonObject Body(GraphException error, GraphRequest request, DateTimeOffset now) => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = error.Code,
            ["message"] = error.Message,
            ["innerError"] = new JsonObject
            {
                ["date"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
                ["request-id"] = request.RequestId,
                ["client-request-id"] = request.ClientRequestId,
            },
        },
    };
}
