using Rescue.AdSync.ActiveDirectory.Fakes;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

public sealed class DomainLocatorTests
{
    private static readonly ServiceRecord First = new("dc1.fake.test", 389, 0, 100);
    private static readonly ServiceRecord Second = new("dc2.fake.test", 1389, 10, 100);

    [Theory]
    [InlineData(ActiveDirectorySecurity.Ldaps, null, "dc1.fake.test:636 dc2.fake.test:636")]
    [InlineData(ActiveDirectorySecurity.StartTls, null, "dc1.fake.test:389 dc2.fake.test:1389")]
    [InlineData(ActiveDirectorySecurity.Ldaps, 7636, "dc1.fake.test:7636 dc2.fake.test:7636")]
    [InlineData(ActiveDirectorySecurity.None, 7389, "dc1.fake.test:7389 dc2.fake.test:7389")]
    public async Task Finds_domain_controllers_and_dials_the_port_that_the_options_mean(ActiveDirectorySecurity security, int? port, string expected)
    {
        await using var names = new FakeNameServer("fake.test", Second, First);

        IReadOnlyList<LdapEndpoint> found = await LocateAsync(names, options => options with { Security = security, Port = port });

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public async Task Says_that_the_domain_is_not_known()
    {
        await using var names = new FakeNameServer("fake.test");

        ConnectionFaultException fault = await Assert.ThrowsAsync<ConnectionFaultException>(() => LocateAsync(names));

        Assert.Contains("DNS does not say who the domain controllers of fake.test are (_ldap._tcp.dc._msdcs.fake.test:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Check Domain", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_single_dot_for_no_server()
    {
        await using var names = new FakeNameServer("fake.test", new ServiceRecord("", 0, 0, 0));

        _ = await Assert.ThrowsAsync<ConnectionFaultException>(() => LocateAsync(names));
    }

    [Fact]
    public async Task Does_not_wait_for_a_silent_name_server()
    {
        await using var names = new FakeNameServer("fake.test", First) { IsSilent = true };

        ConnectionFaultException fault = await Assert.ThrowsAsync<ConnectionFaultException>(
            () => LocateAsync(names, options => options with { ConnectTimeout = TimeSpan.FromMilliseconds(200) }));

        Assert.Contains("_ldap._tcp.dc._msdcs.fake.test", fault.Message, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<LdapEndpoint>> LocateAsync(FakeNameServer names, Func<ActiveDirectoryOptions, ActiveDirectoryOptions>? change = null)
    {
        var options = new ActiveDirectoryOptions { Domain = "fake.test" };
        return new DomainLocator(change is null ? options : change(options), [names.EndPoint], new Random(1)).LocateAsync(TestContext.Current.CancellationToken);
    }
}
