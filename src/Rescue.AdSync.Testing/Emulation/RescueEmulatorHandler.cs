using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Rescue.AdSync.Testing.Emulation;

namespace Rescue.AdSync.Testing;

/// <summary>The emulator without a server: put it at the end of an <see cref="HttpClient"/>, and calls are answered in the same process.</summary>
/// <remarks>
/// Speaks the same protocol through the same code as <see cref="RescueEmulator"/>, faults included; only sockets are left out, which
/// makes it fast and needs no port. A connection that a fault breaks shows as <see cref="HttpRequestException"/>. There is no page, and
/// no state file. Safe for use by several threads at once.
/// </remarks>
public sealed class RescueEmulatorHandler : HttpMessageHandler
{
    private const string ApiPrefix = "/API/";
    private const string ApiSuffix = ".aspx";

    private readonly ApiEndpoint _api;

    /// <summary>Initializes a new instance of the <see cref="RescueEmulatorHandler"/> class.</summary>
    /// <param name="options">How to set it up; its addresses and its state file play no part. <see langword="null"/> for a sample account.</param>
    public RescueEmulatorHandler(RescueEmulatorOptions? options = null)
    {
        options ??= new RescueEmulatorOptions();
        Account = EmulatorSetup.PrepareAccount(options, saved: null);
        _api = new ApiEndpoint(Account, new Credentials(Account, options), Calls, Faults, state: null, options);
    }

    /// <summary>Gets the account, to look at and to edit by hand.</summary>
    public EmulatedAccount Account { get; }

    /// <summary>Gets the calls made so far.</summary>
    public RescueCalls Calls { get; } = new();

    /// <summary>Gets the faults in force.</summary>
    public RescueFaults Faults { get; } = new();

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">A fault broke the connection.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        string path = request.RequestUri?.AbsolutePath ?? string.Empty;
        if (!path.StartsWith(ApiPrefix, StringComparison.OrdinalIgnoreCase) || !path.EndsWith(ApiSuffix, StringComparison.OrdinalIgnoreCase))
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request };
        }

        using var exchange = new InProcessExchange(cancellationToken);
        await exchange.TakeAsync(request).ConfigureAwait(false);
        await _api.HandleAsync(exchange.Context, path[ApiPrefix.Length..^ApiSuffix.Length], cancellationToken).ConfigureAwait(false);
        return exchange.Answer(request);
    }

    /// <summary>One request and its answer, as the server's code sees them.</summary>
    private sealed class InProcessExchange : IHttpRequestLifetimeFeature, IDisposable
    {
        private readonly MemoryStream _body = new();
        private bool _isBroken;

        public InProcessExchange(CancellationToken cancellationToken)
        {
            RequestAborted = cancellationToken;
            Context.Features.Set<IHttpRequestLifetimeFeature>(this);
            Context.Response.Body = _body;
        }

        public DefaultHttpContext Context { get; } = new();

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => _isBroken = true;

        public void Dispose() => _body.Dispose();

        public async Task TakeAsync(HttpRequestMessage request)
        {
            HttpRequest target = Context.Request;
            target.Method = request.Method.Method;
            target.QueryString = new QueryString(request.RequestUri!.Query);
            if (request.Headers.TryGetValues("Cookie", out IEnumerable<string>? cookies))
            {
                target.Headers.Cookie = cookies.ToArray();
            }

            if (request.Content is { } content)
            {
                target.ContentType = content.Headers.ContentType?.ToString();
                target.Body = await content.ReadAsStreamAsync(RequestAborted).ConfigureAwait(false);
            }
        }

        public HttpResponseMessage Answer(HttpRequestMessage request)
        {
            RequestAborted.ThrowIfCancellationRequested();
            if (_isBroken)
            {
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "A fault broke the connection.");
            }

            var response = new HttpResponseMessage((HttpStatusCode)Context.Response.StatusCode)
            {
                RequestMessage = request,
                Content = new ByteArrayContent(_body.ToArray()),
            };
            foreach ((string name, StringValues values) in Context.Response.Headers)
            {
                if (!response.Headers.TryAddWithoutValidation(name, values.ToArray()) && !string.Equals(name, "Content-Length", StringComparison.OrdinalIgnoreCase))
                {
                    response.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
                }
            }

            return response;
        }
    }
}
