using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Checks;
using Rescue.AdSync.RescueApi.Checking;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Checking;

public sealed class RescueConnectionCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly Uri Rescue = new("https://secure.logmeinrescue.com/");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_working_connection_passes_step_by_step()
    {
        using var sut = new Sut();
        sut.Server.On("getAccount", Reply.File("getAccount"));

        CheckResult[] results = await CheckAsync(sut);

        Assert.Equal([CheckCode.Reachable, CheckCode.Tls, CheckCode.Clock, CheckCode.SignIn], results.Select(result => result.Code));
        Assert.Equal((CheckStatus.Passed, CheckStatus.Skipped), (results[0].Status, results[1].Status));
        Assert.Equal(CheckStatus.Passed, results[3].Status);
        Assert.Contains("The service token is accepted", results[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S8_The_first_step_carries_no_credential()
    {
        using var sut = new Sut();
        sut.Server.On("getAccount", Reply.File("getAccount"));

        CheckResult[] results = await CheckAsync(sut);

        Assert.Equal(["GET", "POST"], sut.Server.Requests.Select(request => request.Verb));
        Assert.Empty(sut.Server.Requests[0].Body);
        Assert.Null(sut.Server.Requests[0].Cookie);
        Assert.All(results, result => Assert.DoesNotContain(Sut.Token, $"{result}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("INVALID_SECRETAUTHCODE", "Generate one in Admin Center")]
    [InlineData("USER_DELETED_OR_DISABLED", "deleted or disabled")]
    [InlineData("<html>", "no proxy answers in its place")]
    public async Task A_sign_in_that_is_refused_fails_and_says_what_to_do(string answer, string advice)
    {
        using var sut = new Sut();
        sut.Server.On("getAccount", Reply.Text(answer));

        CheckResult signIn = (await CheckAsync(sut)).Single(result => result.Code == CheckCode.SignIn);

        Assert.Equal(CheckStatus.Failed, signIn.Status);
        Assert.Contains(advice, signIn.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_fails_and_is_not_shown()
    {
        using var sut = Sut.WithPassword();
        sut.Server.On("login", Reply.Text("INVALID"));

        CheckResult signIn = (await CheckAsync(sut)).Single(result => result.Code == CheckCode.SignIn);

        Assert.Equal(CheckStatus.Failed, signIn.Status);
        Assert.Contains("E-mail or password is wrong", signIn.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain(Sut.Password, $"{signIn}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_no_connection_fails_and_no_credential_is_sent()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var sut = new Sut(options => options.BaseAddress = new Uri($"http://127.0.0.1:{port}/"));

        CheckResult[] results = await CheckAsync(sut);

        Assert.Equal([CheckStatus.Failed, CheckStatus.Skipped, CheckStatus.Skipped], results.Select(result => result.Status));
        Assert.Contains($"127.0.0.1:{port} takes no connection", results[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_fails_and_no_credential_is_sent()
    {
        await using var server = new TlsServer("localhost", DateTimeOffset.UtcNow.AddYears(1));
        using var sut = new Sut(options => options.BaseAddress = server.Address);

        CheckResult[] results = await CheckAsync(sut);

        Assert.Equal([CheckStatus.Passed, CheckStatus.Failed, CheckStatus.Skipped], results.Select(result => result.Status));
        Assert.Contains("The certificate of localhost, issued by localhost, is not trusted by this machine", results[1].Message, StringComparison.Ordinal);
        Assert.Contains("If a proxy inspects TLS", results[1].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_name_fails()
    {
        await using var server = new TlsServer("elsewhere.example.com", DateTimeOffset.UtcNow.AddYears(1));
        using var sut = new Sut(options => options.BaseAddress = server.Address);

        Assert.Contains("does not bear the name localhost", (await CheckAsync(sut))[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, CheckStatus.Passed)]
    [InlineData(13, CheckStatus.Warning)]
    public void A_certificate_that_ends_soon_is_a_warning(int days, CheckStatus expected)
    {
        var seen = new CertificateSeen("secure.logmeinrescue.com", "A CA", Now.AddDays(days).AddHours(1), SslPolicyErrors.None, X509ChainStatusFlags.NoError);

        CheckResult result = ConnectionVerdicts.Tls(Rescue, new ProbeOutcome(seen, Now, Now, null));

        Assert.Equal(expected, result.Status);
        Assert.Contains($"ends in {days} days", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_out_of_date_points_at_the_clock_first()
    {
        var seen = new CertificateSeen("secure.logmeinrescue.com", "A CA", Now.AddDays(-1), SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid);

        CheckResult result = ConnectionVerdicts.Tls(Rescue, new ProbeOutcome(seen, null, Now, new HttpRequestException("refused")));

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Contains("2026-11-22", result.Message, StringComparison.Ordinal);
        Assert.Contains("clock", result.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, CheckStatus.Passed)]
    [InlineData(-299, CheckStatus.Passed)]
    [InlineData(301, CheckStatus.Warning)]
    [InlineData(-7200, CheckStatus.Warning)]
    public void Clocks_may_differ_by_five_minutes(int seconds, CheckStatus expected) =>
        Assert.Equal(expected, ConnectionVerdicts.Clock(new ProbeOutcome(null, Now.AddSeconds(seconds), Now, null)).Status);

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "is not known", "DNS")]
    [InlineData(HttpRequestError.ConnectionError, "takes no connection", "firewall")]
    [InlineData(HttpRequestError.ProxyTunnelError, "proxy", "NO_PROXY")]
    public void What_keeps_from_the_server_is_named(HttpRequestError error, string message, string advice)
    {
        CheckResult result = ConnectionVerdicts.Reachable(Rescue, new ProbeOutcome(null, null, Now, new HttpRequestException(error, "secret-proxy-password")));

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Contains(message, result.Message, StringComparison.Ordinal);
        Assert.Contains(advice, result.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-proxy-password", $"{result}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_check_ends()
    {
        using var sut = new Sut();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Check(sut).CheckAsync(null, stop.Token).ToArrayAsync(Cancel));
    }

    private static IConnectionCheck Check(Sut sut) => Assert.IsType<IConnectionCheck>(sut.Services.GetRequiredService<IRescueReader>(), exactMatch: false);

    private static async Task<CheckResult[]> CheckAsync(Sut sut) => await Check(sut).CheckAsync(null, Cancel).ToArrayAsync(Cancel);
}
