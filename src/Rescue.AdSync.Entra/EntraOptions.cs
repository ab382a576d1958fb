using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra;

/// <summary>Says which Microsoft Entra tenant to read and how to sign in to it.</summary>
/// <remarks>Immutable, and safe to share between threads. Printing it shows no secret (S8).</remarks>
public sealed record EntraOptions
{
    internal const int LargestPage = 999;

    /// <summary>Gets the tenant: its directory id, or one of its domain names.</summary>
    /// <value>The default value is <see langword="null"/>, which managed and workload identities do without.</value>
    public string? TenantId { get; init; }

    /// <summary>Gets the application (client) id of the app registration, or of a user-assigned managed identity.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? ClientId { get; init; }

    /// <summary>Gets what to sign in with, or <see langword="null"/> to tell by what is given: a secret or a certificate.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public EntraCredential? Credential { get; init; }

    /// <summary>Gets the value (not the id) of a client secret.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public Secret? ClientSecret { get; init; }

    /// <summary>Gets a file with a certificate and its private key, as PFX (.pfx, .p12) or PEM.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? CertificateFile { get; init; }

    /// <summary>Gets the password of <see cref="CertificateFile"/>.</summary>
    /// <value>The default value is <see langword="null"/>: it has none.</value>
    public Secret? CertificatePassword { get; init; }

    /// <summary>
    /// Gets the SHA-1 thumbprint of a certificate in the store <c>My</c> of the current user or, failing that, of the machine;
    /// 40 hexadecimal digits.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? CertificateThumbprint { get; init; }

    /// <summary>Gets the cloud that the tenant lives in.</summary>
    /// <value>The default value is <see cref="EntraCloud.Public"/>.</value>
    public EntraCloud Cloud { get; init; }

    /// <summary>Gets the address of Graph with its version, such as <c>https://graph.microsoft.com/v1.0</c>, where it is not the cloud's.</summary>
    /// <value>The default value is <see langword="null"/>: the cloud's. TLS is required, except on this machine.</value>
    public Uri? GraphBaseAddress { get; init; }

    /// <summary>Gets the address that gives out tokens, where it is not the cloud's.</summary>
    /// <value>The default value is <see langword="null"/>: the cloud's. TLS is required.</value>
    public Uri? AuthorityHost { get; init; }

    /// <summary>
    /// Gets a PEM file with the certificates of the authorities to trust, instead of the operating system's, for a proxy that
    /// opens TLS; <see langword="null"/> to trust those of the operating system.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? CaCertificateFile { get; init; }

    /// <summary>Gets how long Graph may take over one request. A request that fails for a passing reason is made again.</summary>
    /// <value>The default value is 100 seconds.</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets the number of requests under way at once, 1 to 16.</summary>
    /// <value>The default value is 4.</value>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Gets a value indicating whether the number of members read is held against the number that Graph counts (S1).</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool VerifyCounts { get; init; } = true;

    /// <summary>Gets whether later reads ask for changes only.</summary>
    /// <value>The default value is <see cref="EntraDelta.Auto"/>.</value>
    public EntraDelta Delta { get; init; }

    /// <summary>Gets the number of memberships from which <see cref="EntraDelta.Auto"/> asks for changes only.</summary>
    /// <value>The default value is 5,000.</value>
    public int DeltaFromMembers { get; init; } = 5000;

    /// <summary>Gets how often everything is read anew all the same.</summary>
    /// <value>The default value is 24 hours; at most 6 days, since Graph forgets after 7.</value>
    public TimeSpan FullReadEvery { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Gets the file with the token of the other issuer; <see langword="null"/> for that which <c>AZURE_FEDERATED_TOKEN_FILE</c> names.</summary>
    internal string? FederatedTokenFile { get; init; }

    /// <summary>Gets the number of objects to ask for at a time; smaller in tests.</summary>
    internal int PageSize { get; init; } = LargestPage;

    /// <summary>Gets the greatest number of groups that a search for a part of a name goes through one by one.</summary>
    internal int LargestListing { get; init; } = 20_000;

    /// <summary>Gets the rules by which requests are made again.</summary>
    internal RetryRules Retry { get; init; } = new();

    /// <summary>Lists what is wrong with the options, by key; empty for sound ones. Touches neither disk nor network.</summary>
    public IReadOnlyList<string> Validate() => EntraOptionsValidation.Faults(this, hasOwnCredential: false);
}
