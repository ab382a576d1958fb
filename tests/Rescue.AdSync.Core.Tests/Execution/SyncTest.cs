using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>A directory, an account, and everything from reading to writing in between.</summary>
public abstract class SyncTest
{
    private protected FakeAccount Account { get; } = new();

    private protected FakeRescue Rescue => Account.Rescue;

    private protected FakeDirectory Directory { get; } = new("hq");

    private protected RecordingStore Store { get; } = new();

    private protected ListLogger<SyncPreviewer> PreviewLog { get; } = new();

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero));

    private protected SyncPolicy Policy { get; set; } = new() { Pairings = [], MaxDisables = new Brake(1000, 10), MaxMoves = new Brake(1000, 30) };

    private protected List<ConfiguredPairing> Pairings { get; } = [];

    private protected ExecutionOptions Options { get; set; } = new() { DefaultPassword = new Secret("First-Password-1") };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected ConfiguredPairing Pair(string directoryGroup, string rescueGroup, Func<Pairing, Pairing>? with = null)
    {
        var settings = new Pairing { Directory = Directory.Name, DirectoryGroup = ObjectId.None, Target = default };
        var pairing = new ConfiguredPairing(directoryGroup, rescueGroup, with is null ? settings : with(settings));
        Pairings.Add(pairing);
        return pairing;
    }

    private protected SyncPreviewer CreatePreviewer(params FakeDirectory[] others) =>
        new([Directory, .. others], Rescue, Store, Policy, Pairings, Time, PreviewLog);

    private protected Task<Preview> PreviewAsync() => CreatePreviewer().PreviewAsync(Token);

    private protected PlanExecutor CreateExecutor() => new(Rescue, Store, Options, Time, new ListLogger<PlanExecutor>());

    /// <summary>Applies what was previewed, after approving all there is to approve if that is asked for.</summary>
    private protected Task<RunReport> ApplyAsync(Preview preview, bool approve = false) =>
        CreateExecutor().ApplyAsync(preview, approve ? (preview.PlanWithEmptiedGroups ?? preview.Plan).Id : null, cancellationToken: Token);

    /// <summary>Previews and applies.</summary>
    private protected async Task<RunReport> SyncAsync() => await ApplyAsync(await PreviewAsync());

    /// <summary>Runs while Rescue takes one kind of write, and answers neither it nor the questions about it.</summary>
    private protected async Task LoseEveryAnswerAsync(Call write, Call question)
    {
        Rescue.Faults.Add(new FakeFault(write, Answers.TimedOut) { TakesEffect = true });
        Rescue.BeforeCall = call =>
        {
            if (call.Method == write)
            {
                Rescue.Faults.Add(new FakeFault(question, Answers.TimedOut) { Times = 100 });
            }
        };
        Assert.False((await SyncAsync()).IsComplete);
        Rescue.BeforeCall = null;
        Rescue.Faults.Clear();
    }

    private protected async Task NothingIsLeftToDoAsync()
    {
        Preview preview = await PreviewAsync();
        Assert.Empty(preview.Plan.Actions.Select(action => $"{action}: {string.Join(", ", action.Changes)}"));
    }

    private protected ImmutableArray<FakeNode> UsersIn(NodeId parent) => [.. Rescue.Nodes.Where(node => node.Parent == parent && !node.Email.IsNone)];
}
