using Microsoft.Extensions.Logging;
using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

[Collection(SambaCollection.Name)]
public sealed class FailoverTests(SambaFixture samba)
{
    private const string Silent = "127.0.61.7";
    private readonly RecordingLogger _logger = new();

    [Fact]
    public async Task Takes_the_next_domain_controller_when_one_does_not_answer_and_stays_with_it()
    {
        await using var names = new FakeNameServer(SambaDomain.DnsName, Record(Silent, 0), Record(samba.Domain.Host, 10));
        LdapConnector connector = Connector(names);

        Assert.Equal(samba.Domain.Host, await ServerAsync(connector));
        Assert.Contains($"{Silent}:636 refused the connection", Assert.Single(Warnings()), StringComparison.Ordinal);
        Assert.Equal(samba.Domain.Host, await ServerAsync(connector));
        Assert.Single(Warnings());
    }

    [Fact]
    public async Task Goes_back_when_the_one_that_served_last_is_gone()
    {
        await using var names = new FakeNameServer(SambaDomain.DnsName, Record(samba.Domain.Host, 0));
        LdapConnector connector = Connector(names);
        Assert.Equal(samba.Domain.Host, await ServerAsync(connector));

        names.Records = [Record(Silent, 0)];
        DirectoryException gone = await Assert.ThrowsAsync<DirectoryException>(() => ServerAsync(connector));
        names.Records = [Record(Silent, 0), Record(samba.Domain.Host, 0)];

        Assert.Contains(Silent, gone.Message, StringComparison.Ordinal);
        Assert.Equal(samba.Domain.Host, await ServerAsync(connector));
    }

    [Fact]
    public async Task Does_not_try_a_refused_password_on_another_domain_controller()
    {
        await using var names = new FakeNameServer(SambaDomain.DnsName, Record(samba.Domain.Host, 0), Record(Silent, 10));
        LdapConnector connector = Connector(names, options => options with { Password = new Secret("not-the-password") });

        DirectoryException refused = await Assert.ThrowsAsync<DirectoryException>(() => ServerAsync(connector));

        Assert.Contains("wrong user name or password", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Warnings());
    }

    [Fact]
    public async Task Says_of_each_domain_controller_why_it_cannot_be_used()
    {
        await using var names = new FakeNameServer(SambaDomain.DnsName, Record(Silent, 0), Record("127.0.61.8", 10));

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => ServerAsync(Connector(names)));

        Assert.Contains($"none of the 2 domain controllers of {SambaDomain.DnsName} can be used", exception.Message, StringComparison.Ordinal);
        Assert.Contains("(2) 127.0.61.8:636 refused", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_given_only_the_domain_reads()
    {
        await using var names = new FakeNameServer(SambaDomain.DnsName, Record(samba.Domain.Host, 0));
        var source = new ActiveDirectorySource(new DirectoryName("hq"), Options(), Connector(names), null, _logger);

        DirectorySnapshot snapshot = await samba.ReadAsync(source, "Support");

        Assert.All(snapshot.Groups, group => Assert.True(group.IsComplete));
    }

    private static ServiceRecord Record(string host, int priority) => new(host, SambaDomain.LdapPort, priority, 100);

    private static async Task<string> ServerAsync(LdapConnector connector)
    {
        using ILdapSession session = await connector.ConnectAsync(TestContext.Current.CancellationToken);
        return session.Server;
    }

    private ActiveDirectoryOptions Options() => samba.Options with { Server = string.Empty, Domain = SambaDomain.DnsName };

    private LdapConnector Connector(FakeNameServer names, Func<ActiveDirectoryOptions, ActiveDirectoryOptions>? change = null) =>
        ActiveDirectorySource.Connector(new DirectoryName("hq"), change is null ? Options() : change(Options()), _logger, [names.EndPoint]);

    private string[] Warnings() => [.. _logger.Records.Where(record => record.Level == LogLevel.Warning).Select(record => record.Message)];
}
