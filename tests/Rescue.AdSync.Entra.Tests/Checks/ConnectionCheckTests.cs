using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Checks;

public sealed class ConnectionCheckTests : IAsyncLifetime
{
    private readonly string _clientId = Guid.NewGuid().ToString();
    private World _world = null!;
    private GraphGroup _group = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await World.StartAsync();
        _group = _world.Tenant.AddGroup("Staff", _world.Tenant.AddUser("Ann Ash"));
        Register(ServerCredential.Needed);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task All_is_well()
    {
        List<CheckResult> results = await CheckAsync(Options());

        Assert.DoesNotContain(results, result => result.Status == CheckStatus.Failed);
        Assert.Equal(
            ["reachable", "tls", "reachable", "tls", "clock", "expiry", "signIn", "permission", "permission", "permission", "groupRead"],
            results.Select(result => result.Code));
        Assert.Equal(["User.Read.All", "GroupMember.Read.All", "Member.Read.Hidden"], Subjects(results, CheckCode.Permission));
        Assert.Contains("1 users and 0 groups", results[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_permission_is_named_as_the_portal_names_it_and_a_wider_one_will_do()
    {
        Register("Group.Read.All", "User.ReadWrite.All");
        List<CheckResult> wide = await CheckAsync(Options());
        Register("GroupMember.Read.All");
        List<CheckResult> narrow = await CheckAsync(Options());

        Assert.Equal([CheckStatus.Passed, CheckStatus.Passed, CheckStatus.Passed, CheckStatus.Warning], Statuses(wide, CheckCode.Permission));
        Assert.Equal([CheckStatus.Failed, CheckStatus.Passed, CheckStatus.Passed], Statuses(narrow, CheckCode.Permission));
        CheckResult missing = narrow.Single(result => result is { Code: CheckCode.Permission, Status: CheckStatus.Failed });
        Assert.Equal("User.Read.All", missing.Subject);
        Assert.Contains("admin consent", missing.Advice, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Warning, narrow[^1].Status);
    }

    [Fact]
    public async Task S8_a_wrong_secret_fails_the_sign_in_and_what_needs_it_is_skipped()
    {
        List<CheckResult> results = await CheckAsync(Options() with { ClientSecret = new Secret("wrong~Secret") });

        CheckResult signIn = results.Single(result => result.Code == CheckCode.SignIn);
        Assert.Equal(CheckStatus.Failed, signIn.Status);
        Assert.Contains("AADSTS7000215", signIn.Message, StringComparison.Ordinal);
        Assert.NotNull(signIn.Advice);
        Assert.Equal([CheckStatus.Skipped, CheckStatus.Skipped], Statuses(results, CheckCode.Permission));
        Assert.Equal(CheckStatus.Skipped, results[^1].Status);
        Assert.DoesNotContain(results, result => result.ToString().Contains("wrong~Secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_there_is_not_reachable()
    {
        List<CheckResult> results = await CheckAsync(Options(), new SocketsHttpHandler { ConnectCallback = (_, _) => throw new IOException("nobody there") });

        Assert.Equal([CheckStatus.Failed, CheckStatus.Failed], Statuses(results, CheckCode.Reachable));
        Assert.Equal([CheckStatus.Skipped, CheckStatus.Skipped], Statuses(results, CheckCode.Tls));
        Assert.Equal([CheckStatus.Failed], Statuses(results, CheckCode.SignIn));
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_fails_tls()
    {
        var network = new SocketsHttpHandler { UseProxy = false };
        List<CheckResult> results = await CheckAsync(Options(), network);

        CheckResult tls = results.First(result => result.Code == CheckCode.Tls);
        Assert.Equal(CheckStatus.Failed, tls.Status);
        Assert.Contains("CaCertificateFile", tls.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, CheckStatus.Passed)]
    [InlineData(2, CheckStatus.Warning)]
    [InlineData(-10, CheckStatus.Failed)]
    public async Task A_clock_that_is_off_is_noticed(int minutes, CheckStatus expected)
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal([expected], Statuses(await CheckAsync(Options()), CheckCode.Clock));
    }

    [Fact]
    public async Task A_group_that_is_not_there_or_not_read_completely_is_named()
    {
        List<CheckResult> missing = await CheckAsync(Options(), null, new ObjectId(Guid.NewGuid()));
        _world.Server.Faults.Add(GraphFault.Status(403) with { Path = "/members", Times = int.MaxValue });
        List<CheckResult> incomplete = await CheckAsync(Options());
        List<CheckResult> none = await CheckAsync(Options(), null, ObjectId.None);

        Assert.Equal(CheckStatus.Failed, missing[^1].Status);
        Assert.Equal(CheckStatus.Warning, incomplete[^1].Status);
        Assert.Contains("'Staff' is not read completely", incomplete[^1].Message, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Skipped, none[^1].Status);
    }

    [Fact]
    public void A_file_of_authorities_that_is_not_there_fails_tls()
    {
        using var source = new EntraSource(World.Name, Options() with { CaCertificateFile = "/nowhere/ca.pem" });

        CheckResult result = Assert.Single(source.CheckAsync(null, TestContext.Current.CancellationToken).ToBlockingEnumerable(TestContext.Current.CancellationToken));

        Assert.Equal((CheckCode.Tls, CheckStatus.Failed), (result.Code, result.Status));
    }

    [Theory]
    [InlineData(-1, CheckStatus.Failed)]
    [InlineData(20, CheckStatus.Warning)]
    [InlineData(90, CheckStatus.Passed)]
    public void A_certificate_that_ends_soon_is_announced(int days, CheckStatus expected)
    {
        string file = Path.GetTempFileName();
        try
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=adsync", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-100), now.AddDays(days).AddHours(1));
            File.WriteAllBytes(file, made.Export(X509ContentType.Pkcs12));

            CheckResult result = ExpiryCheck.Make(new EntraOptions { CertificateFile = file }, hasOwnCredential: false, now);

            Assert.Equal(expected, result.Status);
            Assert.Equal(expected != CheckStatus.Passed, result.Advice is not null);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string?> Subjects(IEnumerable<CheckResult> results, string code) => results.Where(result => result.Code == code).Select(result => result.Subject);

    private static IEnumerable<CheckStatus> Statuses(IEnumerable<CheckResult> results, string code) => results.Where(result => result.Code == code).Select(result => result.Status);

    private void Register(params string[] roles) => _world.Server.Register(new GraphApplication { ClientId = _clientId, Secrets = ["good~Secret"], Roles = roles });

    private EntraOptions Options() => _world.Impatient() with
    {
        TenantId = _world.Server.TenantId,
        ClientId = _clientId,
        ClientSecret = new Secret("good~Secret"),
        AuthorityHost = _world.Server.AuthorityHost,
    };

    private async Task<List<CheckResult>> CheckAsync(EntraOptions options, HttpMessageHandler? network = null, ObjectId? group = null)
    {
        using HttpMessageHandler handler = network ?? _world.Server.CreateHandler();
        using var source = new EntraSource(World.Name, options, null, handler, null, _world.Clock, _world.Logger);
        var results = new List<CheckResult>();
        await foreach (CheckResult result in source.CheckAsync(group ?? World.Ids(_group)[0], TestContext.Current.CancellationToken))
        {
            results.Add(result);
        }

        return results;
    }
}
