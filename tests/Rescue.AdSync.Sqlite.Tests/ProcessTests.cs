using System.Globalization;
using Rescue.AdSync.History;
using Rescue.AdSync.Sqlite.Tests.Support;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tests;

/// <summary>What processes leave behind that are killed, and what those meet that have no rights.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int Kills = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_commit_that_was_acknowledged_is_there_after_a_kill_and_none_is_half_there()
    {
        var random = new Random(20261123);
        var acknowledged = new Dictionary<RunId, int>();
        for (int i = 0; i < Kills; i++)
        {
            (RunId run, int last) = await CommitUntilKilledAsync(random.Next(1, 40));
            acknowledged.Add(run, last);
        }

        using var store = new SqliteStateStore(_folder.File);
        SyncState state = await store.LoadAsync(Sample.Token);
        int[] counts = [state.Links.Length, state.Details.Length, state.LastGroupSizes.Count, state.OpenActions.Length];
        Assert.Single(counts.Distinct());
        foreach ((RunId run, int last) in acknowledged)
        {
            RunRecord record = (await store.FindRunAsync(run, Sample.Token))!;
            Assert.InRange(record.Actions.Length, last, last + 1);
            Assert.Equal(Enumerable.Range(1, record.Actions.Length), record.Actions.Select(action => action.Index));
            Assert.All(record.Actions, action => Assert.Single(action.Action.Changes));
        }

        RunId now = await store.BeginRunAsync(Sample.Start, Sample.Token);
        Assert.All((await store.ListRunsAsync(cancellationToken: Sample.Token)).Where(run => run.Id != now), run => Assert.Equal(RunOutcome.Interrupted, run.End.Outcome));
    }

    [Fact]
    public async Task A_dry_run_reads_what_a_killed_run_committed_without_repairing_it()
    {
        (_, int last) = await CommitUntilKilledAsync(10);
        byte[] before = await File.ReadAllBytesAsync(_folder.File, Sample.Token);
        using var store = new SqliteStateStore(_folder.File, StateAccess.ReadOnly);
        Assert.InRange((await store.LoadAsync(Sample.Token)).Links.Length, last, last + 1);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File, Sample.Token));
    }

    [Fact]
    public async Task A_killed_process_leaves_no_lock_behind()
    {
        using var store = new SqliteStateStore(_folder.File);
        using (Worker worker = Worker.Start("lock", _folder.File))
        {
            Assert.Equal("locked", await worker.ReadAsync());
            RunInProgressException refusal = Assert.Throws<RunInProgressException>(store.Take);
            Assert.Contains(_folder.File, refusal.Message, StringComparison.Ordinal);
            worker.Kill();
            await worker.WaitAsync();
        }

        using IDisposable taken = store.Take();
        using Worker second = Worker.Start("lock", _folder.File);
        Assert.StartsWith("RunInProgressException: ", await second.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_keeps_its_hold_on_the_file_while_its_own_process_reads_it_too()
    {
        using var writer = new SqliteStateStore(_folder.File);
        await writer.CommitAsync(Sample.Links(1), Sample.Token);
        using (var reader = new SqliteStateStore(_folder.File, StateAccess.ReadOnly))
        {
            Assert.Single((await reader.LoadAsync(Sample.Token)).Links);
        }

        // Where locks are those of POSIX, closing the file lets go of all of them. Another program would then clear away
        // what is not in the file yet, and what is written after that would be lost.
        using (Worker other = Worker.Start("begin", _folder.File))
        {
            Assert.StartsWith("run ", await other.ReadToEndAsync(), StringComparison.Ordinal);
            await other.WaitAsync();
        }

        await writer.CommitAsync(Sample.Links(2), Sample.Token);
        writer.Dispose();

        using var after = new SqliteStateStore(_folder.File, StateAccess.ReadOnly);
        Assert.Equal(2, (await after.LoadAsync(Sample.Token)).Links.Length);
        Assert.Single(await after.ListRunsAsync(cancellationToken: Sample.Token));
    }

    [Fact]
    public async Task E1_A_link_to_the_file_leads_to_the_same_lock_and_the_same_state()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links take a right there that tests do not have.");
        string link = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, "elsewhere")).FullName, "link.db");
        File.CreateSymbolicLink(link, _folder.File);
        using var direct = new SqliteStateStore(_folder.File);
        await direct.CommitAsync(Sample.Links(1), Sample.Token);
        using var linked = new SqliteStateStore(link, StateAccess.ReadOnly);

        Assert.Single((await linked.LoadAsync(Sample.Token)).Links);
        using IDisposable taken = direct.Take();
        using Worker other = Worker.Start("lock", link);
        Assert.StartsWith("RunInProgressException: ", await other.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal([link], Directory.GetFileSystemEntries(Path.GetDirectoryName(link)!));
    }

    [Fact]
    public void A_lock_does_not_need_the_state_file_but_its_folder()
    {
        using (var store = new SqliteStateStore(_folder.File))
        {
            store.Take().Dispose();
        }

        using var nowhere = new SqliteStateStore(Path.Combine(_folder.Path, "nowhere", "adsync.db"));
        Assert.Contains("there is no folder", Assert.Throws<StateException>(nowhere.Take).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_refused_to_a_run_and_read_by_a_dry_run()
    {
        RequireRights();
        await Sample.CreateAsync(_folder.File);
        Allow(_folder.Path, "755");
        Allow(_folder.File, "644");
        byte[] before = await File.ReadAllBytesAsync(_folder.File, Sample.Token);
        Assert.Contains("no right to write", await RunWithoutRightsAsync("begin"), StringComparison.Ordinal);
        Assert.Contains("cannot be taken", await RunWithoutRightsAsync("lock"), StringComparison.Ordinal);
        Assert.Equal("links 3", await RunWithoutRightsAsync("load"));
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File, Sample.Token));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_not_taken_for_an_empty_state()
    {
        RequireRights();
        await Sample.CreateAsync(_folder.File);
        Allow(_folder.Path, "755");
        Allow(_folder.File, "600");
        Assert.Contains("no right to read it", await RunWithoutRightsAsync("begin"), StringComparison.Ordinal);
        Assert.Contains("no right to read it", await RunWithoutRightsAsync("load"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_named_when_the_file_is_to_be_created()
    {
        RequireRights();
        Allow(_folder.Path, "755");
        string refusal = await RunWithoutRightsAsync("begin");
        Assert.StartsWith("StateException: ", refusal, StringComparison.Ordinal);
        Assert.Contains("the right to", refusal, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private static void RequireRights() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can start a process with fewer rights.");

    private static void Allow(string path, string mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
        }
    }

    private async Task<string> RunWithoutRightsAsync(string verb)
    {
        using Worker worker = Worker.StartWithoutRights(verb, _folder.File);
        return (await worker.ReadToEndAsync()).Trim();
    }

    private async Task<(RunId Run, int Last)> CommitUntilKilledAsync(int commits)
    {
        using Worker worker = Worker.Start("commit", _folder.File);
        var run = new RunId(Number(await worker.ReadAsync(), "run "));
        for (int i = 0; i < commits; i++)
        {
            Assert.NotNull(await worker.ReadAsync());
        }

        worker.Kill();
        await worker.WaitAsync();
        string[] rest = (await worker.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (run, rest.Length == 0 ? commits : Number(rest[^1], "done "));
    }

    private static int Number(string? line, string word)
    {
        Assert.StartsWith(word, line, StringComparison.Ordinal);
        return int.Parse(line!.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
