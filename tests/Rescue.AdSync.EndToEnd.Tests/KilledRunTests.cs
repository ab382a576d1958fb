using System.Globalization;
using System.Text.Json;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Console.Tests.Processes;
using Rescue.AdSync.History;
using Rescue.AdSync.Sqlite;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.EndToEnd;

/// <summary>E3: a run may be killed at any instant, again and again, and nobody is lost, doubled or stranded.</summary>
public sealed class KilledRunTests : IAsyncLifetime
{
    private const int Kills = 50;
    private const int People = 200;
    private const string FirstPassword = "Welcome-2-Rescue";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-killed-");
    private readonly Random _random = new(20261123);
    private RescueEmulator _emulator = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string State => Path.Combine(_folder.FullName, "adsync.db");

    public async ValueTask InitializeAsync()
    {
        EmulatedAccount account = EmulatedAccount.CreateEmpty();
        account.AddGroup(account.Technicians, "Helpdesk");
        _emulator = await RescueEmulator.StartAsync(new RescueEmulatorOptions { Account = account }, Token);
        _emulator.Faults.Add(RescueFault.Latency(TimeSpan.FromMilliseconds(10)) with { Times = int.MaxValue });
        await WriteAsync("people.json", Staff());
        await WriteAsync("adsync.json", Configuration());
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task E3_A_run_that_is_killed_fifty_times_ends_as_one_that_never_was()
    {
        for (int i = 0; i < Kills; i++)
        {
            await StartAndKillAsync();
        }

        (int exitCode, string output) = await ApplyAsync();
        Assert.True(exitCode == 0, output);
        AssertEverybodyOnce();
        await AssertHistoryIsConsistentAsync();

        int writes = _emulator.Calls.Writes;
        (exitCode, output) = await ApplyAsync();
        Assert.True(exitCode == 0, output);
        Assert.Equal(writes, _emulator.Calls.Writes);
    }

    private async Task StartAndKillAsync()
    {
        await using HostProcess run = Start();
        int calls = _emulator.Calls.Total + _random.Next(1, 14);
        while (_emulator.Calls.Total < calls && !run.HasExited)
        {
            await Task.Delay(1, Token);
        }

        // Disposing kills: the process gets no chance to do anything more.
        await Task.Delay(_random.Next(0, 12), Token);
    }

    private async Task<(int ExitCode, string Output)> ApplyAsync()
    {
        await using HostProcess run = Start();
        return await run.EndAsync();
    }

    private HostProcess Start() => HostProcess.Start(HostProcess.Console, _folder.FullName, "apply", "--yes");

    private void AssertEverybodyOnce()
    {
        EmulatedNode[] technicians = [.. _emulator.Account.Nodes.Where(node => node.Type == NodeType.Technician)];
        Assert.DoesNotContain(technicians, node => node.Email.Length == 0);
        Assert.Equal(Enumerable.Range(0, People).Select(Email).Order(StringComparer.Ordinal), technicians.Select(node => node.Email).Order(StringComparer.Ordinal));
        Assert.All(technicians, node => Assert.True(node.IsEnabled && node.Name.StartsWith("Person ", StringComparison.Ordinal), node.ToString()));
    }

    private async Task AssertHistoryIsConsistentAsync()
    {
        using var store = new SqliteStateStore(State, StateAccess.ReadOnly);
        SyncState state = await store.LoadAsync(Token);
        Assert.Empty(state.OpenActions);
        Assert.Equal(
            _emulator.Account.Nodes.Where(node => node.Type == NodeType.Technician).Select(node => node.Id).Order(),
            state.Links.Select(link => link.Node).Order());

        IReadOnlyList<RunSummary> runs = await store.ListRunsAsync(cancellationToken: Token);
        Assert.Equal(RunOutcome.Applied, runs[0].End.Outcome);
        Assert.All(runs.Skip(1), run => Assert.Equal(RunOutcome.Interrupted, run.End.Outcome));
        Assert.NotEmpty(runs.Skip(1));
        foreach (RunSummary run in runs)
        {
            RunRecord record = (await store.FindRunAsync(run.Id, Token))!;
            Assert.DoesNotContain(record.Actions, action => action.State == ActionState.Sending);
        }
    }

    private Task WriteAsync(string name, object content) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), JsonSerializer.Serialize(content), Token);

    private object Configuration() => new
    {
        AdSync = new
        {
            Directories = new { hr = new { Kind = "File", Path = Path.Combine(_folder.FullName, "people.json") } },
            Rescue = new { BaseAddress = _emulator.BaseAddress.ToString(), ServiceToken = RescueEmulatorOptions.DefaultServiceToken, DefaultPassword = FirstPassword },
            Pairings = new[] { new { Directory = "hr", DirectoryGroup = "Helpdesk", RescueGroup = "Technicians/Helpdesk" } },
            State = new { Path = State },
        },
    };

    private static object Staff() => new
    {
        users = Enumerable.Range(0, People).Select(number => new { id = Id(number), userPrincipalName = Email(number), mail = Email(number), displayName = $"Person {number}", enabled = true }),
        groups = new[] { new { id = Id(People), name = "Helpdesk", members = Enumerable.Range(0, People).Select(Id) } },
    };

    private static string Id(int number) => new Guid(number + 1, 2, 3, new byte[8]).ToString();

    private static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"person{number:000}@example.com");
}
