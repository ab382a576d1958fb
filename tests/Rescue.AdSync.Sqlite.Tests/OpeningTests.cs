using Microsoft.Data.Sqlite;
using Rescue.AdSync.Sqlite.Schema;
using Rescue.AdSync.Sqlite.Tests.Support;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tests;

/// <summary>What is refused, what is said of it, and that nothing is lost by it (S1, S8).</summary>
public sealed class OpeningTests : IDisposable
{
    private static readonly long Now = Migration.All[^1].Version;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_created_and_nothing_else_is_left_behind()
    {
        await Sample.CreateAsync(_folder.File);
        Assert.Equal(["adsync.db"], Names());
        using var store = new SqliteStateStore(_folder.File);
        Assert.Equal(3, (await store.LoadAsync(Sample.Token)).Links.Length);
    }

    [Fact]
    public async Task Between_runs_the_file_is_closed_and_another_may_be_put_in_its_place()
    {
        await Sample.CreateAsync(_folder.File, links: 1);
        string backup = _folder.File + ".backup";
        File.Copy(_folder.File, backup);
        using var store = new SqliteStateStore(_folder.File);
        using (store.Take())
        {
            await store.CommitAsync(Sample.Links(3), Sample.Token);
        }

        Assert.Equal(["adsync.db", "adsync.db.backup", "adsync.db.lock"], Names());
        File.Move(backup, _folder.File, overwrite: true);

        using (store.Take())
        {
            Assert.Single((await store.LoadAsync(Sample.Token)).Links);
        }

        File.Delete(_folder.File);
        using (store.Take())
        {
            await store.BeginRunAsync(Sample.Start, Sample.Token);
        }

        using var other = new SqliteStateStore(_folder.File, StateAccess.ReadOnly);
        Assert.Single(await other.ListRunsAsync(cancellationToken: Sample.Token));
    }

