using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>An account, a state and an executor, with plans made by hand.</summary>
public abstract class ExecutionTest
{
    private protected FakeAccount Account { get; } = new();

    private protected FakeRescue Rescue => Account.Rescue;

    private protected RecordingStore Store { get; } = new();

    private protected ListLogger<PlanExecutor> Logger { get; } = new();

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero));

    private protected ExecutionOptions Options { get; set; } = new() { DefaultPassword = new Secret("First-Password-1"), MaxConcurrency = 1 };

    private protected SyncPolicy Policy { get; set; } = new()
    {
        MaxDisables = new Brake(100, 10),
        MaxMoves = new Brake(100, 30),
        Pairings = [new Pairing { Directory = new DirectoryName("hq"), DirectoryGroup = Act.Person(999), Target = RescueTarget.Group(FakeAccount.Support) }],
    };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected PlanExecutor CreateExecutor() => new(Rescue, Store, Options, Time, Logger);

    private protected Plan PlanOf(params PlanAction[] actions) => new(Policy, PlanVerdict.Ready, [.. actions], () => []);

    private protected async Task<Preview> PreviewAsync(Plan plan, params NodeId[] detailsOf) => new()
    {
        Plan = plan,
        CreatedAt = Time.GetUtcNow(),
        Rescue = await Account.SnapshotAsync(detailsOf),
        Directories = [],
        State = await Store.LoadAsync(Token),
    };

    private protected async Task<RunReport> ApplyAsync(params PlanAction[] actions) =>
        await CreateExecutor().ApplyAsync(await PreviewAsync(PlanOf(actions)), cancellationToken: Token);

    private protected void Fail(Call method, RescueResult answer, NodeId? node = null, bool takesEffect = false, int times = 1) =>
        Rescue.Faults.Add(new FakeFault(method, answer) { Node = node, TakesEffect = takesEffect, Times = times });

    private protected static void AllDone(RunReport report)
    {
        Assert.All(report.Outcomes, outcome => Assert.True(outcome.Status == OutcomeStatus.Done, $"{outcome.Action}: {outcome.Status}, {outcome.Message}"));
        Assert.True(report.IsComplete);
    }
}
