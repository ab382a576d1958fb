using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.Entra.SignIn;

/// <summary>Finds the certificate that the application proves itself with.</summary>
internal static class CertificateSource
{
    /// <summary>Loads the certificate and its private key.</summary>
    /// <exception cref="SignInException">There is none, or it cannot be read; the message says what to do.</exception>
    public static X509Certificate2 Load(EntraOptions options) =>
        options.CertificateFile is { } file ? FromFile(file, options.CertificatePassword) : FromStore(options.CertificateThumbprint!);

    private static X509Certificate2 FromFile(string file, Secret? password)
    {
        try
        {
            X509Certificate2 certificate = IsPem(file)
                ? FromPem(file, password)
                : X509CertificateLoader.LoadPkcs12FromFile(file, password?.Reveal());
            return WithKey(certificate, $"CertificateFile '{file}'");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new SignInException($"CertificateFile '{file}' cannot be read as PFX or PEM: {exception.Message} Check the file and CertificatePassword.", false, exception);
        }
    }

    private static bool IsPem(string file)
    {
        using StreamReader reader = File.OpenText(file);
        Span<char> start = stackalloc char[4096];
        return start[..reader.ReadBlock(start)].Contains("-----BEGIN ", StringComparison.Ordinal);
    }

    private static X509Certificate2 FromPem(string file, Secret? password) => password is null
        ? X509Certificate2.CreateFromPemFile(file)
        : X509Certificate2.CreateFromEncryptedPemFile(file, password.Reveal());

    private static X509Certificate2 FromStore(string thumbprint)
    {
        foreach (StoreLocation location in (StoreLocation[])[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            if (Find(location, thumbprint) is { } certificate)
            {
                return WithKey(certificate, $"The certificate {thumbprint} in {location}\\My");
            }
        }

        throw new SignInException($"there is no certificate {thumbprint} in the store My of the current user or of the machine; import it, with its private key, for the account that runs this.", false);
    }

    private static X509Certificate2? Find(StoreLocation location, string thumbprint)
    {
        try
        {
            using var store = new X509Store(StoreName.My, location);
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault();
        }
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private static X509Certificate2 WithKey(X509Certificate2 certificate, string what) => certificate.HasPrivateKey
        ? certificate
        : throw new SignInException($"{what} has no private key that this account may use; signing in needs it.", false);
}
