using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Rescue.AdSync.Entra.SignIn;

/// <summary>Makes the credential that the options ask for.</summary>
internal static class CredentialFactory
{
    /// <summary>Makes the credential; a certificate is loaded here.</summary>
    /// <exception cref="SignInException">The certificate cannot be loaded.</exception>
    public static TokenCredential Create(EntraOptions options, EntraEndpoints endpoints, HttpClient http) =>
        (options.Credential ?? EntraOptionsValidation.Inferred(options)) switch
        {
            EntraCredential.ClientSecret => new ClientSecretCredential(
                options.TenantId, options.ClientId, options.ClientSecret!.Reveal(), ClientSecret(options, endpoints, http)),
            EntraCredential.Certificate => new ClientCertificateCredential(
                options.TenantId, options.ClientId, CertificateSource.Load(options), Certificate(options, endpoints, http)),
            EntraCredential.ManagedIdentity => new ManagedIdentityCredential(ManagedIdentity(options, http)),
            EntraCredential.WorkloadIdentity => new WorkloadIdentityCredential(WorkloadIdentity(options, endpoints, http)),
            _ => throw new InvalidOperationException("The options name no credential."),
        };

    private static ClientSecretCredentialOptions ClientSecret(EntraOptions options, EntraEndpoints endpoints, HttpClient http) =>
        Common(new ClientSecretCredentialOptions { DisableInstanceDiscovery = IsOwnAuthority(options) }, endpoints, http);

    private static ClientCertificateCredentialOptions Certificate(EntraOptions options, EntraEndpoints endpoints, HttpClient http) =>
        Common(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = IsOwnAuthority(options), SendCertificateChain = true }, endpoints, http);

    private static WorkloadIdentityCredentialOptions WorkloadIdentity(EntraOptions options, EntraEndpoints endpoints, HttpClient http)
    {
        var made = new WorkloadIdentityCredentialOptions { DisableInstanceDiscovery = IsOwnAuthority(options) };
        made.TenantId = options.TenantId ?? made.TenantId;
        made.ClientId = options.ClientId ?? made.ClientId;
        made.TokenFilePath = options.FederatedTokenFile ?? made.TokenFilePath;
        return Common(made, endpoints, http);
    }

    // The machine's own service is no server of Entra's: it is reached in the clear, and may take a while to wake up, which
    // the credential knows how to wait for.
    private static ManagedIdentityCredentialOptions ManagedIdentity(EntraOptions options, HttpClient http) =>
        new(options.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
        {
            Transport = new HttpClientTransport(http),
        };

    // Repeating is done in one place, around the request that needs the token.
    private static T Common<T>(T made, EntraEndpoints endpoints, HttpClient http)
        where T : TokenCredentialOptions
    {
        made.AuthorityHost = endpoints.Authority;
        made.Transport = new HttpClientTransport(http);
        made.Retry.MaxRetries = 0;
        return made;
    }

    // An authority of one's own is not on Microsoft's list, which would otherwise be fetched to look for it.
    private static bool IsOwnAuthority(EntraOptions options) => options.AuthorityHost is not null;
}
