using Azure.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra;
using Rescue.AdSync.Entra.SignIn;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Benchmarks.Graph;

/// <summary>The way to the raw answers that <see cref="EntraSource"/> takes: the SDK's requests and middleware, our repeating and guard.</summary>
internal sealed class RawGraph : IDisposable
{
    private readonly GraphConnection _connection;
    private readonly EntraOptions _options = new();

    public RawGraph(HttpMessageHandler network)
    {
        var endpoints = EntraEndpoints.Of(_options);
        var tokens = new TokenKeeper(() => new OneToken(), endpoints, TimeProvider.System);
        _connection = new GraphConnection(endpoints, _options, tokens, network, TimeProvider.System);
    }

    /// <summary>Begins to read.</summary>
    public GraphSession Begin() => new(_connection, _options, new DirectoryName("cloud"), TimeProvider.System, NullLogger.Instance);

    public void Dispose() => _connection.Dispose();

    private sealed class OneToken : TokenCredential
    {
        private static readonly AccessToken Token = new("token", DateTimeOffset.MaxValue);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(Token);
    }
}
