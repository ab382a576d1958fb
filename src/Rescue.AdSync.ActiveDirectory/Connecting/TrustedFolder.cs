using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>A folder of certificates, one to a file, as OpenLDAP's library wants them; gone when disposed.</summary>
internal sealed class TrustedFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rescue-adsync-");

    public TrustedFolder(TrustedAuthorities authorities)
    {
        var taken = new Dictionary<string, int>();
        foreach (X509Certificate2 certificate in authorities.Certificates)
        {
            // OpenSSL finds a certificate by the hash in its file's name, GnuTLS reads every file.
            string hash = OpenSslNameHash.Of(certificate.SubjectName);
            int number = taken.GetValueOrDefault(hash);
            taken[hash] = number + 1;
            File.WriteAllText(System.IO.Path.Combine(Path, $"{hash}.{number}"), certificate.ExportCertificatePem());
        }
    }

    /// <summary>Gets the folder, which only this user may enter.</summary>
    public string Path => _folder.FullName;

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Certificates are public; a folder left behind in the temporary one does no harm.
        }
    }
}
