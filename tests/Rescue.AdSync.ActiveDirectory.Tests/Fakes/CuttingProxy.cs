using System.Net;
using System.Net.Sockets;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>Stands before a server and breaks the connection off after so many bytes of it, counted over all connections.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly IPEndPoint _target;
    private readonly long _limit;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private long _passed;

    public CuttingProxy(IPEndPoint target, long limit)
    {
        _target = target;
        _limit = limit;
        _listener = new TcpListener(target.Address, 0);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Gets the number of bytes that came from the server.</summary>
    public long Passed => Interlocked.Read(ref _passed);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception exception) when (_end.IsCancellationRequested && exception is OperationCanceledException or InvalidOperationException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(_end.Token))
        {
            try
            {
                await server.ConnectAsync(_target, over.Token);
                Task up = client.GetStream().CopyToAsync(server.GetStream(), over.Token);
                await Task.WhenAny(up, PassAsync(server.GetStream(), client.GetStream(), over.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // One side is gone; so is the other.
            }

            await over.CancelAsync();
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is int count and > 0)
        {
            long before = Interlocked.Add(ref _passed, count) - count;
            int allowed = (int)Math.Clamp(_limit - before, 0, count);
            await to.WriteAsync(buffer.AsMemory(0, allowed), cancellationToken);
            if (allowed < count)
            {
                return;
            }
        }
    }
}
