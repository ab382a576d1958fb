using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>Listens on a free loopback port and does one thing with each connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public LoopbackServer(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _listener.Start();
        _serving = ServeAsync(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Accepts connections and never says a word.</summary>
    public static LoopbackServer Silent() => new((_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));

    /// <summary>Closes each connection at the first word.</summary>
    public static LoopbackServer Closing() => new(async (stream, cancellationToken) => _ = await stream.ReadAsync(new byte[16], cancellationToken));

    /// <summary>Answers the first words with bytes.</summary>
    public static LoopbackServer Answering(byte[] answer) => new(async (stream, cancellationToken) =>
    {
        _ = await stream.ReadAsync(new byte[1024], cancellationToken);
        await stream.WriteAsync(answer, cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    });

    /// <summary>Agrees on TLS with a certificate.</summary>
    public static LoopbackServer Tls(X509Certificate2 certificate) => new(async (stream, cancellationToken) =>
    {
        using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    });

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeOneAsync(await _listener.AcceptTcpClientAsync(_end.Token), serve));
            }
        }
        catch (Exception exception) when (_end.IsCancellationRequested && exception is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The listener may be stopped before or while it waits for the next connection.
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeOneAsync(TcpClient client, Func<NetworkStream, CancellationToken, Task> serve)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream(), _end.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client turned away, or the test is over.
            }
        }
    }
}
