using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.ActiveDirectory.Protocols;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>
/// Chooses a domain controller and connects to it in two steps: first by itself, to learn exactly what is wrong if something
/// is, then by the LDAP library, which tells neither why TLS failed nor ever gives up on a silent server.
/// </summary>
internal sealed class LdapConnector(DirectoryName directory, ActiveDirectoryOptions options, IServerLocator locator, TimeProvider clock, ILogger logger)
    : ILdapConnector
{
    private readonly ConcurrentDictionary<LdapEndpoint, SignInSlots> _slots = new();
    private string? _lastGood;

    /// <summary>Gets the number of sign-ins that were given up and have not come to an end.</summary>
    public int Hanging => _slots.Values.Sum(slots => slots.Hanging);

    /// <inheritdoc/>
    public async Task<ILdapSession> ConnectAsync(CancellationToken cancellationToken)
    {
        TrustedAuthorities? authorities = LoadAuthorities();
        var faults = new List<ConnectionFaultException>();
        foreach (LdapEndpoint server in await LocateAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                return await ConnectAsync(server, authorities, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectionFaultException fault)
            {
                faults.Add(fault);
                logger.DomainControllerPassedOver(directory, server.ToString(), fault.Message);
            }
        }

        throw Fault(faults);
    }

    /// <summary>Lists the domain controllers in the order in which they are tried: first the one that served the last time.</summary>
    /// <exception cref="DirectoryException">None can be found.</exception>
    public async Task<IReadOnlyList<LdapEndpoint>> LocateAsync(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<LdapEndpoint> servers = await locator.LocateAsync(cancellationToken).ConfigureAwait(false);
            string? last = Volatile.Read(ref _lastGood);
            return [.. servers.OrderBy(server => server.Host.Equals(last, StringComparison.OrdinalIgnoreCase) ? 0 : 1)];
        }
        catch (ConnectionFaultException fault)
        {
            throw new DirectoryException(directory, fault.Message, fault.InnerException);
        }
    }

    /// <summary>Reads the authorities to trust, or nothing if they are the operating system's.</summary>
    /// <exception cref="DirectoryException">The file cannot be read.</exception>
    public TrustedAuthorities? LoadAuthorities()
    {
        if (string.IsNullOrEmpty(options.CaCertificateFile) || options.Security == ActiveDirectorySecurity.None)
        {
            return null;
        }

        try
        {
            return TrustedAuthorities.Load(options.CaCertificateFile);
        }
        catch (InvalidDataException exception)
        {
            throw new DirectoryException(directory, exception.Message, exception);
        }
    }

    /// <summary>Signs in to one domain controller, which was checked before.</summary>
    /// <exception cref="ConnectionFaultException">It does not answer.</exception>
    /// <exception cref="DirectoryException">It refuses the account.</exception>
    public async Task<ILdapSession> SignInAsync(LdapEndpoint server, TrustedAuthorities? authorities, CancellationToken cancellationToken)
    {
        SignInSlots slots = _slots.GetOrAdd(server, static (key, time) => new SignInSlots(key, time), clock);
        try
        {
            ProtocolsSession session = await slots.RunAsync(
                $"LDAP {directory}", () => ProtocolsConnector.Open(server, options, authorities), options.ConnectTimeout, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _lastGood, server.Host);
            return session;
        }
        catch (System.DirectoryServices.Protocols.DirectoryException exception)
        {
            throw new DirectoryException(directory, BindFailure.Describe(server, options, exception), exception);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            throw new DirectoryException(directory, "the LDAP library of the operating system is missing. Install libldap (Debian and Ubuntu: libldap-2.5-0 or libldap2; Red Hat: openldap).", exception);
        }
    }

    private async Task<ILdapSession> ConnectAsync(LdapEndpoint server, TrustedAuthorities? authorities, CancellationToken cancellationToken)
    {
        using (var check = new Preflight(server, options, authorities, clock))
        {
            await check.CheckAsync(cancellationToken).ConfigureAwait(false);
        }

        return await SignInAsync(server, authorities, cancellationToken).ConfigureAwait(false);
    }

    private DirectoryException Fault(List<ConnectionFaultException> faults) => faults is [var only]
        ? new DirectoryException(directory, only.Message, only.InnerException)
        : new DirectoryException(
            directory,
            $"none of the {faults.Count} domain controllers of {options.Domain} can be used. {string.Join(" ", faults.Select((fault, i) => $"({i + 1}) {fault.Message}"))}",
            new AggregateException(faults));
}
