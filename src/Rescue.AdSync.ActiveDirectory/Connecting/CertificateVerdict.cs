using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Judges the certificate of a server, and remembers what was wrong with it.</summary>
internal sealed class CertificateVerdict(string host)
{
    /// <summary>Gets what is wrong and what to do, or <see langword="null"/>.</summary>
    public string? Fault { get; private set; }

    /// <summary>Gets when the certificate ends, or <see langword="null"/> where none was shown.</summary>
    public DateTimeOffset? Ends { get; private set; }

    /// <summary>Gets who issued the certificate, or <see langword="null"/> where none was shown.</summary>
    public string? Issuer { get; private set; }

    /// <summary>Accepts a certificate without fault only.</summary>
    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Ends = (certificate as X509Certificate2)?.NotAfter;
        Issuer = certificate?.Issuer;
        if (errors != SslPolicyErrors.None)
        {
            Fault = string.Join(" ", Faults(certificate as X509Certificate2, chain, errors));
        }

        return errors == SslPolicyErrors.None;
    }

    private IEnumerable<string> Faults(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            yield return $"{host} shows no certificate. The domain controller needs one for LDAP over TLS.";
            yield break;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return $"the certificate of {host} is for other names: {Names(certificate)}. Set Server to one of them.";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            yield return ChainFault(certificate, chain?.ChainStatus ?? []);
        }
    }

    private string ChainFault(X509Certificate2 certificate, X509ChainStatus[] statuses)
    {
        X509ChainStatusFlags flags = statuses.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"the certificate of {host}, or of its authority, has expired or is not valid yet (the server's: {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}). Renew it, and check the clock here.");
        }

        if ((flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            return $"the certificate of {host} was issued by '{certificate.Issuer}', which is not trusted here. Put that authority's root certificate into CaCertificateFile (PEM).";
        }

        string details = string.Join("; ", statuses.Select(status => status.StatusInformation.Trim()));
        return $"the certificate of {host} is not acceptable: {details}.";
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = new List<string>();
        foreach (X509SubjectAlternativeNameExtension extension in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        {
            names.AddRange(extension.EnumerateDnsNames());
            names.AddRange(extension.EnumerateIPAddresses().Select(address => address.ToString()));
        }

        return names.Count > 0 ? string.Join(", ", names) : certificate.Subject;
    }
}
