using System.Buffers;
using System.Globalization;

namespace Rescue.AdSync.Entra;

/// <summary>Finds every fault of a set of options, so that they can all be put right at once.</summary>
internal static class EntraOptionsValidation
{
    private const int ThumbprintLength = 40;
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);
    private static readonly TimeSpan RarestFullRead = TimeSpan.FromDays(6);
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Lists the faults.</summary>
    /// <param name="options">The options.</param>
    /// <param name="hasOwnCredential">Whether a credential is passed in, so that none need be named.</param>
    public static IReadOnlyList<string> Faults(EntraOptions options, bool hasOwnCredential)
    {
        var faults = new List<string>();
        CheckEnums(faults, options);
        CheckIdentity(faults, options);
        if (!hasOwnCredential)
        {
            CheckCredential(faults, options);
        }

        CheckAddresses(faults, options);
        CheckLimits(faults, options);
        return faults;
    }

    private static void CheckEnums(List<string> faults, EntraOptions options)
    {
        CheckEnum(faults, nameof(options.Cloud), options.Cloud);
        CheckEnum(faults, nameof(options.Delta), options.Delta);
        if (options.Credential is { } credential)
        {
            CheckEnum(faults, nameof(options.Credential), credential);
        }
    }

    private static void CheckEnum<T>(List<string> faults, string key, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            faults.Add($"{key}: {value} is not known; there are {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }

    private static void CheckIdentity(List<string> faults, EntraOptions options)
    {
        bool isTenant = options.TenantId is not { } tenant || Guid.TryParse(tenant, out _)
            || (tenant.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(tenant) == UriHostNameType.Dns);
        if (!isTenant)
        {
            faults.Add($"TenantId: '{options.TenantId}' is neither a directory id nor a domain name; copy the Directory (tenant) ID from the portal.");
        }

        if (options.ClientId is not null && !Guid.TryParse(options.ClientId, out _))
        {
            faults.Add($"ClientId: '{options.ClientId}' is no id; copy the Application (client) ID from the portal.");
        }
    }

    private static void CheckCredential(List<string> faults, EntraOptions options)
    {
        EntraCredential? credential = options.Credential ?? Inferred(options);
        switch (credential)
        {
            case EntraCredential.ClientSecret:
                CheckApplication(faults, options);
                CheckClientSecret(faults, options);
                break;
            case EntraCredential.Certificate:
                CheckApplication(faults, options);
                CheckCertificate(faults, options);
                break;
            case EntraCredential.ManagedIdentity or EntraCredential.WorkloadIdentity:
                CheckNothingSecret(faults, options, credential.Value);
                break;
            case null:
                faults.Add("Credential: is missing; give ClientSecret, CertificateFile or CertificateThumbprint, or set ManagedIdentity or WorkloadIdentity.");
                break;
        }
    }

    /// <summary>Tells by what is given what to sign in with.</summary>
    public static EntraCredential? Inferred(EntraOptions options) =>
        options.CertificateFile is not null || options.CertificateThumbprint is not null ? EntraCredential.Certificate
        : options.ClientSecret is not null ? EntraCredential.ClientSecret
        : null;

    private static void CheckApplication(List<string> faults, EntraOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.TenantId))
        {
            faults.Add("TenantId: is missing; copy the Directory (tenant) ID from the portal.");
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            faults.Add("ClientId: is missing; copy the Application (client) ID of the app registration from the portal.");
        }
    }

    private static void CheckClientSecret(List<string> faults, EntraOptions options)
    {
        if (string.IsNullOrEmpty(options.ClientSecret?.Reveal()))
        {
            faults.Add("ClientSecret: is missing; give the value, not the id, of a client secret.");
        }
        else if (Guid.TryParse(options.ClientSecret.Reveal(), out _))
        {
            faults.Add("ClientSecret: looks like the id of a secret; its value is shown once, when the secret is made.");
        }

        if (Inferred(options) == EntraCredential.Certificate)
        {
            faults.Add("Credential: ClientSecret is set and a certificate is given too; keep one of them.");
        }
    }

    private static void CheckCertificate(List<string> faults, EntraOptions options)
    {
        if (options.ClientSecret is not null)
        {
            faults.Add("ClientSecret: a certificate is given too; keep one of them.");
        }

        if (options.CertificateFile is null && options.CertificateThumbprint is null)
        {
            faults.Add("CertificateFile: is missing; name a PFX or PEM file, or set CertificateThumbprint.");
        }
        else if (options.CertificateFile is not null && options.CertificateThumbprint is not null)
        {
            faults.Add("CertificateThumbprint: CertificateFile is given too; keep one of them.");
        }

        if (options.CertificateThumbprint is { } thumbprint && (thumbprint.Length != ThumbprintLength || thumbprint.AsSpan().ContainsAnyExcept(HexDigits)))
        {
            faults.Add($"CertificateThumbprint: '{thumbprint}' is no thumbprint; it has {ThumbprintLength} hexadecimal digits and nothing between them.");
        }

        if (options.CertificatePassword is not null && options.CertificateFile is null)
        {
            faults.Add("CertificatePassword: there is no CertificateFile that it could open.");
        }
    }

    private static void CheckNothingSecret(List<string> faults, EntraOptions options, EntraCredential credential)
    {
        if (options.ClientSecret is not null || Inferred(options) is not null)
        {
            faults.Add($"Credential: {credential} needs neither a secret nor a certificate; leave them out.");
        }
    }

    private static void CheckAddresses(List<string> faults, EntraOptions options)
    {
        CheckAddress(faults, nameof(options.GraphBaseAddress), options.GraphBaseAddress, "https://graph.microsoft.com/v1.0", isLoopbackExempt: true);
        CheckAddress(faults, nameof(options.AuthorityHost), options.AuthorityHost, "https://login.microsoftonline.com", isLoopbackExempt: false);
    }

    private static void CheckAddress(List<string> faults, string key, Uri? address, string example, bool isLoopbackExempt)
    {
        if (address is null)
        {
            return;
        }

        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            faults.Add($"{key}: is no plain web address; it looks like {example}.");
        }
        else if (address.Scheme != Uri.UriSchemeHttps && !(isLoopbackExempt && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        {
            faults.Add($"{key}: '{address}' is not protected; give an address that begins with https.");
        }
    }

    private static void CheckLimits(List<string> faults, EntraOptions options)
    {
        CheckTime(faults, nameof(options.RequestTimeout), options.RequestTimeout, LongestTimeout, "one hour");
        CheckTime(faults, nameof(options.FullReadEvery), options.FullReadEvery, RarestFullRead, "6 days");
        if (options.MaxConcurrency is < 1 or > 16)
        {
            faults.Add($"MaxConcurrency: {options.MaxConcurrency} is out of bounds; give 1 to 16.");
        }

        if (options.DeltaFromMembers < 0)
        {
            faults.Add($"DeltaFromMembers: {options.DeltaFromMembers} is out of bounds; give 0 or more.");
        }
    }

    private static void CheckTime(List<string> faults, string key, TimeSpan value, TimeSpan longest, string longestInWords)
    {
        if (value <= TimeSpan.Zero || value > longest)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key}: {value} is out of bounds; give more than zero and at most {longestInWords}."));
        }
    }
}
