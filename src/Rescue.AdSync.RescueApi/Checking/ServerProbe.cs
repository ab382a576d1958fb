using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.RescueApi.Checking;

/// <summary>Asks a server for its start page, without any credential, and keeps what only the connection shows.</summary>
internal static class ServerProbe
{
    /// <summary>Asks once. Never throws for anything that a server or a network can do.</summary>
    public static async Task<ProbeOutcome> AskAsync(Uri address, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        CertificateSeen? certificate = null;
        using SocketsHttpHandler handler = RescueHttpClient.CreateHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, chain, errors) =>
        {
            certificate = CertificateSeen.From(presented, chain, errors);
            return errors == SslPolicyErrors.None;
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var timer = new CancellationTokenSource(timeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            return new ProbeOutcome(certificate, response.Headers.Date, timeProvider.GetUtcNow(), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ProbeOutcome(certificate, null, timeProvider.GetUtcNow(), failure);
        }
    }
}

/// <summary>What asking a server came to.</summary>
/// <param name="Certificate">The certificate that it presented, or <see langword="null"/> if it came to none.</param>
/// <param name="Date">The server's time, or <see langword="null"/> if it told none.</param>
/// <param name="Now">This machine's time when the answer came.</param>
/// <param name="Failure">What broke the connection, or <see langword="null"/>.</param>
internal sealed record ProbeOutcome(CertificateSeen? Certificate, DateTimeOffset? Date, DateTimeOffset Now, Exception? Failure);

/// <summary>A certificate as a server presented it, and what is wrong with it.</summary>
internal sealed record CertificateSeen(string Subject, string Issuer, DateTimeOffset NotAfter, SslPolicyErrors Errors, X509ChainStatusFlags ChainFlaws)
{
    public static CertificateSeen From(X509Certificate? presented, X509Chain? chain, SslPolicyErrors errors)
    {
        if (presented is null)
        {
            return new CertificateSeen("none", "nobody", DateTimeOffset.MinValue, errors, X509ChainStatusFlags.NoError);
        }

        using var certificate = new X509Certificate2(presented);
        X509ChainStatusFlags flaws = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        return new CertificateSeen(
            certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
            new DateTimeOffset(certificate.NotAfter),
            errors,
            flaws);
    }
}
