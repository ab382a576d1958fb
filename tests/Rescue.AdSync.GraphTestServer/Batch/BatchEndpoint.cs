using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Batch;

/// <summary>Answers <c>POST /$batch</c>: several requests in one, each with its own answer.</summary>
internal sealed class BatchEndpoint(GraphBatchOrder order)
{
    private const int MaxRequests = 20;

    /// <param name="batch">The request.</param>
    /// <param name="answer">Answers one of the requests in it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GraphException">The batch is malformed or too large.</exception>
    public async Task<GraphResponse> AnswerAsync(GraphRequest batch, Func<GraphRequest, CancellationToken, Task<GraphResponse>> answer, CancellationToken cancellationToken)
    {
        List<(string Id, GraphRequest Request)> requests = BatchReader.Read(batch, MaxRequests);
        var responses = new List<JsonObject>();
        bool isTruncated = false;
        foreach ((string id, GraphRequest request) in requests)
        {
            GraphResponse response = await answer(request, cancellationToken);
            isTruncated |= response.IsTruncated;
            if (!response.IsDropped)
            {
                responses.Add(Write(id, response));
            }
        }

        if (order == GraphBatchOrder.Reversed)
        {
            responses.Reverse();
        }

        var body = new JsonObject { ["responses"] = new JsonArray([.. responses]) };
        return new GraphResponse { ContentType = "application/json", Body = body, IsTruncated = isTruncated };
    }

    private static JsonObject Write(string id, GraphResponse response)
    {
        var headers = new JsonObject { ["Cache-Control"] = "no-cache", ["Content-Type"] = response.ContentType };
        foreach ((string name, string value) in response.Headers)
        {
            headers[name] = value;
        }

        return new JsonObject { ["id"] = id, ["status"] = response.Status, ["headers"] = headers, ["body"] = Body(response) };
    }

    // What is text and no JSON is a string (OData JSON Format 4.01, section 19.4).
    private static JsonNode? Body(GraphResponse response) => (JsonNode?)response.Body ?? response.Text;
}
