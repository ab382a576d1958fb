using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

[Collection(SambaCollection.Name)]
public sealed class ConnectionCheckTests(SambaFixture samba)
{
    private static readonly string[] Order =
    [
        CheckCode.Reachable, CheckCode.Tls, CheckCode.Clock, CheckCode.SignIn, CheckCode.Permission, CheckCode.Permission, CheckCode.GroupRead,
    ];

    [Theory]
    [InlineData(ActiveDirectorySecurity.Ldaps)]
    [InlineData(ActiveDirectorySecurity.StartTls)]
    public async Task A_sound_connection_passes_every_check(ActiveDirectorySecurity security)
    {
        ObjectId group = await samba.GroupIdAsync(SampleDomain.Group("Level 2"));

        CheckResult[] results = await CheckAsync(samba.Options with { Security = security }, group);

        Assert.Equal(Order, results.Select(result => result.Code));
        Assert.All(results, result => Assert.True(result.Status == CheckStatus.Passed, $"{result}"));
        Assert.All(results, result => Assert.Null(result.Advice));
        Assert.Equal(["Read member", "Read userAccountControl"], results.Where(result => result.Code == CheckCode.Permission).Select(result => result.Subject));
        Assert.Contains("'Level 2' can be read completely: 1 people and 1 groups", results[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_group_any_with_members_serves()
    {
        CheckResult[] results = await CheckAsync(samba.Options with { BaseDn = SampleDomain.Groups }, null);

        Assert.Equal(Order, results.Select(result => result.Code));
        Assert.Equal(CheckStatus.Passed, results.Single(result => result.Subject == "Read member").Status);
    }

    [Fact]
    public async Task What_cannot_be_tried_is_skipped()
    {
        CheckResult[] results = await CheckAsync(samba.Options with { Port = 1 }, null);

        Assert.Equal(Order, results.Select(result => result.Code));
        Assert.Equal(CheckStatus.Failed, results[0].Status);
        Assert.Contains("refused the connection", results[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("Check Server, Port", results[0].Advice, StringComparison.Ordinal);
        Assert.All(results.Skip(1), result => Assert.Equal(CheckStatus.Skipped, result.Status));
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_fails_and_nobody_signs_in()
    {
        CheckResult[] results = await CheckAsync(samba.Options with { CaCertificateFile = null }, null);

        Assert.Equal(CheckStatus.Passed, results[0].Status);
        Assert.Equal(CheckStatus.Failed, results[1].Status);
        Assert.Contains("CaCertificateFile", results[1].Advice, StringComparison.Ordinal);
        Assert.All(results.Skip(2), result => Assert.Equal(CheckStatus.Skipped, result.Status));
    }

    [Fact]
    public async Task A_wrong_password_fails_the_sign_in_only()
    {
        CheckResult[] results = await CheckAsync(samba.Options with { Password = new Secret("not-the-password") }, null);

        Assert.All(results.Take(3), result => Assert.Equal(CheckStatus.Passed, result.Status));
        Assert.Equal(CheckStatus.Failed, results[3].Status);
        Assert.Contains("wrong user name or password", results[3].Message, StringComparison.Ordinal);
        Assert.All(results.Skip(4), result => Assert.Equal(CheckStatus.Skipped, result.Status));
        Assert.DoesNotContain("not-the-password", string.Join("\n", results.AsEnumerable()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clear_text_and_clocks_apart_are_warned_of()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(-6));

        CheckResult[] results = await CheckAsync(samba.Options with { Security = ActiveDirectorySecurity.None }, null, clock);

        Assert.Equal(CheckStatus.Warning, results[1].Status);
        Assert.Contains("clear text", results[1].Message, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Warning, results[2].Status);
        Assert.Contains("Kerberos refuses more than 5 minutes", results[2].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_near_its_end_is_warned_of()
    {
        // Samba's lasts ten years.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(3650 - 20));

        CheckResult[] results = await CheckAsync(samba.Options, null, clock);

        Assert.Equal(CheckStatus.Warning, results[1].Status);
        Assert.Contains("Renew", results[1].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_is_missing_or_cannot_be_read_completely_fails()
    {
        CheckResult[] missing = await CheckAsync(samba.Options, ObjectId.Parse("11111111-2222-3333-4444-555555555555"));
        CheckResult[] strangers = await CheckAsync(samba.Options, await samba.GroupIdAsync(SampleDomain.Group("With Strangers")));

        Assert.Equal(CheckStatus.Failed, missing[^1].Status);
        Assert.Contains("does not exist", missing[^1].Message, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Failed, strangers[^1].Status);
        Assert.Contains("S-1-5-21-1-2-3-1104", strangers[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_server_is_not_waited_for()
    {
        await using var server = LoopbackServer.Silent();
        ActiveDirectoryOptions options = samba.Options with
        {
            Server = "127.0.0.1",
            Port = server.Port,
            Security = ActiveDirectorySecurity.None,
            ConnectTimeout = TimeSpan.FromSeconds(1),
        };

        CheckResult[] results = await CheckAsync(options, null);

        Assert.Equal(CheckStatus.Failed, results[2].Status);
        Assert.Contains("kept silent", results[2].Message, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Skipped, results[3].Status);
    }

    private static async Task<CheckResult[]> CheckAsync(ActiveDirectoryOptions options, ObjectId? group, TimeProvider? clock = null)
    {
        var source = new ActiveDirectorySource(new DirectoryName("hq"), options, clock);
        var results = new List<CheckResult>();
        await foreach (CheckResult result in source.CheckAsync(group, TestContext.Current.CancellationToken))
        {
            results.Add(result);
        }

        return [.. results];
    }
}
