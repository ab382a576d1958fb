using System.Net;
using System.Net.Sockets;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>
/// Stands between a client and a server on the server's own address, and ends each connection after the server has sent so
/// many bytes: a network that fails in the middle.
/// </summary>
internal sealed class CuttingRelay : IDisposable
{
    private readonly IPEndPoint _server;
    private readonly int _bytes;
    private readonly TcpListener _listener;

    public CuttingRelay(IPAddress address, int serverPort, int bytes)
    {
        _server = new IPEndPoint(address, serverPort);
        _bytes = bytes;
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Gets the port to dial.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The relay was disposed of.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(_server);
                Task up = client.GetStream().CopyToAsync(server.GetStream());
                Task down = CopyUntilCutAsync(server.GetStream(), client.GetStream());
                await Task.WhenAny(up, down);
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                // One of the two has gone; so does the other.
            }
        }
    }

    private async Task CopyUntilCutAsync(NetworkStream from, NetworkStream to)
    {
        byte[] buffer = new byte[4096];
        int left = _bytes;
        while (left > 0 && await from.ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length))) is > 0 and int read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read));
            left -= read;
        }
    }
}
