using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>Reads the fake directory through the source.</summary>
internal static class FakeReads
{
    public static FakeObject Crowd(this FakeDirectory directory, int size)
    {
        FakeObject group = directory.Group(5000, "Crowd");
        for (int i = 1; i <= size; i++)
        {
            group.Listed.Add(directory.User(i));
        }

        return group;
    }

    /// <summary>Makes a source that reads one group after the other, so that the order of requests is known.</summary>
    public static ActiveDirectorySource Source(ILdapConnector connector, int? rangeStep = null, int concurrency = 1, ActiveDirectoryNeighbours? neighbours = null) => new(
        new DirectoryName("hq"),
        new ActiveDirectoryOptions { Server = "dc.fake.test", MemberRangeStep = rangeStep, MaxConcurrency = concurrency },
        connector,
        new FakeTimeProvider(),
        logger: null,
        neighbours);

    public static Task<DirectorySnapshot> ReadAsync(ILdapConnector connector, params ObjectId[] groups) =>
        Source(connector).ReadAsync(groups, TestContext.Current.CancellationToken);

    public static Task<DirectorySnapshot> ReadAsync(ILdapConnector connector, int? rangeStep, params ObjectId[] groups) =>
        Source(connector, rangeStep).ReadAsync(groups, TestContext.Current.CancellationToken);
}
