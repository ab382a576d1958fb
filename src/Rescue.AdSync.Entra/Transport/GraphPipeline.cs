using Microsoft.Graph;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Puts the Graph SDK's middleware before a network handler.</summary>
internal static class GraphPipeline
{
    /// <summary>Makes the client. Repeating and redirections are left out: the one is done around it, the others are not followed.</summary>
    public static HttpClient Create(GraphAddress graph, HttpMessageHandler network)
    {
        IEnumerable<DelegatingHandler> middleware = GraphClientFactory.CreateDefaultHandlers()
            .Where(handler => handler is not (RetryHandler or RedirectHandler));
        HttpClient client = GraphClientFactory.Create([.. middleware, new TokenGuardHandler(graph)], finalHandler: network);

        // Each attempt has a limit of its own.
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }
}
