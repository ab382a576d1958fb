using Rescue.AdSync.Sqlite.Schema;
using Rescue.AdSync.Sqlite.Tests.Support;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tests;

/// <summary>How a file of an older form is brought to the present one.</summary>
public sealed class FormTests : StateFileTest
{
    private static readonly long Now = Migration.All[^1].Version;

    private static SqliteSettings Newer { get; } = new()
    {
        Migrations = [.. Migration.All, new Migration((int)Now + 1, "CREATE TABLE later (x); INSERT INTO later VALUES (1);")],
    };

    [Fact]
    public async Task An_older_file_is_brought_to_the_present_form_with_all_that_is_in_it()
    {
        await Sample.CreateAsync(Folder.File);
        using (var store = new SqliteStateStore(Folder.File, StateAccess.ReadWrite, Newer))
        {
            Assert.Equal(3, (await store.LoadAsync(Sample.Token)).Links.Length);
        }

        Assert.Equal(Now + 1, Ask("PRAGMA user_version;"));
        Assert.Equal(1L, Ask("SELECT COUNT(*) FROM later;"));
        Assert.Contains("of a newer", (await Sample.RefusalAsync(Folder.File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_first_form_keeps_what_it_holds_and_learns_of_the_account()
    {
        using (var first = new SqliteStateStore(Folder.File, StateAccess.ReadWrite, new SqliteSettings { Migrations = [Version1.Migration] }))
        {
            await first.CommitAsync(Sample.Links(3), Sample.Token);
        }

        Assert.Equal(1L, Ask("PRAGMA user_version;"));
        using var store = new SqliteStateStore(Folder.File);
        SyncState state = await store.LoadAsync(Sample.Token);

        Assert.Equal((3, null), (state.Links.Length, state.AccountId));
        await store.CommitAsync(new StateChange { AccountId = 7 }, Sample.Token);
        Assert.Equal(7, (await store.LoadAsync(Sample.Token)).AccountId);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_older_form()
    {
        await Sample.CreateAsync(Folder.File);
        var faulty = new SqliteSettings { Migrations = [.. Migration.All, new Migration((int)Now + 1, "CREATE TABLE later (x); INSERT INTO nowhere VALUES (1);")] };
        using (var store = new SqliteStateStore(Folder.File, StateAccess.ReadWrite, faulty))
        {
            await Assert.ThrowsAsync<StateException>(() => store.LoadAsync(Sample.Token));
        }

        Assert.Equal(Now, Ask("PRAGMA user_version;"));
        Assert.Equal(0L, Ask("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'later';"));
        using var again = new SqliteStateStore(Folder.File);
        Assert.Equal(3, (await again.LoadAsync(Sample.Token)).Links.Length);
    }

    [Fact]
    public async Task A_dry_run_reads_an_older_file_without_changing_it()
    {
        await Sample.CreateAsync(Folder.File);
        byte[] before = await File.ReadAllBytesAsync(Folder.File, Sample.Token);
        using var store = new SqliteStateStore(Folder.File, StateAccess.ReadOnly, Newer);
        Assert.Equal(3, (await store.LoadAsync(Sample.Token)).Links.Length);
        Assert.Equal(before, await File.ReadAllBytesAsync(Folder.File, Sample.Token));
        Assert.Equal(["adsync.db"], Names());
    }
}
