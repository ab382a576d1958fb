using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Rescue.AdSync.GraphTesting.Authentication;
using Rescue.AdSync.GraphTesting.Batch;
using Rescue.AdSync.GraphTesting.Delta;
using Rescue.AdSync.GraphTesting.Endpoints;
using Rescue.AdSync.GraphTesting.Hosting;
using Rescue.AdSync.GraphTesting.Queries;

namespace Rescue.AdSync.GraphTesting;

/// <summary>Microsoft Graph v1.0 and Entra ID's token endpoint on loopback, as they are documented, for tests of whoever reads from them.</summary>
/// <remarks>
/// <para>Where the documentation leaves a choice, the server takes the one that is harder on clients: batches are answered backwards,
/// advanced queries are refused without their header, <c>@odata.count</c> is on the first page only.</para>
/// <para>Safe for use by several threads at once; dispose of it to stop it.</para>
/// </remarks>
public sealed class GraphTestServer : IAsyncDisposable
{
    private readonly GraphServerHost _host;
    private readonly TestCertificates _certificates;
    private readonly TokenEndpoint _tokens;
    private readonly AccessTokens _accessTokens;
    private readonly DeltaEndpoint _delta;
    private readonly ThrottleMeter _meter;
    private int _disposed;

    private GraphTestServer(Parts parts, GraphServerHost host, GraphTestServerOptions options)
    {
        _host = host;
        _certificates = parts.Certificates;
        _tokens = parts.Tokens;
        _accessTokens = parts.AccessTokens;
        _delta = parts.Delta;
        _meter = parts.Meter;
        Options = options;
        Calls = parts.Calls;
        Faults = parts.Faults;
        TokenFaults = parts.TokenFaults;
    }

    /// <summary>Gets how the server is set up.</summary>
    public GraphTestServerOptions Options { get; }

    /// <summary>Gets the tenant, to look at and to change.</summary>
    public GraphTenant Tenant => Options.Tenant;

    /// <summary>Gets the tenant's id.</summary>
    public string TenantId => Options.TenantId;

    /// <summary>Gets the requests since the last mark.</summary>
    public GraphCalls Calls { get; }

    /// <summary>Gets the faults in force for Graph.</summary>
    public GraphFaults Faults { get; }

    /// <summary>Gets the faults in force for requests for an access token, which have numbers of their own since the mark.</summary>
    public GraphFaults TokenFaults { get; }

    /// <summary>Gets the address of Graph over plain HTTP, with the version and without a slash at the end.</summary>
    public Uri GraphBaseAddress => new(_host.Http, "v1.0");

    /// <summary>Gets the address of Graph over HTTPS.</summary>
    public Uri GraphHttpsBaseAddress => new(_host.Https, "v1.0");

    /// <summary>Gets the address to get tokens from, below which there is a folder for each tenant.</summary>
    public Uri AuthorityHost => _host.Https;

    /// <summary>Gets the address at which a virtual machine's managed identity gets its tokens; elsewhere that is 169.254.169.254.</summary>
    public Uri MachineIdentityEndpoint => new(_host.Http, "metadata/identity/oauth2/token");

    /// <summary>Gets the address at which an App Service's managed identity gets its tokens, with <see cref="GraphTestServerOptions.IdentityHeader"/>.</summary>
    public Uri AppServiceIdentityEndpoint => new(_host.Http, "msi/token");

    /// <summary>Gets the certificate of the authority that signed the server's, in PEM, for a client that takes a file of it.</summary>
    public string CaCertificatePem => _certificates.Authority.ExportCertificatePem();

    /// <summary>Gets or sets the share of the quota that is reported in <c>x-ms-throttle-limit-percentage</c>, from 0.8 on, whatever is true.</summary>
    public double? ReportedThrottleShare
    {
        get => _meter.ReportedShare;
        set => _meter.ReportedShare = value;
    }

