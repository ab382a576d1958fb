using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Rescue.AdSync.Entra.SignIn;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Puts the token into requests of Graph, at whichever address it is configured, and into no others.</summary>
internal sealed class GraphAuthentication(TokenKeeper tokens, GraphAddress graph) : IAuthenticationProvider
{
    /// <inheritdoc/>
    public async Task AuthenticateRequestAsync(
        RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        if (graph.Covers(request.URI))
        {
            string token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            request.Headers.Remove("Authorization");
            request.Headers.Add("Authorization", $"Bearer {token}");
        }
    }
}