    [Fact]
    public async Task A_missing_folder_is_named_and_not_created()
    {
        string folder = Path.Combine(_folder.Path, "nowhere");
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
        Directory.CreateDirectory(_folder.File);
        Assert.Contains("a folder has that name", (await Sample.RefusalAsync(_folder.File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{ \"links\": [] }", "it is no state file")]
    [InlineData("SQLite format 3", "it is no state file")]
    public Task A_file_that_is_not_SQLite_is_left_as_it_is(string content, string expected) =>
        RefusesAsync(expected, () => File.WriteAllTextAsync(_folder.File, content, Sample.Token));

    [Fact]
    public Task A_database_of_another_program_is_left_as_it_is() => RefusesAsync("of another program", () =>
    {
        Run("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);");
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_file_of_a_newer_form_is_left_as_it_is() => RefusesAsync("the form 999 of a newer Rescue.AdSync", async () =>
    {
        await Sample.CreateAsync(_folder.File);
        Run("PRAGMA user_version = 999;");
    });

    [Fact]
    public Task A_file_of_no_form_is_left_as_it_is() => RefusesAsync("the form 0, which there never was", async () =>
    {
        await Sample.CreateAsync(_folder.File);
        Run("PRAGMA user_version = 0;");
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public Task A_file_with_a_damaged_page_is_left_as_it_is(int page) => RefusesAsync("it is damaged", async () =>
    {
        await Sample.CreateAsync(_folder.File, links: 1000);
        await using FileStream stream = File.OpenWrite(_folder.File);
        stream.Position = page == 1 ? 100 : (page - 1) * 4096;
        await stream.WriteAsync(Enumerable.Repeat((byte)0xAB, 3000).ToArray(), Sample.Token);
    });

    [Fact]
    public Task A_file_that_was_cut_short_is_left_as_it_is() => RefusesAsync("it is damaged", async () =>
    {
        await Sample.CreateAsync(_folder.File, links: 1000);
        await using FileStream stream = File.OpenWrite(_folder.File);
        stream.SetLength(stream.Length / 2);
    });

    [Fact]
    public async Task A_log_without_its_file_is_not_taken_for_an_empty_state()
    {
        await File.WriteAllBytesAsync(_folder.File + "-wal", new byte[64], Sample.Token);
        foreach (StateAccess access in Enum.GetValues<StateAccess>())
        {
            Assert.Contains("it is missing, but what was last written to it is there", (await Sample.RefusalAsync(_folder.File, access)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(["adsync.db-wal"], Names());
    }

    [Fact]
    public async Task A_value_that_nobody_knows_is_reported_and_not_passed_over()
    {
        await Sample.CreateAsync(_folder.File);
        Run("UPDATE links SET side = 'Sideways' WHERE node = 2;");
        StateException refusal = await Sample.RefusalAsync(_folder.File);
        Assert.Contains("'Sideways' is no Side", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_named_and_used_when_it_is_free()
    {
        await Sample.CreateAsync(_folder.File);
        using var store = new SqliteStateStore(_folder.File, StateAccess.ReadWrite, new SqliteSettings { BusySeconds = 1 });
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
        using var store = new SqliteStateStore(_folder.File, StateAccess.ReadWrite, new SqliteSettings { MaxPages = 60 });
        await store.CommitAsync(Sample.Links(10), Sample.Token);
        StateException refusal = await Assert.ThrowsAsync<StateException>(() => store.CommitAsync(Sample.Links(20_000), Sample.Token));
        Assert.Contains("the disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(10, (await store.LoadAsync(Sample.Token)).Links.Length);

        await store.CommitAsync(Sample.Links(11), Sample.Token);
        Assert.Equal(11, (await store.LoadAsync(Sample.Token)).Links.Length);
    }

    [Fact]
    public async Task An_older_file_is_brought_to_the_present_form_with_all_that_is_in_it()
    {
        await Sample.CreateAsync(_folder.File);
        using (var store = new SqliteStateStore(_folder.File, StateAccess.ReadWrite, Newer))
        {
            Assert.Equal(3, (await store.LoadAsync(Sample.Token)).Links.Length);
        }

        Assert.Equal(Now + 1, Ask("PRAGMA user_version;"));
        Assert.Equal(1L, Ask("SELECT COUNT(*) FROM later;"));
        Assert.Contains("of a newer", (await Sample.RefusalAsync(_folder.File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_first_form_keeps_what_it_holds_and_learns_of_the_account()
    {
        using (var first = new SqliteStateStore(_folder.File, StateAccess.ReadWrite, new SqliteSettings { Migrations = [Version1.Migration] }))
        {
            await first.CommitAsync(Sample.Links(3), Sample.Token);
        }

        Assert.Equal(1L, Ask("PRAGMA user_version;"));
        using var store = new SqliteStateStore(_folder.File);
        SyncState state = await store.LoadAsync(Sample.Token);

        Assert.Equal((3, null), (state.Links.Length, state.AccountId));
        await store.CommitAsync(new StateChange { AccountId = 7 }, Sample.Token);
        Assert.Equal(7, (await store.LoadAsync(Sample.Token)).AccountId);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_older_form()
    {
        await Sample.CreateAsync(_folder.File);
        var faulty = new SqliteSettings { Migrations = [.. Migration.All, new Migration((int)Now + 1, "CREATE TABLE later (x); INSERT INTO nowhere VALUES (1);")] };
        using (var store = new SqliteStateStore(_folder.File, StateAccess.ReadWrite, faulty))
        {
            await Assert.ThrowsAsync<StateException>(() => store.LoadAsync(Sample.Token));
        }

        Assert.Equal(Now, Ask("PRAGMA user_version;"));
        Assert.Equal(0L, Ask("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'later';"));
        using var again = new SqliteStateStore(_folder.File);
        Assert.Equal(3, (await again.LoadAsync(Sample.Token)).Links.Length);
    }

    [Fact]
    public async Task A_dry_run_reads_an_older_file_without_changing_it()
    {
        await Sample.CreateAsync(_folder.File);
        byte[] before = await File.ReadAllBytesAsync(_folder.File, Sample.Token);
        using var store = new SqliteStateStore(_folder.File, StateAccess.ReadOnly, Newer);
        Assert.Equal(3, (await store.LoadAsync(Sample.Token)).Links.Length);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File, Sample.Token));
        Assert.Equal(["adsync.db"], Names());
    }

    [Fact]
    public async Task Every_commit_reaches_the_disk_before_it_returns()
    {
        using var store = new SqliteStateStore(_folder.File);
        await store.CommitAsync(Sample.Links(1), Sample.Token);
        Assert.Equal("wal", Text("PRAGMA journal_mode;"));
        Assert.True(File.Exists(_folder.File + "-wal"));
    }

    [Fact]
    public async Task A_store_that_was_closed_says_so()
    {
        var store = new SqliteStateStore(_folder.File);
        await store.LoadAsync(Sample.Token);
        store.Dispose();
        store.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.LoadAsync(Sample.Token));
    }

    private static SqliteSettings Newer { get; } = new()
    {
        Migrations = [.. Migration.All, new Migration((int)Now + 1, "CREATE TABLE later (x); INSERT INTO later VALUES (1);")],
    };

    /// <summary>Requires that a file is refused to writers and readers, and is byte for byte the same afterwards, with nothing beside it.</summary>
    private async Task RefusesAsync(string expected, Func<Task> make)
    {
        await make();
        byte[] before = await File.ReadAllBytesAsync(_folder.File, Sample.Token);
        foreach (StateAccess access in Enum.GetValues<StateAccess>())
        {
            Assert.Contains(expected, (await Sample.RefusalAsync(_folder.File, access)).Message, StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File, Sample.Token));
            Assert.Equal(["adsync.db"], Names());
        }
    }

    private string[] Names() => [.. Directory.GetFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Run(string sql)
    {
        using SqliteConnection connection = Open();
        Execute(connection, sql);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is that of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private object? Ask(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is that of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private string? Text(string sql) => Ask(sql)?.ToString();
}
