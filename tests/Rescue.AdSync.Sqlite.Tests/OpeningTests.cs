using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Tests.Support;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tests;

/// <summary>What is refused, what is said of it, and that nothing is lost by it (S1, S8).</summary>
public sealed class OpeningTests : StateFileTest
{
    [Fact]
    public async Task A_missing_file_is_created_and_nothing_else_is_left_behind()
    {
        await Sample.CreateAsync(Folder.File);
        Assert.Equal(["adsync.db"], Names());
        using var store = new SqliteStateStore(Folder.File);
        Assert.Equal(3, (await store.LoadAsync(Sample.Token)).Links.Length);
    }

    [Fact]
    public async Task Between_runs_the_file_is_closed_and_another_may_be_put_in_its_place()
    {
        await Sample.CreateAsync(Folder.File, links: 1);
        string backup = Folder.File + ".backup";
        File.Copy(Folder.File, backup);
        using var store = new SqliteStateStore(Folder.File);
        using (store.Take())
        {
            await store.CommitAsync(Sample.Links(3), Sample.Token);
        }

        Assert.Equal(["adsync.db", "adsync.db.backup", "adsync.db.lock"], Names());
        File.Move(backup, Folder.File, overwrite: true);

        using (store.Take())
        {
            Assert.Single((await store.LoadAsync(Sample.Token)).Links);
        }

        File.Delete(Folder.File);
        using (store.Take())
        {
            await store.BeginRunAsync(Sample.Start, Sample.Token);
        }

        using var other = new SqliteStateStore(Folder.File, StateAccess.ReadOnly);
        Assert.Single(await other.ListRunsAsync(cancellationToken: Sample.Token));
    }

    [Fact]
    public async Task A_missing_folder_is_named_and_not_created()
    {
        string folder = Path.Combine(Folder.Path, "nowhere");
        foreach (StateAccess access in Enum.GetValues<StateAccess>())
        {
            StateException refusal = await Sample.RefusalAsync(Path.Combine(folder, "adsync.db"), access);
            Assert.Contains($"there is no folder '{folder}'", refusal.Message, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file_is_named()
    {
        Directory.CreateDirectory(Folder.File);
        Assert.Contains("a folder has that name", (await Sample.RefusalAsync(Folder.File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{ \"links\": [] }", "it is no state file")]
    [InlineData("SQLite format 3", "it is no state file")]
    public Task A_file_that_is_not_SQLite_is_left_as_it_is(string content, string expected) =>
        RefusesAsync(expected, () => File.WriteAllTextAsync(Folder.File, content, Sample.Token));

    [Fact]
    public Task A_database_of_another_program_is_left_as_it_is() => RefusesAsync("of another program", () =>
    {
        Run("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);");
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_file_of_a_newer_form_is_left_as_it_is() => RefusesAsync("the form 999 of a newer Rescue.AdSync", async () =>
    {
        await Sample.CreateAsync(Folder.File);
        Run("PRAGMA user_version = 999;");
    });

    [Fact]
    public Task A_file_of_no_form_is_left_as_it_is() => RefusesAsync("the form 0, which there never was", async () =>
    {
        await Sample.CreateAsync(Folder.File);
        Run("PRAGMA user_version = 0;");
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public Task A_file_with_a_damaged_page_is_left_as_it_is(int page) => RefusesAsync("it is damaged", async () =>
    {
        await Sample.CreateAsync(Folder.File, links: 1000);
        await using FileStream stream = File.OpenWrite(Folder.File);
        stream.Position = page == 1 ? 100 : (page - 1) * 4096;
        await stream.WriteAsync(Enumerable.Repeat((byte)0xAB, 3000).ToArray(), Sample.Token);
    });

    [Fact]
    public Task A_file_that_was_cut_short_is_left_as_it_is() => RefusesAsync("it is damaged", async () =>
    {
        await Sample.CreateAsync(Folder.File, links: 1000);
        await using FileStream stream = File.OpenWrite(Folder.File);
        stream.SetLength(stream.Length / 2);
    });

    [Fact]
    public async Task A_log_without_its_file_is_not_taken_for_an_empty_state()
    {
        await File.WriteAllBytesAsync(Folder.File + "-wal", new byte[64], Sample.Token);
        foreach (StateAccess access in Enum.GetValues<StateAccess>())
        {
            Assert.Contains("it is missing, but what was last written to it is there", (await Sample.RefusalAsync(Folder.File, access)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(["adsync.db-wal"], Names());
    }

    [Fact]
    public async Task A_value_that_nobody_knows_is_reported_and_not_passed_over()
    {
        await Sample.CreateAsync(Folder.File);
        Run("UPDATE links SET side = 'Sideways' WHERE node = 2;");
        StateException refusal = await Sample.RefusalAsync(Folder.File);
        Assert.Contains("'Sideways' is no Side", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_named_and_used_when_it_is_free()
    {
        await Sample.CreateAsync(Folder.File);
        using var store = new SqliteStateStore(Folder.File, StateAccess.ReadWrite, new SqliteSettings { BusySeconds = 1 });
        using (SqliteConnection other = Open())
        {
            Execute(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE links SET mobile_granted = 1;");
            StateException refusal = await Assert.ThrowsAsync<StateException>(() => store.CommitAsync(Sample.Links(9), Sample.Token));
            Assert.Contains("another program holds it", refusal.Message, StringComparison.Ordinal);
            Execute(other, "ROLLBACK;");
        }

        await store.CommitAsync(Sample.Links(9), Sample.Token);
        Assert.Equal(9, (await store.LoadAsync(Sample.Token)).Links.Length);
    }

    [Fact]
    public async Task On_a_full_disk_a_change_is_refused_whole_and_the_rest_stays()
    {
        using var store = new SqliteStateStore(Folder.File, StateAccess.ReadWrite, new SqliteSettings { MaxPages = 60 });
        await store.CommitAsync(Sample.Links(10), Sample.Token);
        StateException refusal = await Assert.ThrowsAsync<StateException>(() => store.CommitAsync(Sample.Links(20_000), Sample.Token));
        Assert.Contains("the disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(10, (await store.LoadAsync(Sample.Token)).Links.Length);

        await store.CommitAsync(Sample.Links(11), Sample.Token);
        Assert.Equal(11, (await store.LoadAsync(Sample.Token)).Links.Length);
    }

    [Fact]
    public async Task Every_commit_reaches_the_disk_before_it_returns()
    {
        using var store = new SqliteStateStore(Folder.File);
        await store.CommitAsync(Sample.Links(1), Sample.Token);
        Assert.Equal("wal", Text("PRAGMA journal_mode;"));
        Assert.True(File.Exists(Folder.File + "-wal"));
    }

    [Fact]
    public async Task A_store_that_was_closed_says_so()
    {
        var store = new SqliteStateStore(Folder.File);
        await store.LoadAsync(Sample.Token);
        store.Dispose();
        store.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.LoadAsync(Sample.Token));
    }

    /// <summary>Requires that a file is refused to writers and readers, and is byte for byte the same afterwards, with nothing beside it.</summary>
    private async Task RefusesAsync(string expected, Func<Task> make)
    {
        await make();
        byte[] before = await File.ReadAllBytesAsync(Folder.File, Sample.Token);
        foreach (StateAccess access in Enum.GetValues<StateAccess>())
        {
            Assert.Contains(expected, (await Sample.RefusalAsync(Folder.File, access)).Message, StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllBytesAsync(Folder.File, Sample.Token));
            Assert.Equal(["adsync.db"], Names());
        }
    }
}
