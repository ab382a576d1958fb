using System.Net;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Makes the handlers that talk to the network.</summary>
internal static class WebHandlers
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    // Long enough to reuse connections through a read, short enough to follow a change of the name's addresses.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Makes a handler.</summary>
    /// <exception cref="InvalidDataException">The file of authorities cannot be read.</exception>
    public static SocketsHttpHandler Create(EntraOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        SslOptions = TrustedAuthorities.Rules(options.CaCertificateFile),
        Proxy = new LoopbackBypass(HttpClient.DefaultProxy),
    };
}
