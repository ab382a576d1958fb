using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>The certificates of the authorities that a private PEM file names, to be trusted instead of the system's.</summary>
internal sealed class TrustedAuthorities
{
    private readonly X509Certificate2Collection _certificates;

    private TrustedAuthorities(X509Certificate2Collection certificates) => _certificates = certificates;

    /// <summary>Gets the certificates.</summary>
    public IEnumerable<X509Certificate2> Certificates => _certificates;

    /// <summary>Reads a PEM file, which may hold several certificates.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read, or holds no certificate; the message says which.</exception>
    public static TrustedAuthorities Load(string path)
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
            ? new TrustedAuthorities(certificates)
            : throw new InvalidDataException($"CaCertificateFile '{path}' holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).");
    }

    /// <summary>Makes the rules by which a chain is judged: these authorities and no others.</summary>
    public X509ChainPolicy ChainPolicy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        foreach (X509Certificate2 certificate in _certificates)
        {
            bool isRoot = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
            (isRoot ? policy.CustomTrustStore : policy.ExtraStore).Add(certificate);
        }

        return policy;
    }

    /// <summary>Determines whether a server's certificate is issued by one of these authorities, for the name it was dialled by.</summary>
    public bool Accepts(X509Certificate2 certificate, string host)
    {
        using var chain = new X509Chain { ChainPolicy = ChainPolicy() };
        return chain.Build(certificate) && certificate.MatchesHostname(host);
    }
}
