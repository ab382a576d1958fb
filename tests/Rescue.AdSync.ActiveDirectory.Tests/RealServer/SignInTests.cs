using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

[Collection(SambaCollection.Name)]
public sealed class SignInTests(SambaFixture samba)
{
    private static readonly GroupQuery Query = new(GroupCriterion.Equals, "Support");

    [Theory]
    [InlineData(ActiveDirectorySecurity.Ldaps)]
    [InlineData(ActiveDirectorySecurity.StartTls)]
    public async Task Signs_in_over_TLS(ActiveDirectorySecurity security)
    {
        IReadOnlyList<GroupSummary> found = await FindAsync(samba.Options with { Security = security });

        Assert.Equal("Support", Assert.Single(found).Name);
    }

    [Fact]
    public async Task Trusts_an_authority_among_several()
    {
        using var other = new TestAuthority();
        await File.AppendAllTextAsync(
            other.File,
            "\n" + await File.ReadAllTextAsync(samba.Domain.CaCertificateFile, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);

        IReadOnlyList<GroupSummary> found = await FindAsync(samba.Options with { CaCertificateFile = other.File });

        Assert.Single(found);
    }

    [Fact]
    public async Task Says_that_the_servers_certificate_is_not_trusted()
    {
        string message = await FaultAsync(samba.Options with { CaCertificateFile = null });

        Assert.Contains("CN=ADSYNC test CA", message, StringComparison.Ordinal);
        Assert.Contains("not trusted", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_LDAPS_was_tried_on_the_plain_port()
    {
        string message = await FaultAsync(samba.Options with { Port = SambaDomain.LdapPort, ConnectTimeout = TimeSpan.FromSeconds(2) });

        Assert.Contains($"{samba.Domain.Host}:389", message, StringComparison.Ordinal);
        Assert.Contains("Check that Port", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("svc-reader@adsync.test", "not-the-password")]
    [InlineData("nobody@adsync.test", "Passw0rd!read3r")]
    public async Task Says_that_name_or_password_is_wrong(string userName, string password)
    {
        string message = await FaultAsync(samba.Options with { UserName = userName, Password = new Secret(password) });

        Assert.Contains($"refused the sign-in of '{userName}': wrong user name or password", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_is_wrong_with_an_account()
    {
        const string Password = "Passw0rd!acc0unt";
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await samba.Domain.AdministerAsync(["user", "create", "is-disabled", Password], cancellationToken);
        await samba.Domain.AdministerAsync(["user", "disable", "is-disabled"], cancellationToken);
        await samba.Domain.AdministerAsync(["user", "create", "must-change", Password, "--must-change-at-next-login"], cancellationToken);
        await samba.Domain.AdministerAsync(["user", "create", "has-expired", Password], cancellationToken);
        await samba.Domain.ApplyAsync(
            new Ldif().Replace($"CN=has-expired,CN=Users,{SambaDomain.BaseDn}", "accountExpires", "125911584000000000").ToString(), cancellationToken);

        Assert.Contains("account is disabled", await FaultAsync(As("is-disabled")), StringComparison.Ordinal);
        Assert.Contains("must be changed", await FaultAsync(As("must-change")), StringComparison.Ordinal);
        Assert.Contains("account has expired", await FaultAsync(As("has-expired")), StringComparison.Ordinal);

        ActiveDirectoryOptions As(string account) =>
            samba.Options with { UserName = $"{account}@{SambaDomain.DnsName}", Password = new Secret(Password) };
    }

    [Fact]
    public async Task Warns_of_clear_text_and_says_that_the_server_refuses_it()
    {
        var logger = new RecordingLogger();
        ActiveDirectoryOptions options = samba.Options with { Security = ActiveDirectorySecurity.None };
        var source = new ActiveDirectorySource(new DirectoryName("hq"), options, logger: logger);

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(
            () => source.FindGroupsAsync(Query, TestContext.Current.CancellationToken));

        Assert.Contains("does not accept a sign-in over an unprotected connection", exception.Message, StringComparison.Ordinal);
        Assert.Contains(logger.Records, record => record.Level == LogLevel.Warning && record.Id.Name == "ClearText");
    }

    [Fact]
    public async Task Logs_a_read_without_names_above_Debug_and_without_the_password_S8()
    {
        var logger = new RecordingLogger();
        var source = new ActiveDirectorySource(new DirectoryName("hq"), samba.Options, logger: logger);

        _ = await samba.ReadAsync(source, "Support", "With Strangers");

        Assert.Contains(logger.Records, record => record.Id.Name == "DirectoryRead" && record.Message.Contains("read 4 groups (1 of them incomplete) and 4 users", StringComparison.Ordinal));
        Assert.DoesNotContain(logger.Records, record => record.Message.Contains(SambaDomain.ReaderPassword, StringComparison.Ordinal));
        Assert.DoesNotContain(
            logger.Records.Where(record => record.Level > LogLevel.Debug),
            record => record.Message.Contains("Support", StringComparison.Ordinal) || record.Message.Contains("Ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signs_in_by_Kerberos_from_a_keytab()
    {
        string keytab = Path.Combine(samba.Domain.Folder, "reader.keytab");
        await samba.Domain.AdministerAsync(["domain", "exportkeytab", keytab, "--principal=svc-reader"], TestContext.Current.CancellationToken);
        SetNativeVariable("KRB5_CONFIG", samba.Domain.KerberosConfigurationFile);
        SetNativeVariable("KRB5_CLIENT_KTNAME", keytab);
        SetNativeVariable("KRB5CCNAME", Path.Combine(samba.Domain.Folder, "reader.ccache"));
        var logger = new RecordingLogger();
        var options = new ActiveDirectoryOptions
        {
            Server = samba.Domain.Host,
            Security = ActiveDirectorySecurity.None,
            Authentication = ActiveDirectoryAuthentication.Negotiate,
        };

        IReadOnlyList<GroupSummary> found = await new ActiveDirectorySource(new DirectoryName("hq"), options, logger: logger)
            .FindGroupsAsync(Query, TestContext.Current.CancellationToken);

        Assert.Single(found);
        Assert.DoesNotContain(logger.Records, record => record.Id.Name == "ClearText");
    }

    private static Task<IReadOnlyList<GroupSummary>> FindAsync(ActiveDirectoryOptions options) =>
        new ActiveDirectorySource(new DirectoryName("hq"), options).FindGroupsAsync(Query, TestContext.Current.CancellationToken);

    private static async Task<string> FaultAsync(ActiveDirectoryOptions options)
    {
        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => FindAsync(options));
        Assert.DoesNotContain(options.Password!.Reveal(), exception.ToString(), StringComparison.Ordinal);
        return exception.Message;
    }

    // The Kerberos library reads the environment of the process itself, which .NET only copies.
    private static void SetNativeVariable(string name, string value) => Assert.Equal(0, SetEnvironment(name, value, 1));

    [DllImport("libc", EntryPoint = "setenv", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetEnvironment(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