    /// <summary>Starts a server on free ports of 127.0.0.1.</summary>
    /// <param name="options">How to set it up, or <see langword="null"/> for an empty tenant without applications.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<GraphTestServer> StartAsync(GraphTestServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new GraphTestServerOptions();
        var parts = new Parts(options);
        try
        {
            GraphServerHost host = await GraphServerHost.StartAsync(parts.Certificates.Server, parts.Adapter.HandleAsync, cancellationToken);
            return new GraphTestServer(parts, host, options);
        }
        catch
        {
            parts.Certificates.Dispose();
            throw;
        }
    }

    /// <summary>Adds an application, or puts it in the place of the one with the same client id.</summary>
    /// <param name="application">The application; permissions show in tokens that are asked for from now on.</param>
    public void Register(GraphApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        _tokens.Applications[application.ClientId] = application;
    }

    /// <summary>Makes an access token for Graph without asking for one.</summary>
    /// <param name="roles">The application permissions in it.</param>
    public string IssueToken(params string[] roles) => IssueToken(roles, Options.TokenLifetime);

    /// <summary>Makes an access token for Graph without asking for one.</summary>
    /// <param name="roles">The application permissions in it.</param>
    /// <param name="lifetime">How long it is good; not at all if it is not positive.</param>
    /// <param name="audience">What it is for.</param>
    public string IssueToken(IReadOnlyList<string> roles, TimeSpan lifetime, string audience = "https://graph.microsoft.com") =>
        _accessTokens.Issue(new GraphApplication { Roles = roles }, audience, lifetime);

    /// <summary>Lets every link of a delta query that was given out so far expire.</summary>
    public void ExpireDeltaTokens() => _delta.ExpireTokens();

    /// <summary>Makes a handler that trusts nobody but the server, and reaches nobody but the server.</summary>
    /// <returns>
    /// The handler. Whatever host a request names, it goes to this server: to its TLS port for <c>https</c>, to its plain port for
    /// <c>http</c>. So clients can be tested with the clouds' own addresses, and with 169.254.169.254, without leaving loopback.
    /// </returns>
    public SocketsHttpHandler CreateHandler() => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            bool isSecure = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps;
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync("127.0.0.1", (isSecure ? _host.Https : _host.Http).Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { _certificates.Authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    /// <summary>Makes a client of Graph over plain HTTP, with a token.</summary>
    /// <param name="roles">The application permissions in the token; without any, requests carry no token.</param>
    public HttpClient CreateClient(params string[] roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var client = new HttpClient(CreateHandler()) { BaseAddress = new Uri(GraphBaseAddress + "/") };
        if (roles.Length > 0)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", IssueToken(roles));
        }

        return client;
    }

    /// <summary>Stops listening and ends requests that are under way.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _host.DisposeAsync();
            _certificates.Dispose();
        }
    }

    /// <summary>What the server is made of.</summary>
    private sealed class Parts
    {
        public Parts(GraphTestServerOptions options)
        {
            var pages = new PageSizes(options.DefaultPageSize, options.MaxPageSize, options.EmptyFirstPage);
            AccessTokens = new AccessTokens(options.TenantId, options.Audiences, options.Time);
            Tokens = new TokenEndpoint(options, AccessTokens);
            Delta = new DeltaEndpoint(options.Tenant, options.Delta, options.Time);
            Meter = new ThrottleMeter(options.ResourceUnitQuota, options.Time);
            var endpoints = new GraphEndpoints(
                new GroupEndpoints(options.Tenant, pages),
                new UserEndpoints(options.Tenant, pages),
                new DirectoryEndpoints(options.Tenant, options.TenantId, pages),
                Delta);
            var pipeline = new GraphPipeline(options, AccessTokens, Meter, endpoints, new BatchEndpoint(options.BatchOrder), Calls, Faults);
            Adapter = new HttpAdapter(options, pipeline, Tokens, Calls, TokenFaults);
        }

        public TestCertificates Certificates { get; } = new();

        public AccessTokens AccessTokens { get; }

        public TokenEndpoint Tokens { get; }

        public DeltaEndpoint Delta { get; }

        public ThrottleMeter Meter { get; }

        public HttpAdapter Adapter { get; }

        public GraphCalls Calls { get; } = new();

        public GraphFaults Faults { get; } = new();

        public GraphFaults TokenFaults { get; } = new();
    }
}
