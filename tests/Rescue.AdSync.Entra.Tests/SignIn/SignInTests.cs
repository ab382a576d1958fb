using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.SignIn;

/// <summary>Signs in through the real Azure.Identity, against the server's own authority.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string GoodSecret = "good~Secret-4711";
    private readonly string _folder = Directory.CreateTempSubdirectory("adsync-entra-").FullName;
    private readonly string _clientId = Guid.NewGuid().ToString();
    private readonly string _identityId = Guid.NewGuid().ToString();
    private readonly X509Certificate2 _certificate = CreateCertificate();
    private World _world = null!;
    private GraphGroup _group = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await World.StartAsync(new GraphTestServerOptions
        {
            Applications =
            [
                new GraphApplication
                {
                    ClientId = _clientId,
                    Secrets = [GoodSecret],
                    ExpiredSecrets = ["old~Secret-4711"],
                    Certificates = [_certificate],
                    FederatedIdentities = [new GraphFederatedIdentity("https://issuer.example", "pod-7")],
                    Roles = ServerCredential.Needed,
                },
                new GraphApplication { ClientId = _identityId, IsManagedIdentity = true, Roles = ServerCredential.Needed },
            ],
        });
        _group = _world.Tenant.AddGroup("Staff", _world.Tenant.AddUser("Ann Ash"));
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_client_secret_signs_in()
    {
        DirectorySnapshot read = await ReadAsync(Options() with { ClientSecret = new Secret(GoodSecret) });

        Assert.Single(read.Users);
        Assert.Equal(1, _world.Server.Calls.TokenRequests);
    }

    [Theory]
    [InlineData("app.pfx", null)]
    [InlineData("app.pfx", "pass word")]
    [InlineData("app.pem", null)]
    [InlineData("app.pem", "pass word")]
    public async Task A_certificate_signs_in(string name, string? password)
    {
        string file = Path.Combine(_folder, name);
        await WriteAsync(file, password);

        DirectorySnapshot read = await ReadAsync(Options() with { CertificateFile = file, CertificatePassword = Secret.FromText(password) });

        Assert.Single(read.Users);
    }

    [Fact]
    public async Task A_managed_identity_signs_in()
    {
        EntraOptions options = _world.Options() with { Credential = EntraCredential.ManagedIdentity, ClientId = _identityId };

        Assert.Single((await ReadAsync(options)).Users);
    }

    [Theory]
    [InlineData("pod-7", null)]
    [InlineData("pod-8", "AADSTS700213")]
    public async Task A_workload_identity_signs_in_if_its_issuer_and_subject_are_trusted(string subject, string? refused)
    {
        string file = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(file, ForeignToken(subject), TestContext.Current.CancellationToken);
        EntraOptions options = Options() with { Credential = EntraCredential.WorkloadIdentity, FederatedTokenFile = file };
        if (refused is null)
        {
            Assert.Single((await ReadAsync(options)).Users);
            return;
        }

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(() => ReadAsync(options));
        Assert.Contains(refused, failure.Message, StringComparison.Ordinal);
        Assert.Contains("compare issuer, subject and audience", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E7_a_sign_in_that_fails_in_passing_is_made_again()
    {
        _world.Server.TokenFaults.Add(GraphFault.Status(503) with { Times = 2 });

        Assert.Single((await ReadAsync(Options() with { ClientSecret = new Secret(GoodSecret) })).Users);

        Assert.Equal(2, _world.Clock.Waits.Count);
    }

    [Fact]
    public async Task An_authority_of_ones_own_is_trusted_by_its_file()
    {
        string file = Path.Combine(_folder, "ca.pem");
        await File.WriteAllTextAsync(file, _world.Server.CaCertificatePem, TestContext.Current.CancellationToken);
        EntraOptions options = Options() with { GraphBaseAddress = _world.Server.GraphHttpsBaseAddress, ClientSecret = new Secret(GoodSecret), Retry = new() { MaxTries = 1 } };
        using var trusting = new EntraSource(World.Name, options with { CaCertificateFile = file });
        using var wary = new EntraSource(World.Name, options);

        DirectorySnapshot read = await trusting.ReadAsync(World.Ids(_group), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<DirectoryException>(() => wary.ReadAsync(World.Ids(_group), TestContext.Current.CancellationToken));

        Assert.Single(read.Users);
    }

    [Theory]
    [InlineData("wrong~Secret-4711", null, null, "AADSTS7000215", "the client secret is wrong")]
    [InlineData("old~Secret-4711", null, null, "AADSTS7000222", "the client secret has ended")]
    [InlineData(GoodSecret, "00000000-0000-0000-0000-000000000001", null, "AADSTS700016", "check ClientId and TenantId")]
    [InlineData(GoodSecret, null, "00000000-0000-0000-0000-000000000002", "AADSTS90002", "check TenantId and Cloud")]
    public async Task S8_a_sign_in_that_is_refused_says_why_and_what_to_do_and_not_the_secret(string secret, string? clientId, string? tenantId, string code, string advice)
    {
        EntraOptions options = Options() with { ClientSecret = new Secret(secret) };
        options = options with { ClientId = clientId ?? options.ClientId, TenantId = tenantId ?? options.TenantId };

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(() => ReadAsync(options));

        Assert.Contains(code, failure.Message, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_world.Logger.Records, record => record.Message.Contains(secret, StringComparison.Ordinal));
        Assert.Equal(0, _world.Server.Calls.Http);
        Assert.Empty(_world.Clock.Waits);
    }

    [Theory]
    [InlineData("missing.pfx", "cannot be read as PFX or PEM")]
    [InlineData("public.pem", "cannot be read as PFX or PEM")]
    [InlineData("noise.pfx", "cannot be read as PFX or PEM")]
    public async Task A_certificate_that_cannot_be_used_is_named(string name, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "public.pem"), _certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "noise.pfx"), "noise", TestContext.Current.CancellationToken);

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(() => ReadAsync(Options() with { CertificateFile = Path.Combine(_folder, name) }));

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thumbprint_that_is_in_no_store_is_named()
    {
        string thumbprint = new('A', 40);

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(() => ReadAsync(Options() with { CertificateThumbprint = thumbprint }));

        Assert.Contains($"there is no certificate {thumbprint}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_put_right_is_taken_up_by_the_next_read()
    {
        string file = Path.Combine(_folder, "later.pfx");
        EntraSource source = Source(Options() with { CertificateFile = file });
        await Assert.ThrowsAsync<DirectoryException>(() => source.ReadAsync(World.Ids(_group), TestContext.Current.CancellationToken));
        await WriteAsync(file, null);

        DirectorySnapshot read = await source.ReadAsync(World.Ids(_group), TestContext.Current.CancellationToken);

        Assert.Single(read.Users);
    }

    [Theory]
    [InlineData(503, true)]
    [InlineData(429, true)]
    [InlineData(400, false)]
    public void A_passing_trouble_of_the_sign_in_is_told_from_a_refusal(int status, bool expected)
    {
        var failure = new Azure.Identity.AuthenticationFailedException("failed", new Microsoft.Identity.Client.MsalServiceException("code", "the service is busy", status));

        SignInException explained = SignInFailure.Explain(failure, new Uri("https://login.example.com"));

        Assert.Equal(expected, explained.IsPassing);
        Assert.Equal("signing in failed: login.example.com gave no token: the service is busy.", explained.Message);
    }

    [Fact]
    public async Task A_sign_in_that_is_out_of_reach_is_tried_again_and_given_up()
    {
        using var nobody = new SocketsHttpHandler { ConnectCallback = (_, _) => throw new IOException("nobody there") };
        using var source = new EntraSource(World.Name, Options() with { ClientSecret = new Secret(GoodSecret) }, null, nobody, null, _world.Clock, _world.Logger);

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(() => source.ReadAsync(World.Ids(_group), TestContext.Current.CancellationToken));

        Assert.Contains("at the last of 6 tries", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5, _world.Clock.Waits.Count);
    }

    [Fact]
    public void S8_options_print_no_secret()
    {
        string text = (Options() with { ClientSecret = new Secret(GoodSecret), CertificatePassword = new Secret(GoodSecret) }).ToString();

        Assert.DoesNotContain(GoodSecret, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_shows_the_permissions_in_it_and_one_that_cannot_be_read_shows_none()
    {
        Assert.Equal(["A", "B"], TokenClaims.Read(_world.Server.IssueToken("B", "A"))!.Roles.Order());
        Assert.Null(TokenClaims.Read("opaque"));
        Assert.Null(TokenClaims.Read("a.!.c"));
        Assert.Null(TokenClaims.Read("a.W10.c"));
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=adsync", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(20));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private static string ForeignToken(string subject)
    {
        long ends = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        string claims = $"{{\"iss\":\"https://issuer.example\",\"sub\":\"{subject}\",\"aud\":\"api://AzureADTokenExchange\",\"exp\":{ends}}}";
        return string.Join('.', Encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}"), Encoded(claims), Encoded("signature"));
    }

    private static string Encoded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private EntraOptions Options() => _world.Options() with
    {
        TenantId = _world.Server.TenantId,
        ClientId = _clientId,
        AuthorityHost = _world.Server.AuthorityHost,
    };

    private EntraSource Source(EntraOptions options)
    {
        Assert.Empty(options.Validate());
        return new EntraSource(World.Name, options, null, _world.Server.CreateHandler(), null, _world.Clock, _world.Logger);
    }

    private async Task<DirectorySnapshot> ReadAsync(EntraOptions options)
    {
        using EntraSource source = Source(options);
        return await source.ReadAsync(World.Ids(_group), TestContext.Current.CancellationToken);
    }

    private async Task WriteAsync(string file, string? password)
    {
        if (file.EndsWith(".pfx", StringComparison.Ordinal))
        {
            await File.WriteAllBytesAsync(file, _certificate.Export(X509ContentType.Pkcs12, password), TestContext.Current.CancellationToken);
            return;
        }

        using RSA key = _certificate.GetRSAPrivateKey()!;
        string pem = password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        await File.WriteAllTextAsync(file, $"{_certificate.ExportCertificatePem()}\n{pem}\n", TestContext.Current.CancellationToken);
    }
}
