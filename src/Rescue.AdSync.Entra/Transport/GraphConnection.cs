using System.Security.Authentication;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Rescue.AdSync.Entra.SignIn;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>Sends single requests through the Graph SDK and gives the raw answers back. Safe for use by several threads at once.</summary>
internal sealed class GraphConnection : IDisposable
{
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly HttpClientRequestAdapter _adapter;

    public GraphConnection(EntraEndpoints endpoints, EntraOptions options, TokenKeeper tokens, HttpMessageHandler network, TimeProvider clock)
    {
        _timeout = options.RequestTimeout;
        _clock = clock;
        Tokens = tokens;
        Address = new GraphAddress(endpoints.Graph);
        Pace = new Pace(clock);
        _http = GraphPipeline.Create(Address, network);
        _adapter = new HttpClientRequestAdapter(new GraphAuthentication(tokens, Address), httpClient: _http) { BaseUrl = endpoints.Graph.AbsoluteUri };
        Requests = new GraphRequests(new GraphServiceClient(_adapter), Address, options.PageSize);
    }

    public GraphAddress Address { get; }

    /// <summary>Gets what can be asked.</summary>
    public GraphRequests Requests { get; }

    public TokenKeeper Tokens { get; }

    public Pace Pace { get; }

    /// <summary>Asks one thing.</summary>
    /// <exception cref="GraphFailureException">There is no answer.</exception>
    /// <exception cref="SignInException">There is no token.</exception>
    public Task<GraphAnswer> GetAsync(GraphCall call, CancellationToken cancellationToken)
    {
        var request = new RequestInformation { HttpMethod = Method.GET, URI = Address.Of(call.Path) };
        request.Headers.Add("Accept", "application/json");
        if (call.IsAdvanced)
        {
            request.Headers.Add(BatchWriter.ConsistencyLevel, BatchWriter.Eventual);
        }

        return SendAsync(request, cancellationToken);
    }

    /// <summary>Asks up to twenty things at once.</summary>
    /// <exception cref="GraphFailureException">There is no answer.</exception>
    /// <exception cref="SignInException">There is no token.</exception>
    public Task<GraphAnswer> BatchAsync(IReadOnlyList<GraphRequest> requests, CancellationToken cancellationToken)
    {
        var request = new RequestInformation { HttpMethod = Method.POST, URI = Address.Of("/$batch") };
        request.Headers.Add("Accept", "application/json");
        request.SetStreamContent(new MemoryStream(BatchWriter.Write(requests)), "application/json");
        return SendAsync(request, cancellationToken);
    }

    public void Dispose()
    {
        _adapter.Dispose();
        _http.Dispose();
    }

    private async Task<GraphAnswer> SendAsync(RequestInformation request, CancellationToken cancellationToken)
    {
        await Pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            using HttpRequestMessage message = await ConvertAsync(request, limit.Token).ConfigureAwait(false);
            using HttpResponseMessage response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            Pace.Note(response.Headers);
            return await GraphAnswer.ReadAsync(response, _clock, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && Describe(exception) is { } what)
        {
            throw new GraphFailureException(GraphFailure.Unreachable, what, exception);
        }
        catch (UnreadableAnswerException exception)
        {
            throw new GraphFailureException(GraphFailure.Unreadable, $"{Address.Host} sent {exception.Message}", exception);
        }
    }

    private async Task<HttpRequestMessage> ConvertAsync(RequestInformation request, CancellationToken cancellationToken) =>
        await _adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(request, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException("The Graph SDK made no request.");

    private string? Describe(Exception exception) => exception switch
    {
        OperationCanceledException => $"{Address.Host} gave no answer within {_timeout.TotalSeconds:0.###} s",
        HttpRequestException { InnerException: AuthenticationException tls } => $"TLS with {Address.Host} failed: {tls.Message.TrimEnd('.')}. Behind a proxy that opens TLS, put its authority into CaCertificateFile",
        HttpRequestException or IOException => $"the connection to {Address.Host} broke: {exception.Message.TrimEnd('.')}",
        InvalidDataException => $"{Address.Host} sent an answer that is damaged",
        _ => null,
    };
}
