namespace Rescue.AdSync.ActiveDirectory;

public sealed class ActiveDirectoryOptionsTests
{
    private static readonly ActiveDirectoryOptions Sound = new()
    {
        Server = "dc1.example.com",
        UserName = "sync@example.com",
        Password = new Secret("open sesame"),
    };

    public static TheoryData<ActiveDirectoryOptions> ValidCases =>
    [
        Sound,
        Sound with { Server = "10.0.0.1", Port = 6636, Security = ActiveDirectorySecurity.StartTls },
        Sound with { Server = "fe80::1", Security = ActiveDirectorySecurity.None },
        Sound with { BaseDn = "OU=Staff,DC=example,DC=com", PageSize = 1 },
        Sound with { BaseDn = "" },
        Sound with { Server = "", Domain = "example.com" },
        new ActiveDirectoryOptions { Server = "dc1", Security = ActiveDirectorySecurity.None, Authentication = ActiveDirectoryAuthentication.Negotiate },
    ];

    public static TheoryData<ActiveDirectoryOptions, string> InvalidCases => new()
    {
        { Sound with { Server = "" }, "Server:" },
        { Sound with { Server = "ldaps://dc1" }, "Server: 'ldaps://dc1'" },
        { Sound with { Server = "dc1:636" }, "Server: 'dc1:636'" },
        { Sound with { Port = 0 }, "Port: 0" },
        { Sound with { Port = 65536 }, "Port: 65536" },
        { Sound with { Port = 3269 }, "global catalog" },
        { Sound with { Security = (ActiveDirectorySecurity)9 }, "Security: 9" },
        { Sound with { Authentication = (ActiveDirectoryAuthentication)9 }, "Authentication: 9" },
        { Sound with { BaseDn = "example.com" }, "BaseDn: 'example.com'" },
        { Sound with { UserName = " " }, "UserName:" },
        { Sound with { Password = null }, "Password:" },
        { Sound with { Password = new Secret("") }, "Password:" },
        { Sound with { ConnectTimeout = TimeSpan.Zero }, "ConnectTimeout: 00:00:00" },
        { Sound with { RequestTimeout = TimeSpan.FromDays(1) }, "RequestTimeout: 1.00:00:00" },
        { Sound with { PageSize = 0 }, "PageSize: 0" },
        { Sound with { PageSize = 1001 }, "PageSize: 1001" },
        { Sound with { Domain = "example.com" }, "Domain: cannot stand beside Server" },
        { Sound with { Server = "", Domain = "10.0.0.1" }, "Domain: '10.0.0.1' is no DNS name" },
        { Sound with { MaxConcurrency = 0 }, "MaxConcurrency: 0" },
        { Sound with { MaxConcurrency = 9 }, "MaxConcurrency: 9" },
        { Sound with { Security = ActiveDirectorySecurity.None, Authentication = ActiveDirectoryAuthentication.Negotiate }, "Negotiate" },
    };

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void Validate_SoundOptions_FindsNothing(ActiveDirectoryOptions options) => Assert.Empty(options.Validate());

    [Theory]
    [MemberData(nameof(InvalidCases))]
    public void Validate_OneFault_NamesItByKey(ActiveDirectoryOptions options, string fault) =>
        Assert.Contains(fault, Assert.Single(options.Validate()), StringComparison.Ordinal);

    [Fact]
    public void Validate_ManyFaults_ListsAll() => Assert.Equal(
        ["Server", "Port", "UserName", "Password", "PageSize"],
        new ActiveDirectoryOptions { Port = -1, PageSize = 5000 }.Validate().Select(fault => fault.Split(':')[0]));

    [Fact]
    public void ToString_ShowsNoPassword_S8() => Assert.DoesNotContain("sesame", Sound.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(ActiveDirectorySecurity.Ldaps, null, 636)]
    [InlineData(ActiveDirectorySecurity.StartTls, null, 389)]
    [InlineData(ActiveDirectorySecurity.None, null, 389)]
    [InlineData(ActiveDirectorySecurity.Ldaps, 1636, 1636)]
    public void EffectivePort_FollowsSecurity(ActiveDirectorySecurity security, int? port, int expected) =>
        Assert.Equal(expected, (Sound with { Security = security, Port = port }).EffectivePort);

    [Fact]
    public void Source_UnsoundOptions_ThrowsWithEveryFault()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new ActiveDirectorySource(new("hq"), new ActiveDirectoryOptions()));

        Assert.Contains("Server:", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Password:", exception.Message, StringComparison.Ordinal);
    }
}
