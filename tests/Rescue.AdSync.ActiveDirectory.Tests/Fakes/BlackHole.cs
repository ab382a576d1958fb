using System.Net;
using System.Net.Sockets;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>A loopback port that lets every attempt to connect go unanswered, as a firewall does: its queue is full.</summary>
internal sealed class BlackHole : IDisposable
{
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _waiting = [];

    public BlackHole()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        for (int i = 0; i < 8; i++)
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _waiting.Add(client);
            try
            {
                client.Connect(IPAddress.Loopback, Port);
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It takes its place in the queue, or waits for one.
            }
        }
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public void Dispose()
    {
        foreach (Socket client in _waiting)
        {
            client.Dispose();
        }

        _listener.Dispose();
    }
}
