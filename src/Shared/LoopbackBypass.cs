using System.Net;

namespace Rescue.AdSync;

/// <summary>The proxy of the machine, for all but this machine: what is sent here without TLS must not go out to a proxy (S8).</summary>
internal sealed class LoopbackBypass(IWebProxy machine) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => machine.Credentials;
        set => machine.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : machine.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || machine.IsBypassed(host);
}
