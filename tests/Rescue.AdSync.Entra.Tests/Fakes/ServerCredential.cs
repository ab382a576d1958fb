using Azure.Core;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Fakes;

/// <summary>A credential whose tokens the server issues; a new one only when one newer than that known is asked for.</summary>
internal sealed class ServerCredential(GraphTestServer server, params string[] roles) : TokenCredential
{
    public static readonly string[] Needed = ["GroupMember.Read.All", "User.Read.All"];

    private AccessToken? _token;

    /// <summary>Gets the number of tokens issued.</summary>
    public int Issued { get; private set; }

    /// <summary>Gets the scopes that were asked for last.</summary>
    public string[] Scopes { get; private set; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        lock (this)
        {
            Scopes = requestContext.Scopes;
            if (_token is null || requestContext.Claims is not null)
            {
                Issued++;
                _token = new AccessToken(server.IssueToken([.. roles, $"Number.{Issued}"]), TimeProvider.System.GetUtcNow().AddHours(1));
            }

            return _token.Value;
        }
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
