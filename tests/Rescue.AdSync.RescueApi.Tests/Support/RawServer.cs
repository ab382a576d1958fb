using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rescue.AdSync.RescueApi.Tests.Support;

/// <summary>A server that can break a connection in the ways that no HTTP library offers.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Func<int, Socket, CancellationToken, Task> _answer;
    private readonly Task _loop;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers a request, counted from 1, on its socket, which is closed afterwards.</param>
    public RawServer(Func<int, Socket, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Gets the requests that arrived whole.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Breaks the connection off hard.</summary>
    public static Task Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        return Task.CompletedTask;
    }

    public static async Task Send(Socket socket, string text) => await socket.SendAsync(Encoding.UTF8.GetBytes(text));

    public static Task Ok(Socket socket, string body) =>
        Send(socket, $"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                served.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                if (await ReadRequestAsync(socket) is { } request)
                {
                    _requests.Enqueue(request);
                    await _answer(_requests.Count, socket, _stop.Token);
                }
            }
            catch (Exception gone) when (gone is OperationCanceledException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<string?> ReadRequestAsync(Socket socket)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[8192];
        while (!IsWhole(text.ToString()))
        {
            int read = await socket.ReceiveAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        int end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        string? length = request[..end].Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
        return request.Length - end - 4 >= int.Parse(length ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
