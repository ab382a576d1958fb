using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>
/// Makes a connection of its own, agrees on TLS, asks one question, and closes it, in order to say exactly what is wrong:
/// unreachable, silent, no TLS, no LDAP, or which fault of which certificate. Every step takes a bounded time.
/// </summary>
internal sealed class Preflight(LdapEndpoint server, ActiveDirectoryOptions options, TrustedAuthorities? authorities, TimeProvider clock) : IDisposable
{
    private readonly TcpClient _client = new();
    private SslStream? _tls;

    /// <summary>Gets what was found out about the server's certificate.</summary>
    public CertificateVerdict Certificate { get; } = new(server.Host);

    /// <summary>Gets the server's clock after <see cref="AskAsync"/>, or <see langword="null"/> if it does not tell.</summary>
    public DateTimeOffset? ServerTime { get; private set; }

    /// <summary>Goes through all steps.</summary>
    /// <exception cref="ConnectionFaultException">The server cannot be talked to.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await ReachAsync(cancellationToken).ConfigureAwait(false);
        await ProtectAsync(cancellationToken).ConfigureAwait(false);
        await AskAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects.</summary>
    /// <exception cref="ConnectionFaultException">The server cannot be reached.</exception>
    public Task ReachAsync(CancellationToken cancellationToken) => WithinTimeAsync(
        ConnectAsync, "did not answer. Check Server and Port, and whether a firewall is in between.", cancellationToken);

    /// <summary>Agrees on TLS, if that is configured.</summary>
    /// <exception cref="ConnectionFaultException">The server does not speak TLS, or shows a certificate that is not acceptable.</exception>
    public Task ProtectAsync(CancellationToken cancellationToken) => options.Security == ActiveDirectorySecurity.None
        ? Task.CompletedTask
        : WithinTimeAsync(
            AgreeOnTlsAsync,
            "accepted the connection but then kept silent instead of agreeing on TLS. Check that Port is one of a domain controller, and that Security fits it.",
            cancellationToken);

    /// <summary>Asks for what a domain controller tells anybody.</summary>
    /// <exception cref="ConnectionFaultException">The server does not answer, or not in LDAP.</exception>
    public Task AskAsync(CancellationToken cancellationToken) => WithinTimeAsync(
        ProbeAsync, "accepted the connection but then kept silent when it was asked. Check that Port is one of a domain controller, and that Security fits it.", cancellationToken);

    public void Dispose()
    {
        _tls?.Dispose();
        _client.Dispose();
    }

    private async Task WithinTimeAsync(Func<CancellationToken, Task> step, string onTimeout, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await step(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            string seconds = options.ConnectTimeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            throw new ConnectionFaultException($"within {seconds} s {server} {onTimeout}");
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.ConnectAsync(server.Host, server.Port, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw new ConnectionFaultException(Describe(exception), exception);
        }
    }

    private string Describe(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"the name {server.Host} is not known here. Check Server, and which name servers this machine asks.",
        SocketError.ConnectionRefused => $"{server} refused the connection: nothing listens on that port. Check Server, Port and Security.",
        _ => $"{server} cannot be reached: {exception.Message.TrimEnd('.')}. Check Server and Port, and whether a firewall is in between.",
    };

    private async Task AgreeOnTlsAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (options.Security == ActiveDirectorySecurity.StartTls)
            {
                await StartTlsExchange.RequestAsync(_client.GetStream(), cancellationToken).ConfigureAwait(false);
            }

            _tls = new SslStream(_client.GetStream(), leaveInnerStreamOpen: true);
            await _tls.AuthenticateAsClientAsync(TlsOptions(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or InvalidDataException)
        {
            throw new ConnectionFaultException(Certificate.Fault ?? DescribeTls(exception), exception);
        }
    }

    private SslClientAuthenticationOptions TlsOptions() => new()
    {
        TargetHost = server.Host,
        CertificateChainPolicy = authorities?.ChainPolicy(),
        RemoteCertificateValidationCallback = Certificate.Judge,
    };

    private string DescribeTls(Exception exception) => exception is InvalidDataException
        ? $"{server} does not begin TLS when asked to (StartTLS): {exception.Message}. Check that Port is one of a domain controller, or set Security to Ldaps."
        : $"{server} accepted the connection but does not speak TLS as expected: {exception.Message.TrimEnd('.')}. Check that Port and Security belong together (Ldaps: 636, StartTls: 389), and that the domain controller has a certificate.";

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            ServerTime = await ServerProbe.AskAsync(_tls ?? (Stream)_client.GetStream(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw new ConnectionFaultException($"{server} accepted the connection but does not speak LDAP as expected: {exception.Message.TrimEnd('.')}. Check that Port is one of a domain controller, and that Security fits it (Ldaps: 636, StartTls and None: 389).", exception);
        }
    }
}
