using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>The authorities of a private PEM file, to be trusted instead of the system's.</summary>
internal static class TrustedAuthorities
{
    /// <summary>Makes the rules of TLS.</summary>
    /// <param name="path">The PEM file, or <see langword="null"/> for the authorities of the operating system.</param>
    /// <exception cref="InvalidDataException">The file cannot be read, or holds no certificate; the message says which.</exception>
    public static SslClientAuthenticationOptions Rules(string? path)
    {
        var rules = new SslClientAuthenticationOptions();
        if (path is not null)
        {
            rules.CertificateChainPolicy = Policy(Load(path));
        }

        return rules;
    }

    private static X509Certificate2Collection Load(string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidDataException($"CaCertificateFile '{path}' cannot be read: {exception.Message}", exception);
        }

        return certificates.Count > 0
            ? certificates
            : throw new InvalidDataException($"CaCertificateFile '{path}' holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).");
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection certificates)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        foreach (X509Certificate2 certificate in certificates)
        {
            bool isRoot = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
            (isRoot ? policy.CustomTrustStore : policy.ExtraStore).Add(certificate);
        }

        return policy;
    }
}
