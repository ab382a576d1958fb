using Rescue.AdSync.Accounts;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>E6, E8: what ends a run, and what does not.</summary>
public sealed class StopTests : ExecutionTest
{
    [Fact]
    public async Task E6_A_refused_credential_ends_the_run()
    {
        PlanAction[] actions = Renames(5);
        Fail(Call.SetUser, Answers.BadToken, actions[1].NodeId);

        RunReport report = await ApplyAsync(actions);

        Assert.Equal(
            [OutcomeStatus.Done, OutcomeStatus.Failed, OutcomeStatus.NotTried, OutcomeStatus.NotTried, OutcomeStatus.NotTried],
            report.Outcomes.Select(outcome => outcome.Status));
        Assert.Contains("credential", report.StoppedBecause, StringComparison.Ordinal);
        Assert.False(report.IsComplete);
        Assert.Equal(2, Rescue.Writes.Count);
    }

    [Fact]
    public async Task E6_Many_unclear_answers_in_a_row_end_the_run()
    {
        Options = Options with { MaxConsecutiveFailures = 3 };
        Fail(Call.SetUser, Answers.TimedOut, times: int.MaxValue);

        RunReport report = await ApplyAsync(Renames(6));

        Assert.Equal(3, report.Outcomes.Count(outcome => outcome.Status == OutcomeStatus.Failed));
        Assert.Equal(3, report.Outcomes.Count(outcome => outcome.Status == OutcomeStatus.NotTried));
        Assert.Contains("3 times in a row", report.StoppedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E6_A_clear_answer_in_between_starts_the_count_anew()
    {
        Options = Options with { MaxConsecutiveFailures = 3 };
        PlanAction[] actions = Renames(6);
        foreach (int i in (int[])[0, 1, 3, 4])
        {
            Fail(Call.SetUser, Answers.TimedOut, actions[i].NodeId, times: 9);
        }

        RunReport report = await ApplyAsync(actions);

        Assert.Null(report.StoppedBecause);
        Assert.Equal(2, report.Done);
    }

    [Fact]
    public async Task E6_Many_clear_refusals_do_not_end_the_run()
    {
        Options = Options with { MaxConsecutiveFailures = 2 };
        Fail(Call.SetUser, Answers.EmailInUse, times: int.MaxValue);

        RunReport report = await ApplyAsync(Renames(6));

        Assert.Null(report.StoppedBecause);
        Assert.All(report.Outcomes, outcome => Assert.Equal(OutcomeStatus.Failed, outcome.Status));
    }

    [Fact]
    public async Task E6_Refusals_in_a_word_that_nobody_knows_do_not_end_the_run()
    {
        Options = Options with { MaxConsecutiveFailures = 2 };
        PlanAction[] actions = Renames(6);
        foreach (PlanAction refused in actions[..5])
        {
            Fail(Call.SetUser, Answers.Unheard, refused.NodeId, times: int.MaxValue);
        }

        RunReport report = await ApplyAsync(actions);

        Assert.Null(report.StoppedBecause);
        Assert.Equal(1, report.Done);
        Assert.All(report.Outcomes.SkipLast(1), outcome => Assert.EndsWith("and nothing was written. The next run tries again.", outcome.Message, StringComparison.Ordinal));
        Assert.Empty((await Store.LoadAsync(Token)).OpenActions);
    }

    [Fact]
    public async Task E6_Words_that_nobody_knows_end_the_run_where_no_look_tells_what_became_of_it()
    {
        Options = Options with { MaxConsecutiveFailures = 2 };
        Fail(Call.SetUser, Answers.Unheard, times: int.MaxValue);
        Rescue.BeforeCall = call =>
        {
            if (call.Method == Call.SetUser)
            {
                Fail(Call.GetUser, Answers.TimedOut, call.Node);
            }
        };

        RunReport report = await ApplyAsync(Renames(4));

        Assert.Contains("2 times in a row", report.StoppedBecause, StringComparison.Ordinal);
        Assert.Equal(2, (await Store.LoadAsync(Token)).OpenActions.Length);
    }

    [Fact]
    public async Task E7_A_run_ends_when_Rescue_wants_no_calls_for_longer_than_the_client_waits()
    {
        PlanAction[] actions = Renames(5);
        Fail(Call.SetUser, new RescueResult(RescueErrorCode.Throttled, "HTTP 429"), actions[1].NodeId, times: int.MaxValue);

        RunReport report = await ApplyAsync(actions);

        Assert.Contains("slow down", report.StoppedBecause, StringComparison.Ordinal);
        Assert.Equal(1, report.Done);
        Assert.Equal(2, Rescue.Writes.Count);
    }

    [Fact]
    public async Task E8_A_cancelled_run_finishes_what_is_under_way_and_reports()
    {
        using var cancel = new CancellationTokenSource();
        Preview preview = await PreviewAsync(PlanOf(Renames(4)));
        Rescue.BeforeCall = call =>
        {
            if (call.Method == Call.SetUser)
            {
                cancel.Cancel();
            }
        };

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: cancel.Token);

        Assert.Equal(
            [OutcomeStatus.Done, OutcomeStatus.NotTried, OutcomeStatus.NotTried, OutcomeStatus.NotTried],
            report.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal("cancelled", report.StoppedBecause);
        Assert.Equal("New 0", Rescue[preview.Plan.Actions[0].NodeId!.Value].Name);
    }

    [Fact]
    public async Task E8_A_create_that_is_cancelled_between_its_two_calls_is_finished()
    {
        using var cancel = new CancellationTokenSource();
        Preview preview = await PreviewAsync(PlanOf(Act.Create(1, "ann@example.com", FakeAccount.Support), Act.Create(2, "ben@example.com", FakeAccount.Support)));
        Rescue.BeforeCall = call =>
        {
            if (call.Method == Call.CreateUser)
            {
                cancel.Cancel();
            }
        };

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: cancel.Token);

        Assert.Equal([OutcomeStatus.Done, OutcomeStatus.NotTried], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal("ann@example.com", Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support).Email.ToString());
        Assert.Single(Store.Saved);
    }

    [Fact]
    public async Task E8_Cancelling_during_the_read_before_a_write_leaves_the_action_untried()
    {
        using var cancel = new CancellationTokenSource();
        Preview preview = await PreviewAsync(PlanOf(Renames(1)));
        Rescue.BeforeCall = _ => cancel.Cancel();

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: cancel.Token);

        Assert.Equal(OutcomeStatus.NotTried, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task E8_A_run_that_is_cancelled_before_it_begins_reports_too()
    {
        Preview preview = await PreviewAsync(PlanOf(Renames(2)));

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: new CancellationToken(canceled: true));

        Assert.All(report.Outcomes, outcome => Assert.Equal(OutcomeStatus.NotTried, outcome.Status));
        Assert.Equal("cancelled", report.StoppedBecause);
        Assert.Empty(Rescue.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task E8_What_has_no_answer_when_the_time_to_stop_is_over_is_left_to_the_next_run(bool tookEffect)
    {
        using var cancel = new CancellationTokenSource();
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.TimedOut) { TakesEffect = tookEffect, Hangs = sent });
        Preview preview = await PreviewAsync(PlanOf(Renames(2)));
        Options = Options with { MaxConcurrency = 1, StopWithin = TimeSpan.FromSeconds(2) };
        Task<RunReport> applying = CreateExecutor().ApplyAsync(preview, cancellationToken: cancel.Token);
        await sent.Task;

        Time.Advance(TimeSpan.FromMinutes(1));
        await cancel.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(applying.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(0.1));
        RunReport report = await applying;

        Assert.Equal([OutcomeStatus.Failed, OutcomeStatus.NotTried], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Contains("no answer from Rescue (the run was stopped before there was one)", report.Outcomes[0].Message, StringComparison.Ordinal);
        Assert.Equal("cancelled", report.StoppedBecause);
        Assert.Single((await Store.Inner.LoadAsync(Token)).OpenActions);
        Assert.Single(Rescue.Writes);
    }

    [Fact]
    public async Task E8_Cancelling_after_the_last_action_changes_nothing()
    {
        using var cancel = new CancellationTokenSource();
        Preview preview = await PreviewAsync(PlanOf(Renames(1)));

        RunReport report = await CreateExecutor().ApplyAsync(preview, progress: new RecordingProgress(_ => cancel.Cancel()), cancellationToken: cancel.Token);

        Assert.True(report.IsComplete);
    }

    [Fact]
    public async Task E9_State_that_cannot_be_saved_ends_the_run()
    {
        Preview preview = await PreviewAsync(PlanOf(Act.Create(1, "ann@example.com", FakeAccount.Support), Act.Create(2, "ben@example.com", FakeAccount.Support)));
        Store.Throws = new IOException("disk full");

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        // The new node stays empty: the next run knows from the journal whom it is for, and finishes it.
        Assert.Equal([OutcomeStatus.Failed, OutcomeStatus.NotTried], report.Outcomes.Select(outcome => outcome.Status));
        Assert.DoesNotContain(Rescue.Calls, call => call.Method == Call.SetUser);
        Assert.Contains("disk full", report.StoppedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E6_A_client_that_throws_fails_one_person_only()
    {
        PlanAction[] actions = Renames(3);
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.Error) { Node = actions[1].NodeId, Throws = new InvalidOperationException("a bug") });

        RunReport report = await ApplyAsync(actions);

        Assert.Equal([OutcomeStatus.Done, OutcomeStatus.Failed, OutcomeStatus.Done], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Null(report.StoppedBecause);
    }

    [Fact]
    public async Task E6_A_client_that_throws_that_the_credential_is_refused_ends_the_run()
    {
        PlanAction[] actions = Renames(2);
        Rescue.Faults.Add(new FakeFault(Call.GetUser, Answers.BadToken) { Throws = new RescueException(Answers.BadToken, "Rescue refused the token.") });

        RunReport report = await ApplyAsync(actions);

        Assert.Equal([OutcomeStatus.Failed, OutcomeStatus.NotTried], report.Outcomes.Select(outcome => outcome.Status));
    }

    [Fact]
    public async Task A_progress_display_that_fails_does_not_end_the_run()
    {
        Preview preview = await PreviewAsync(PlanOf(Renames(3)));
        var progress = new RecordingProgress(_ => throw new InvalidOperationException("the window is closed"));

        RunReport report = await CreateExecutor().ApplyAsync(preview, progress: progress, cancellationToken: Token);

        AllDone(report);
        Assert.Single(progress.Told);
    }

    private PlanAction[] Renames(int count) => [.. Enumerable.Range(0, count).Select(i =>
        Act.Rename(Account.User(FakeAccount.Support, $"p{i}@example.com"), $"p{i}@example.com", $"New {i}"))];
}
