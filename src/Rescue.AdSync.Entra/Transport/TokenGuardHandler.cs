namespace Rescue.AdSync.Entra.Transport;

/// <summary>
/// The last look at a request: it must carry a token and go to Graph. The Graph SDK leaves the token out for hosts that it
/// does not know, without a word; the answer would then be a puzzle.
/// </summary>
internal sealed class TokenGuardHandler(GraphAddress graph) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !graph.Covers(address))
        {
            throw new InvalidOperationException($"A request for '{request.RequestUri?.Host}' was about to take the token away from {graph.Host}.");
        }

        return request.Headers.Authorization?.Parameter is { Length: > 0 }
            ? base.SendAsync(request, cancellationToken)
            : throw new InvalidOperationException($"A request for {graph.Host} was about to leave without a token.");
    }
}
