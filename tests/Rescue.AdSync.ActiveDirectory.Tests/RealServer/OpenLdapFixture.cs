using System.Net;
using System.Net.Sockets;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>The contract's world in an OpenLDAP server that gives no more than ten entries to whoever does not page.</summary>
public sealed class OpenLdapFixture : IDirectorySourceFixture, IAsyncLifetime
{
    private const ContractFeatures Lacks =
        ContractFeatures.Guests | ContractFeatures.Things | ContractFeatures.UnreadableMembers | ContractFeatures.Failures;

    private readonly TcpListener _silence = new(IPAddress.Loopback, 0);
    private OpenLdapServer _server = null!;

    public ContractWorld World { get; } = ContractWorld.Create(Lacks, crowdSize: 60);

    public IDirectorySource Source { get; private set; } = null!;

    public IDirectorySource? Unreachable { get; private set; }

    public IDirectorySource? Stalled { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _server = await OpenLdapServer.StartAsync(OpenLdapLdif.Write(World), TestContext.Current.CancellationToken);
        _silence.Start();
        Source = Reader(ActiveDirectorySecurity.Ldaps);
        Unreachable = Reader(ActiveDirectorySecurity.Ldaps, 1);
        Stalled = Reader(ActiveDirectorySecurity.Ldaps, ((IPEndPoint)_silence.LocalEndpoint).Port);
    }

    public async ValueTask DisposeAsync()
    {
        _silence.Dispose();
        await _server.DisposeAsync();
    }

    public ActiveDirectorySource Reader(ActiveDirectorySecurity security, int? port = null) => new(new DirectoryName("openldap"), new ActiveDirectoryOptions
    {
        Server = "127.0.0.1",
        Port = port ?? (security == ActiveDirectorySecurity.Ldaps ? _server.LdapsPort : _server.Port),
        Security = security,
        UserName = OpenLdapServer.ReaderDn,
        Password = new Secret(OpenLdapServer.ReaderPassword),
        CaCertificateFile = security == ActiveDirectorySecurity.None ? null : _server.CaCertificateFile,
        PageSize = 7,
    });
}
