using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.GraphTesting;

/// <summary>An application registered in the tenant, with its credentials and its consented application permissions.</summary>
public sealed record GraphApplication
{
    /// <summary>Gets the client id.</summary>
    public string ClientId { get; init; } = Guid.NewGuid().ToString("D");

    /// <summary>Gets the name.</summary>
    public string DisplayName { get; init; } = "Test application";

    /// <summary>Gets the client secrets that are good.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Gets the client secrets that have expired.</summary>
    public IReadOnlyList<string> ExpiredSecrets { get; init; } = [];

    /// <summary>Gets the certificates; only their public halves are used.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; init; } = [];

    /// <summary>Gets the foreign identities whose tokens are taken in place of a credential (workload identity).</summary>
    public IReadOnlyList<GraphFederatedIdentity> FederatedIdentities { get; init; } = [];

    /// <summary>Gets the permissions that an administrator consented to, such as <c>User.Read.All</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Gets a value indicating whether it is a managed identity, which gets its tokens from the host it runs on.</summary>
    public bool IsManagedIdentity { get; init; }
}

/// <summary>A foreign identity. Its tokens are taken without a look at the signature: there is no foreign issuer to ask.</summary>
/// <param name="Issuer">The issuer in its tokens.</param>
/// <param name="Subject">The subject in its tokens.</param>
public sealed record GraphFederatedIdentity(string Issuer, string Subject)
{
    /// <summary>Gets the audience in its tokens.</summary>
    public string Audience { get; init; } = "api://AzureADTokenExchange";
}
