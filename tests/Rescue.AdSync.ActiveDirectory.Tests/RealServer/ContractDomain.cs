using System.Net;
using System.Net.Sockets;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>The contract's world in a domain controller of its own.</summary>
public sealed class ContractDomain : IDirectorySourceFixture, IAsyncLifetime
{
    // Active Directory knows no guests: whoever has an account there is at home.
    public const ContractFeatures Lacks = ContractFeatures.Guests;

    private const string DenyReadingTheState = "(OD;;RP;bf967a68-0de6-11d0-a285-00aa003049e2;;AU)";

    private readonly Dictionary<string, ObjectId> _ids = [];
    private readonly List<CuttingRelay> _relays = [];
    private readonly TcpListener _silence = new(IPAddress.Loopback, 0);
    private SambaDomain _domain = null!;

    public ContractWorld World { get; } = ContractWorld.Create(Lacks);

    public IDirectorySource Source { get; private set; } = null!;

    public IDirectorySource? Unreachable { get; private set; }

    public IDirectorySource? Stalled { get; private set; }

    public IReadOnlyList<IDirectorySource> Failing { get; private set; } = [];

    public ObjectId IdOf(string key) => _ids[key];

    public async ValueTask InitializeAsync()
    {
        _domain = await SambaDomain.StartAsync(ContractLdif.Write(World), TestContext.Current.CancellationToken);
        await _domain.AddAccessRuleAsync(ContractLdif.Person("fay"), DenyReadingTheState, TestContext.Current.CancellationToken);
        _silence.Start();
        Source = Reader(SambaDomain.LdapsPort);
        Unreachable = Reader(1);
        Stalled = Reader(((IPEndPoint)_silence.LocalEndpoint).Port, IPAddress.Loopback.ToString());
        Failing = [.. new[] { 2_000, 6_000, 12_000, 50_000, 200_000, 600_000 }.Select(ReaderThatIsCutOff)];
        await LearnKeysAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _silence.Dispose();
        foreach (CuttingRelay relay in _relays)
        {
            relay.Dispose();
        }

        await _domain.DisposeAsync();
    }

    private ActiveDirectorySource ReaderThatIsCutOff(int bytes)
    {
        var relay = new CuttingRelay(IPAddress.Parse(_domain.Host), SambaDomain.LdapsPort, bytes);
        _relays.Add(relay);
        return Reader(relay.Port);
    }

    private ActiveDirectorySource Reader(int port, string? host = null) => new(new DirectoryName("hq"), new ActiveDirectoryOptions
    {
        Server = host ?? _domain.Host,
        Port = port,
        UserName = SambaDomain.ReaderUserName,
        Password = new Secret(SambaDomain.ReaderPassword),
        CaCertificateFile = _domain.CaCertificateFile,
        PageSize = 500,
    });

    // The server chooses the keys. They are asked for by other means than the source under test.
    private async Task LearnKeysAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, ObjectId> byName = await LdapSearch.KeysAsync(_domain, cancellationToken);
        foreach (string key in World.Users.Select(user => user.Key).Concat(World.Groups.Select(group => group.Key)))
        {
            _ids.Add(key, byName[key]);
        }
    }
}
