using System.Security.Cryptography.X509Certificates;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

public sealed class PreflightTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_port_that_is_closed_is_named()
    {
        int port;
        await using (var server = LoopbackServer.Silent())
        {
            port = server.Port;
        }

        string message = await FaultAsync(port);

        Assert.Contains($"127.0.0.1:{port} refused the connection", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_named()
    {
        string message = await FaultAsync(636, options => options with { Server = "dc1.invalid" });

        Assert.Contains("dc1.invalid", message, StringComparison.Ordinal);
        Assert.Contains("Check Server", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ActiveDirectorySecurity.Ldaps, "kept silent")]
    [InlineData(ActiveDirectorySecurity.StartTls, "kept silent")]
    [InlineData(ActiveDirectorySecurity.None, "kept silent when it was asked")]
    public async Task A_server_that_keeps_silent_is_not_waited_for(ActiveDirectorySecurity security, string expected)
    {
        await using var server = LoopbackServer.Silent();

        string message = await FaultAsync(server.Port, options => options with { Security = security, ConnectTimeout = TimeSpan.FromSeconds(1) });

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("within 1 s", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ActiveDirectorySecurity.Ldaps, "does not speak TLS")]
    [InlineData(ActiveDirectorySecurity.StartTls, "does not speak TLS")]
    public async Task A_server_that_hangs_up_is_told_from_a_silent_one(ActiveDirectorySecurity security, string expected)
    {
        await using var server = LoopbackServer.Closing();

        string message = await FaultAsync(server.Port, options => options with { Security = security });

        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("485454502F312E312034303020426164205265717565737400", "not LDAP")]
    [InlineData("300C02010178070A010204000400", "LDAP result 2")]
    [InlineData("300E02010178090A01340400040242E9", "LDAP result 52")]
    [InlineData("30050201017800", "not LDAP")]
    [InlineData("3085FFFFFFFFFF", "not LDAP")]
    [InlineData("3084FFFFFFFF", "not LDAP")]
    public async Task A_server_that_declines_StartTLS_is_quoted(string answer, string expected)
    {
        await using var server = LoopbackServer.Answering(Convert.FromHexString(answer));

        string message = await FaultAsync(server.Port, options => options with { Security = ActiveDirectorySecurity.StartTls });

        Assert.Contains("does not begin TLS", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_named_with_the_names_it_is_for()
    {
        string message = await FaultAsync(_authority.Issue(300, "dc1.example.com", "10.1.2.3"), _authority.File);

        Assert.Contains("the certificate of 127.0.0.1 is for other names: dc1.example.com, 10.1.2.3.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_has_expired_is_named()
    {
        string message = await FaultAsync(_authority.Issue(5, "127.0.0.1"), _authority.File);

        Assert.Contains("has expired", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_not_trusted()
    {
        using var other = new TestAuthority("Other Root");

        string message = await FaultAsync(_authority.Issue(300, "127.0.0.1"), other.File);

        Assert.Contains("was issued by 'CN=Test Root', which is not trusted", message, StringComparison.Ordinal);
        Assert.Contains("CaCertificateFile", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_private_authority_only_the_systems_are_trusted()
    {
        string message = await FaultAsync(_authority.Issue(300, "127.0.0.1"), caFile: null);

        Assert.Contains("is not trusted", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_several_authorities_trusts_each()
    {
        using var other = new TestAuthority("Other Root");
        await File.WriteAllTextAsync(_authority.File, other.Pem + "\n" + _authority.Pem, TestContext.Current.CancellationToken);
        using X509Certificate2 certificate = _authority.Issue(300, "127.0.0.1");
        await using var server = LoopbackServer.Tls(certificate);

        ActiveDirectoryOptions options = Options(server.Port);
        using var preflight = new Preflight(
            new LdapEndpoint(options.Server, options.EffectivePort), options, TrustedAuthorities.Load(_authority.File), TimeProvider.System);
        await preflight.ReachAsync(TestContext.Current.CancellationToken);
        await preflight.ProtectAsync(TestContext.Current.CancellationToken);

        Assert.True(TrustedAuthorities.Load(_authority.File).Accepts(certificate, "127.0.0.1"));
        Assert.False(TrustedAuthorities.Load(_authority.File).Accepts(certificate, "127.0.0.2"));
    }

    [Theory]
    [InlineData("", "holds no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be read")]
    [InlineData(null, "cannot be read")]
    public async Task A_file_of_authorities_that_is_none_is_named(string? content, string expected)
    {
        string file = Path.Combine(Path.GetDirectoryName(_authority.File)!, "broken.pem");
        if (content is not null)
        {
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        }

        string message = await FaultAsync(1, options => options with { CaCertificateFile = file });

        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_a_silent_server()
    {
        await using var server = LoopbackServer.Silent();
        using var cancellation = new CancellationTokenSource();
        var source = new ActiveDirectorySource(new DirectoryName("hq"), Options(server.Port));
        Task<IReadOnlyList<GroupSummary>> finding = source.FindGroupsAsync(GroupQuery.All, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding);
    }

    private static ActiveDirectoryOptions Options(int port) => new()
    {
        Server = "127.0.0.1",
        Port = port,
        UserName = "sync@example.com",
        Password = new Secret("open sesame"),
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };

    private static async Task<string> FaultAsync(X509Certificate2 certificate, string? caFile)
    {
        using (certificate)
        {
            await using var server = LoopbackServer.Tls(certificate);
            return await FaultAsync(server.Port, options => options with { CaCertificateFile = caFile });
        }
    }

    private static async Task<string> FaultAsync(int port, Func<ActiveDirectoryOptions, ActiveDirectoryOptions>? change = null)
    {
        ActiveDirectoryOptions options = Options(port);
        var source = new ActiveDirectorySource(new DirectoryName("hq"), change is null ? options : change(options));

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(
            () => source.FindGroupsAsync(GroupQuery.All, TestContext.Current.CancellationToken));

        Assert.StartsWith("Directory 'hq': ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", exception.ToString(), StringComparison.Ordinal);
        return exception.Message;
    }
}
