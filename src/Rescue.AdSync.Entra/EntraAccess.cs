using Azure.Core;
using Rescue.AdSync.Entra.SignIn;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra;

/// <summary>The way to a tenant: network, sign-in and Graph. Made when it is first needed, since it reads files.</summary>
internal sealed class EntraAccess : IDisposable
{
    private readonly HttpClient _signIn;
    private readonly SocketsHttpHandler? _ownNetwork;

    /// <summary>Initializes a new instance of the <see cref="EntraAccess"/> class.</summary>
    /// <param name="options">Which tenant it is.</param>
    /// <param name="credential">A credential to use, or <see langword="null"/> for the one that the options name.</param>
    /// <param name="network">A network to use, or <see langword="null"/> for the real one.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="InvalidDataException">The file of authorities cannot be read.</exception>
    public EntraAccess(EntraOptions options, TokenCredential? credential, HttpMessageHandler? network, TimeProvider clock)
    {
        Endpoints = EntraEndpoints.Of(options);
        _ownNetwork = network is null ? WebHandlers.Create(options) : null;
        HttpMessageHandler handler = network ?? _ownNetwork!;
        _signIn = new HttpClient(handler, disposeHandler: false) { Timeout = options.RequestTimeout };
        Tokens = new TokenKeeper(() => credential ?? CredentialFactory.Create(options, Endpoints, _signIn), Endpoints, clock);
        Graph = new GraphConnection(Endpoints, options, Tokens, handler, clock);
    }

    public EntraEndpoints Endpoints { get; }

    public TokenKeeper Tokens { get; }

    public GraphConnection Graph { get; }

    /// <summary>Gets a client that carries no token, for looking whether somebody answers at all.</summary>
    public HttpClient Plain => _signIn;

    public void Dispose()
    {
        Graph.Dispose();
        _signIn.Dispose();
        _ownNetwork?.Dispose();
    }
}
