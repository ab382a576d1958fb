using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>
/// Makes a connection of its own, agrees on TLS, and closes it, in order to say exactly what is wrong: unreachable, silent, no
/// TLS, or which fault of which certificate.
/// </summary>
internal sealed class Preflight(ActiveDirectoryOptions options, TrustedAuthorities? authorities, TimeProvider clock)
{
    private readonly string _server = $"{options.Server}:{options.EffectivePort}";

    /// <summary>Checks the server.</summary>
    /// <exception cref="ConnectionFaultException">It cannot be talked to.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await WithinTimeAsync(
            token => ReachAsync(client, token),
            "did not answer. Check Server and Port, and whether a firewall is in between.",
            cancellationToken).ConfigureAwait(false);
        if (options.Security != ActiveDirectorySecurity.None)
        {
            await WithinTimeAsync(
                token => AgreeOnTlsAsync(client.GetStream(), token),
                "accepted the connection but then kept silent instead of agreeing on TLS. Check that Port is one of a domain controller, and that Security fits it.",
                cancellationToken).ConfigureAwait(false);
        }
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
            throw new ConnectionFaultException($"within {seconds} s {_server} {onTimeout}");
        }
    }

    private async Task ReachAsync(TcpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(options.Server, options.EffectivePort, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw new ConnectionFaultException(Describe(exception), exception);
        }
    }

    private string Describe(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"the name {options.Server} is not known here. Check Server, and which name servers this machine asks.",
        SocketError.ConnectionRefused => $"{_server} refused the connection: nothing listens on that port. Check Server, Port and Security.",
        _ => $"{_server} cannot be reached: {exception.Message}. Check Server and Port, and whether a firewall is in between.",
    };

    private async Task AgreeOnTlsAsync(Stream stream, CancellationToken cancellationToken)
    {
        var verdict = new CertificateVerdict(options.Server);
        try
        {
            if (options.Security == ActiveDirectorySecurity.StartTls)
            {
                await StartTlsExchange.RequestAsync(stream, cancellationToken).ConfigureAwait(false);
            }

            using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
            await tls.AuthenticateAsClientAsync(TlsOptions(verdict), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or InvalidDataException)
        {
            throw new ConnectionFaultException(verdict.Fault ?? Describe(exception), exception);
        }
    }

    private SslClientAuthenticationOptions TlsOptions(CertificateVerdict verdict) => new()
    {
        TargetHost = options.Server,
        CertificateChainPolicy = authorities?.ChainPolicy(),
        RemoteCertificateValidationCallback = verdict.Judge,
    };

    private string Describe(Exception exception) => exception is InvalidDataException
        ? $"{_server} does not begin TLS when asked to (StartTLS): {exception.Message}. Check that Port is one of a domain controller, or set Security to Ldaps."
        : $"{_server} accepted the connection but does not speak TLS as expected: {exception.Message.TrimEnd('.')}. Check that Port and Security belong together (Ldaps: 636, StartTls: 389), and that the domain controller has a certificate.";
}
