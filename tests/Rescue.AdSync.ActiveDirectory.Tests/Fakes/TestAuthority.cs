using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>An authority that issues certificates for tests, good and bad.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddDays(-30);
    private readonly X509Certificate2 _root;
    private readonly string _folder = Directory.CreateTempSubdirectory("adsync-authority-").FullName;

    public TestAuthority(string name = "Test Root")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        _root = request.CreateSelfSigned(Start, Start.AddYears(1));
        File = Path.Combine(_folder, "ca.pem");
        System.IO.File.WriteAllText(File, _root.ExportCertificatePem());
    }

    /// <summary>Gets a PEM file of the authority's certificate.</summary>
    public string File { get; }

    public string Pem => _root.ExportCertificatePem();

    /// <summary>Issues a certificate for names and addresses.</summary>
    public X509Certificate2 Issue(int validDays, params string[] names)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=dc1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        using X509Certificate2 issued = request.Create(_root, Start, Start.AddDays(validDays), [1, 2, 3, (byte)names.Length]);
        using X509Certificate2 withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        _root.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
