using System.Net;
using System.Net.Sockets;

namespace Rescue.AdSync.TestSupport.Samba;

/// <summary>A loopback address that no other test process uses for a domain controller, until it is disposed or the process ends.</summary>
internal sealed class SambaAddress : IDisposable
{
    private static readonly int[] Ports = [88, 389, 464, 636, 3268, 3269];
    private readonly FileStream _claim;

    private SambaAddress(string ip, FileStream claim)
    {
        Ip = ip;
        _claim = claim;
    }

    /// <summary>Gets the address.</summary>
    public string Ip { get; }

    /// <summary>Takes an address that is free.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public static SambaAddress Take()
    {
        for (int i = 1; i <= 100; i++)
        {
            string ip = $"127.0.60.{i}";
            if (SambaTemplates.TryLock(ip) is { } claim)
            {
                if (Ports.All(port => IsFree(ip, port)))
                {
                    return new SambaAddress(ip, claim);
                }

                claim.Dispose();
            }
        }

        throw new InvalidOperationException("No address from 127.0.60.1 to 127.0.60.100 has the ports of a domain controller free.");
    }

    public void Dispose() => _claim.Dispose();

    private static bool IsFree(string ip, int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Parse(ip), port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
