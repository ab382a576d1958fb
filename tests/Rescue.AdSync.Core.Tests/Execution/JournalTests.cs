using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>E3, E12: every action is written down before it is sent and after it is answered.</summary>
public sealed class JournalTests : ExecutionTest
{
    [Fact]
    public async Task E3_An_action_is_written_down_before_the_first_call_that_writes()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        var seen = new List<ActionState?>();
        Rescue.BeforeCall = call =>
        {
            if (call.IsWrite)
            {
                seen.Add(Store.Changes.LastOrDefault(change => !change.Actions.IsEmpty)?.Actions[^1].State);
            }
        };

        AllDone(await ApplyAsync(Act.Rename(ann, "ann@example.com", "New"), Act.Create(2, "ben@example.com", FakeAccount.Support)));

        Assert.Equal([ActionState.Sending, ActionState.Sending, ActionState.Sending], seen);
        RunRecord run = await RunAsync(1);
        Assert.All(run.Actions, action => Assert.Equal(ActionState.Done, action.State));
        Assert.Equal((RunOutcome.Applied, 2), (run.Summary.End.Outcome, run.Summary.Done));
        Assert.Equal(Rescue.Calls.Count, run.Summary.End.Calls);
    }

    [Fact]
    public async Task E3_What_cannot_be_written_down_is_not_sent()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Store.Throws = new StateException("The disk is full.");
        Store.ThrowsOn = change => !change.Actions.IsEmpty;

        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "New"), Act.Create(2, "ben@example.com", FakeAccount.Support));

        Assert.Empty(Rescue.Writes);
        Assert.All(report.Outcomes, outcome => Assert.NotEqual(OutcomeStatus.Done, outcome.Status));
        Assert.Contains("The disk is full.", report.StoppedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E12_The_history_tells_what_was_there_right_before_the_write()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Rename(ann, "ann@example.com", "New")));
        Account.Change(ann, node => node with { Name = "By hand" });

        AllDone(await CreateExecutor().ApplyAsync(preview, cancellationToken: Token));

        Assert.Equal("By hand", (await RunAsync(1)).Actions[0].Action.ChangeOf(Field.Name)?.Before);
    }

    [Fact]
    public async Task E12_Where_nothing_was_sent_the_history_tells_of_no_change()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Rename(ann, "ann@example.com", "New")));
        Account.Change(ann, node => node with { Name = "New" });

        AllDone(await CreateExecutor().ApplyAsync(preview, cancellationToken: Token));

        RunAction action = Assert.Single((await RunAsync(1)).Actions);
        Assert.Equal((ActionState.Done, 0), (action.State, action.Action.Changes.Length));
    }

    [Fact]
    public async Task E4_What_has_no_clear_answer_stays_open_and_is_settled_by_the_next_run()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Fail(Call.SetUser, Answers.TimedOut, takesEffect: true, times: 2);
        Rescue.BeforeCall = call =>
        {
            if (call.Method == Call.SetUser)
            {
                Rescue.Faults.Add(new FakeFault(Call.GetUser, Answers.TimedOut) { Times = 3 });
            }
        };
        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "New"));
        Assert.Equal(OutcomeStatus.Failed, Assert.Single(report.Outcomes).Status);
        Assert.Equal(ActionState.Sending, (await RunAsync(1)).Actions[0].State);
        Rescue.Faults.Clear();
        Rescue.BeforeCall = null;

        AllDone(await ApplyAsync());

        Assert.Equal(ActionState.Done, (await RunAsync(1)).Actions[0].State);
        Assert.Empty((await Store.LoadAsync(Token)).OpenActions);
    }

    [Fact]
    public async Task E3_What_is_below_a_parent_is_written_down_by_the_first_create_that_can_be()
    {
        NodeId foreign = Account.User(FakeAccount.Support, "ann@example.com", node => node with { Name = null, Email = EmailAddress.None, IsEnabled = false });
        int creates = 0;
        Store.Throws = new StateException("The disk is full.");
        Store.ThrowsOn = change =>
        {
            if (!IsCreate(change) || Interlocked.Increment(ref creates) > 1)
            {
                return false;
            }

            // By then the other create waits for its turn; where the machine is too busy for that, it is not sent at all.
            Thread.Sleep(200);
            return true;
        };
        Options = Options with { MaxConcurrency = 2 };

        RunReport report = await ApplyAsync(Act.Create(1, "ben@example.com", FakeAccount.Support), Act.Create(2, "eve@example.com", FakeAccount.Support));

        Assert.False(report.IsComplete);
        Assert.All(Store.Changes.Where(IsCreate), change => Assert.Contains(foreign, Assert.Single(change.Children).Children));
    }

    private static bool IsCreate(StateChange change) =>
        change.Actions.Any(action => action is { State: ActionState.Sending, Node: null, Action.Kind: ActionKind.CreateUser });

    private async Task<RunRecord> RunAsync(long id) => (await Store.Inner.FindRunAsync(new RunId(id), Token))!;
}
