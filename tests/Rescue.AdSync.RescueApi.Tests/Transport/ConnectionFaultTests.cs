using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Transport;

/// <summary>E4: whether a call is repeated depends on what can be known about it.</summary>
public sealed class ConnectionFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static RescueAdminClient Connect(Uri address, out HttpClient http, Action<RescueApiOptions>? configure = null)
    {
        var options = new RescueApiOptions { BaseAddress = address, ServiceToken = Sut.Token };
        Sut.Hurry(options);
        configure?.Invoke(options);
        http = RescueHttpClient.Create(options);
        return new RescueAdminClient(http, options);
    }

    [Fact]
    public async Task A_write_whose_connection_breaks_after_sending_has_no_answer_and_is_sent_once()
    {
        await using var server = new RawServer((_, socket, _) => RawServer.Reset(socket));
        RescueAdminClient rescue = Connect(server.Address, out HttpClient http);
        using (http)
        {
            RescueResult result = await rescue.SetUserAsync(Samples.User, Cancel);

            Assert.Equal(RescueErrorCode.NoAnswer, result.Code);
            Assert.True(result.IsOutcomeUnknown);
            Assert.Single(server.Requests);
        }
    }

    [Fact]
    public async Task A_write_that_times_out_has_no_answer_and_is_sent_once()
    {
        await using var server = new RawServer((_, _, stopped) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopped));
        RescueAdminClient rescue = Connect(server.Address, out HttpClient http, options => options.AttemptTimeout = TimeSpan.FromSeconds(1));
        using (http)
        {
            RescueResult<NodeId> result = await rescue.CreateUserAsync(Samples.Group, Cancel);

            Assert.Equal(new RescueResult(RescueErrorCode.NoAnswer, "no answer within 1 s"), result.Result);
            Assert.Single(server.Requests);
        }
    }

    [Fact]
    public async Task A_write_whose_answer_breaks_off_has_no_answer_and_is_sent_once()
    {
        await using var server = new RawServer((_, socket, _) => RawServer.Send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nOK"));
        RescueAdminClient rescue = Connect(server.Address, out HttpClient http);
        using (http)
        {
            Assert.Equal(RescueErrorCode.NoAnswer, (await rescue.MoveNodeAsync(Samples.Ann, Samples.Group, Cancel)).Code);
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n")]
    [InlineData("")]
    public async Task A_read_whose_answer_breaks_off_is_repeated(string beginning)
    {
        await using var server = new RawServer((count, socket, _) => count == 1
            ? RawServer.Send(socket, beginning)
            : RawServer.Ok(socket, Encoding.UTF8.GetString(Transcript.Read("getHierarchy"))));
        RescueAdminClient rescue = Connect(server.Address, out HttpClient http);
        using (http)
        {
            Assert.Equal(15, (await rescue.GetHierarchyAsync(Cancel)).Count);
            Assert.Equal(2, server.Requests.Count);
        }
    }

    [Fact]
    public async Task A_read_that_times_out_is_repeated()
    {
        await using var server = new RawServer((count, socket, stopped) => count == 1
            ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopped)
            : RawServer.Ok(socket, Encoding.UTF8.GetString(Transcript.Read("getAccount"))));
        RescueAdminClient rescue = Connect(server.Address, out HttpClient http, options => options.AttemptTimeout = TimeSpan.FromSeconds(2));
        using (http)
        {
            Assert.Equal(51234, (await rescue.GetAccountAsync(Cancel)).AccountId);
        }
    }

    [Fact]
    public async Task A_write_that_never_left_is_repeated_and_then_has_no_answer()
    {
        var handler = new CountingHandler(new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException(111)));
        RescueResult result = await WriteThrough(handler);

        Assert.Equal(new RescueResult(RescueErrorCode.NoAnswer, "ConnectionError: refused"), result);
        Assert.Equal(4, handler.Calls);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, 4)]
    [InlineData(HttpRequestError.SecureConnectionError, 4)]
    [InlineData(HttpRequestError.ProxyTunnelError, 4)]
    [InlineData(HttpRequestError.ResponseEnded, 1)]
    [InlineData(HttpRequestError.InvalidResponse, 1)]
    [InlineData(HttpRequestError.Unknown, 1)]
    public async Task Only_a_proof_that_a_write_never_left_allows_to_repeat_it(HttpRequestError error, int calls)
    {
        var handler = new CountingHandler(new HttpRequestException(error, "broken"));
        RescueResult result = await WriteThrough(handler);

        Assert.Equal(RescueErrorCode.NoAnswer, result.Code);
        Assert.Equal(calls, handler.Calls);
    }

    [Fact]
    public async Task A_certificate_that_is_refused_is_not_tried_again()
    {
        var refused = new System.Security.Authentication.AuthenticationException("the certificate is not trusted");
        var handler = new CountingHandler(new HttpRequestException(HttpRequestError.SecureConnectionError, "no TLS", refused));
        RescueResult result = await WriteThrough(handler);

        Assert.Equal(RescueErrorCode.NoAnswer, result.Code);
        Assert.Equal(1, handler.Calls);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_no_answer_with_a_reason()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Dispose();
        RescueAdminClient rescue = Connect(new Uri($"http://127.0.0.1:{port}/"), out HttpClient http);
        using (http)
        {
            var failure = await Assert.ThrowsAsync<RescueException>(() => rescue.GetAccountAsync(Cancel));

            Assert.Equal(RescueErrorCode.NoAnswer, failure.Result.Code);
            Assert.StartsWith("Rescue (127.0.0.1) could not be read: getAccount was not answered: ConnectionError:", failure.Message, StringComparison.Ordinal);
            Assert.IsType<HttpRequestException>(failure.InnerException);
        }
    }

    [Fact]
    public async Task A_cancelled_call_ends_as_cancelled()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var server = new RawServer(async (_, _, stopped) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopped);
        });
        RescueAdminClient rescue = Connect(server.Address, out HttpClient http);
        using (http)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rescue.GetUserAsync(Samples.Ann, cancel.Token));
            Assert.Single(server.Requests);
        }
    }

    [Fact]
    public async Task A_compressed_answer_that_is_damaged_is_no_answer()
    {
        byte[] whole = Gzip(Transcript.Read("getHierarchy"));
        whole.AsSpan(20, 40).Fill(0xFF);
        await using var server = new RawServer(async (_, socket, _) =>
        {
            await RawServer.Send(socket, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: {whole.Length}\r\n\r\n");
            await socket.SendAsync(whole);
        });
        RescueAdminClient rescue = Connect(server.Address, out HttpClient http, options => options.MaxRetries = 0);
        using (http)
        {
            var failure = await Assert.ThrowsAsync<RescueException>(() => rescue.GetHierarchyAsync(Cancel));
            Assert.Equal(RescueErrorCode.NoAnswer, failure.Result.Code);
        }
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        byte[] whole = Gzip(Transcript.Read("getHierarchy"));
        await using var server = new RawServer(async (_, socket, _) =>
        {
            await RawServer.Send(socket, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: {whole.Length}\r\n\r\n");
            await socket.SendAsync(whole);
        });
        RescueAdminClient rescue = Connect(server.Address, out HttpClient http);
        using (http)
        {
            Assert.Equal(15, (await rescue.GetHierarchyAsync(Cancel)).Count);
        }
    }

    private static async Task<RescueResult> WriteThrough(CountingHandler handler)
    {
        var options = new RescueApiOptions { ServiceToken = Sut.Token };
        Sut.Hurry(options);
        using HttpClient http = RescueHttpClient.Create(options, handler);
        return await new RescueAdminClient(http, options).SetUserAsync(Samples.User, Cancel);
    }

    private static byte[] Gzip(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(data);
        }

        return compressed.ToArray();
    }

    private sealed class CountingHandler(Exception failure) : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromException<HttpResponseMessage>(failure);
        }
    }
}
