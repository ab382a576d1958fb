using Rescue.AdSync.History;
using Rescue.AdSync.Sqlite.Tests.Support;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tests;

/// <summary>As much as a large account has. How long it takes is measured elsewhere; here it must work, and be whole.</summary>
public sealed class SizeTests
{
    private const int Many = 100_000;

    [Fact]
    public async Task A_hundred_thousand_links_and_details_are_kept_and_read()
    {
        using var folder = new TemporaryFolder();
        using (var store = new SqliteStateStore(folder.File))
        {
            await store.CommitAsync(Sample.Links(Many) with { Details = Sample.Details(Many) }, Sample.Token);
        }

        using var again = new SqliteStateStore(folder.File);
        SyncState state = await again.LoadAsync(Sample.Token);
        Assert.Equal(Many, state.Links.Distinct().Count());
        Assert.Equal(Many, state.Details.Select(details => details.Details.Name).Distinct().Count());
    }

    [Fact]
    public async Task Opening_and_reading_many_times_in_one_process_leaves_no_file_open()
    {
        using var folder = new TemporaryFolder();
        await Sample.CreateAsync(folder.File);
        for (int i = 0; i < 20; i++)
        {
            using var store = new SqliteStateStore(folder.File);
            RunId run = await store.BeginRunAsync(Sample.Start, Sample.Token);
            Assert.Equal(i + 1, run.Value);
        }

        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }
}
