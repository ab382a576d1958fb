using Rescue.AdSync.Sqlite.Tests.Support;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tests;

/// <summary>A dry run cannot write (S7).</summary>
public sealed class ReadOnlyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_counts_as_the_state_before_the_first_run_and_stays_missing()
    {
        using var store = new SqliteStateStore(_folder.File, StateAccess.ReadOnly);
        Assert.Same(SyncState.Empty, await store.LoadAsync(Sample.Token));
        Assert.Empty(await store.ListRunsAsync(cancellationToken: Sample.Token));
        Assert.Null(await store.FindRunAsync(new(1), Sample.Token));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Reading_leaves_no_trace()
    {
        await Sample.CreateAsync(_folder.File);
        (byte[] Content, DateTime Time) before = Look();
        using var store = new SqliteStateStore(_folder.File, StateAccess.ReadOnly);
        Assert.Equal(3, (await store.LoadAsync(Sample.Token)).Links.Length);
        Assert.Equal(before, Look(), (left, right) => left.Content.SequenceEqual(right.Content) && left.Time == right.Time);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Whatever_would_write_is_refused()
    {
        await Sample.CreateAsync(_folder.File);
        using var store = new SqliteStateStore(_folder.File, StateAccess.ReadOnly);
        await RefusedAsync(() => store.CommitAsync(Sample.Links(5), Sample.Token));
        await RefusedAsync(() => store.BeginRunAsync(Sample.Start, Sample.Token));
        await RefusedAsync(() => store.EndRunAsync(new(1), new() { Outcome = History.RunOutcome.Applied, Duration = default }, Sample.Token));
        await RefusedAsync(() => store.ForgetRunsBeforeAsync(DateTimeOffset.MaxValue, Sample.Token));
        Assert.Throws<StateException>(store.Take);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task It_sees_what_a_run_in_progress_has_committed()
    {
        using var writer = new SqliteStateStore(_folder.File);
        using var reader = new SqliteStateStore(_folder.File, StateAccess.ReadOnly);
        for (int i = 1; i <= 5; i++)
        {
            await writer.CommitAsync(Sample.Links(i), Sample.Token);
            Assert.Equal(i, (await reader.LoadAsync(Sample.Token)).Links.Length);
        }

        writer.Dispose();
        Assert.Equal(5, (await reader.LoadAsync(Sample.Token)).Links.Length);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("100%25 #1 ?x=y&immutable=0")]
    [InlineData("Zoë 田中")]
    public async Task A_path_may_hold_any_character(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && name.Contains('?', StringComparison.Ordinal), "Windows has no such names.");
        string folder = Directory.CreateDirectory(Path.Combine(_folder.Path, name)).FullName;
        string file = Path.Combine(folder, name + ".db");
        await Sample.CreateAsync(file);
        using var store = new SqliteStateStore(file, StateAccess.ReadOnly);
        Assert.Equal(3, (await store.LoadAsync(Sample.Token)).Links.Length);
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    private static async Task RefusedAsync(Func<Task> write) =>
        Assert.Contains("for reading only", (await Assert.ThrowsAsync<StateException>(write)).Message, StringComparison.Ordinal);

    private (byte[] Content, DateTime Time) Look() => (File.ReadAllBytes(_folder.File), File.GetLastWriteTimeUtc(_folder.File));
}
