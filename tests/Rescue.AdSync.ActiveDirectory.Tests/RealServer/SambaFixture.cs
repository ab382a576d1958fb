using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>One domain controller for all tests that need a real one.</summary>
public sealed class SambaFixture : IAsyncLifetime
{
    private SambaDomain? _domain;

    public SambaDomain Domain => _domain ?? throw new InvalidOperationException("The domain was not started.");

    public ActiveDirectoryOptions Options => new()
    {
        Server = Domain.Host,
        UserName = SambaDomain.ReaderUserName,
        Password = new Secret(SambaDomain.ReaderPassword),
        CaCertificateFile = Domain.CaCertificateFile,
    };

    public async ValueTask InitializeAsync() => _domain = await SambaDomain.StartAsync(SampleDomain.Build(), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _domain?.DisposeAsync() ?? ValueTask.CompletedTask;

    public ActiveDirectorySource Source(Func<ActiveDirectoryOptions, ActiveDirectoryOptions>? change = null) =>
        new(new DirectoryName("hq"), change is null ? Options : change(Options));

    public async Task<ObjectId> GroupIdAsync(string dn)
    {
        IReadOnlyList<GroupSummary> found = await Source().FindGroupsAsync(new GroupQuery(GroupCriterion.Equals, dn), TestContext.Current.CancellationToken);
        return Assert.Single(found).Id;
    }

    public async Task<DirectorySnapshot> ReadAsync(ActiveDirectorySource source, params string[] groups)
    {
        var ids = new List<ObjectId>();
        foreach (string group in groups)
        {
            ids.Add(await GroupIdAsync(SampleDomain.Group(group)));
        }

        return await source.ReadAsync(ids, TestContext.Current.CancellationToken);
    }
}
