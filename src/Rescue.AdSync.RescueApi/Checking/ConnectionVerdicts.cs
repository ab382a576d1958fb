using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Rescue.AdSync.Checks;
using Rescue.AdSync.RescueApi.Transport;

namespace Rescue.AdSync.RescueApi.Checking;

/// <summary>Says what a connection shows of the server and the way to it, and what to do.</summary>
internal static class ConnectionVerdicts
{
    private const int DaysToWarn = 14;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public static CheckResult Reachable(Uri address, ProbeOutcome probe)
    {
        // Whoever got as far as a certificate has reached a server.
        if (probe.Failure is null || probe.Certificate is not null)
        {
            return new CheckResult(CheckCode.Reachable, CheckStatus.Passed, $"{address.Authority} answers.");
        }

        (string what, string advice) = probe.Failure is HttpRequestException request
            ? Unreachable(address, request)
            : ($"{address.Authority} did not answer in time.", "Check that a firewall or proxy lets this machine through to it.");
        return new CheckResult(CheckCode.Reachable, CheckStatus.Failed, what) { Advice = advice };
    }

    public static CheckResult Tls(Uri address, ProbeOutcome probe)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return new CheckResult(CheckCode.Tls, CheckStatus.Skipped, "Not used: the address is this machine's own, over http.");
        }

        if (probe.Certificate is not { } certificate)
        {
            return probe.Failure is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
                ? Failed("The server and this machine could not agree on TLS.", "Check that the address and its port speak https, and that TLS 1.2 or later is allowed on the way.")
                : new CheckResult(CheckCode.Tls, CheckStatus.Skipped, "Not tried, because the server was not reached.");
        }

        return certificate.Errors == SslPolicyErrors.None ? Trusted(certificate, probe.Now) : Distrusted(address, certificate);
    }

    public static CheckResult Clock(ProbeOutcome probe)
    {
        if (probe.Date is not { } date)
        {
            return new CheckResult(CheckCode.Clock, CheckStatus.Skipped, "The server told no time.");
        }

        TimeSpan apart = (probe.Now - date).Duration();
        return apart <= ClockTolerance
            ? new CheckResult(CheckCode.Clock, CheckStatus.Passed, $"This machine's clock and the server's agree to within {Math.Max(1, Math.Ceiling(apart.TotalSeconds)):0} s.")
            : new CheckResult(CheckCode.Clock, CheckStatus.Warning, $"This machine's clock and the server's are {apart.TotalMinutes:0} minutes apart.")
            {
                Advice = "Have this machine keep its time by NTP: certificates and times in the history depend on it.",
            };
    }

    private static (string What, string Advice) Unreachable(Uri address, HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => ($"The name {address.Host} is not known.", "Check region or base address, and this machine's DNS."),
        HttpRequestError.ProxyTunnelError => ($"The proxy on the way to {address.Authority} does not let this machine through{(failure.StatusCode is { } status ? $" (HTTP {(int)status})" : string.Empty)}.", "Allow the host at the proxy, or except it from the proxy (NO_PROXY)."),
        HttpRequestError.ConnectionError => ($"{address.Authority} takes no connection.", "Check region or base address, and that a firewall lets this machine through to it."),
        _ => ($"{address.Authority} cannot be reached: {TransportFault.Describe(failure)}", "Check region or base address, and that a proxy or firewall lets this machine through to it."),
    };

    private static CheckResult Trusted(CertificateSeen certificate, DateTimeOffset now)
    {
        int days = (int)(certificate.NotAfter - now).TotalDays;
        string message = $"The certificate of {certificate.Subject}, issued by {certificate.Issuer}, is trusted and ends in {days} days.";
        return days >= DaysToWarn
            ? new CheckResult(CheckCode.Tls, CheckStatus.Passed, message)
            : new CheckResult(CheckCode.Tls, CheckStatus.Warning, message) { Advice = "Whoever runs the server, or a proxy on the way that inspects TLS, must renew it before." };
    }

    private static CheckResult Distrusted(Uri address, CertificateSeen certificate)
    {
        string who = $"The certificate of {certificate.Subject}, issued by {certificate.Issuer},";
        if (certificate.Errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return Failed("The server presents no certificate.", "Check that region or base address name a Rescue server.");
        }

        if (certificate.Errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return Failed($"{who} does not bear the name {address.Host}.", "Correct the base address; or see who answers in the server's place.");
        }

        return certificate.ChainFlaws.HasFlag(X509ChainStatusFlags.NotTimeValid)
            ? Failed($"{who} is not in date; it ends or ended on {certificate.NotAfter.UtcDateTime:yyyy-MM-dd}.", "Check this machine's clock; if it is right, the certificate must be renewed.")
            : Failed($"{who} is not trusted by this machine ({certificate.ChainFlaws}).", "If a proxy inspects TLS on the way, add its root certificate to this machine's trusted ones; else do not go on: somebody may be listening.");
    }

    private static CheckResult Failed(string message, string advice) => new(CheckCode.Tls, CheckStatus.Failed, message) { Advice = advice };
}
