using System.Globalization;
using System.Net;
using DnsClient;
using DnsClient.Protocol;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Finds a domain's controllers as Windows does: by the service records that they keep in DNS.</summary>
/// <param name="options">Which domain, and how long to wait.</param>
/// <param name="nameServers">The name servers to ask; empty for those of the operating system.</param>
/// <param name="random">Draws among servers of equal priority.</param>
internal sealed class DomainLocator(ActiveDirectoryOptions options, IReadOnlyList<IPEndPoint> nameServers, Random random) : IServerLocator
{
    private const int PlainPort = 389;

    public async Task<IReadOnlyList<LdapEndpoint>> LocateAsync(CancellationToken cancellationToken)
    {
        string name = $"_ldap._tcp.dc._msdcs.{options.Domain}";
        using var timeout = new CancellationTokenSource(options.ConnectTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            IDnsQueryResponse answer = await Client(name).QueryAsync(name, QueryType.SRV, cancellationToken: either.Token).ConfigureAwait(false);
            return Order(name, answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            string seconds = options.ConnectTimeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            throw new ConnectionFaultException($"within {seconds} s no name server answered who the domain controllers of {options.Domain} are ({name}). Check which name servers this machine asks, or set Server.");
        }
        catch (DnsResponseException exception)
        {
            throw Unknown(name, exception.DnsError, exception);
        }
    }

    // Never the public name servers that the library would else fall back to: they are not to learn a company's domains.
    private LookupClient Client(string name)
    {
        NameServer[] servers = nameServers.Count > 0
            ? [.. nameServers.Select(server => new NameServer(server))]
            : OfThisMachine();
        if (servers.Length == 0)
        {
            throw new ConnectionFaultException($"this machine knows no name server that could be asked for {name}. Set one up, or set Server.");
        }

        return new LookupClient(new LookupClientOptions(servers)
        {
            UseCache = false,
            Retries = 1,
            Timeout = Shorter(options.ConnectTimeout, TimeSpan.FromSeconds(5)),
        });
    }

    private static NameServer[] OfThisMachine()
    {
        try
        {
            return [.. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)];
        }
        catch (InvalidOperationException)
        {
            // It says so where it can find out about none.
            return [];
        }
    }

    private IReadOnlyList<LdapEndpoint> Order(string name, IDnsQueryResponse answer)
    {
        if (answer.HasError)
        {
            throw Unknown(name, answer.ErrorMessage, null);
        }

        // A single dot says that there is no such service.
        ServiceRecord[] records =
        [
            .. answer.Answers.SrvRecords().Select(Record).Where(record => record.Host.Length > 0),
        ];
        return records.Length > 0
            ? [.. ServiceRecord.InOrderOfUse(records, random).Select(Endpoint).Distinct()]
            : throw Unknown(name, "the name servers know no such record", null);
    }

    private static ServiceRecord Record(SrvRecord record) =>
        new(record.Target.Value.TrimEnd('.'), record.Port, record.Priority, record.Weight);

    // The records tell the plain port only.
    private LdapEndpoint Endpoint(ServiceRecord record) =>
        new(record.Host, options.Port ?? (options.Security == ActiveDirectorySecurity.Ldaps ? options.EffectivePort : PortOf(record)));

    private static int PortOf(ServiceRecord record) => record.Port > 0 ? record.Port : PlainPort;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private ConnectionFaultException Unknown(string name, string? reason, Exception? cause) => new(
        $"DNS does not say who the domain controllers of {options.Domain} are ({name}: {(reason ?? "no answer").TrimEnd('.')}). Check Domain, and that this machine asks the domain's name servers; or set Server.",
        cause);
}
