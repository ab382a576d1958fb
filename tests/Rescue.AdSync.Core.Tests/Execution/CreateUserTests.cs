using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

public sealed class CreateUserTests : ExecutionTest
{
    [Fact]
    public async Task A_new_user_with_a_licence_is_two_writes()
    {
        RunReport report = await ApplyAsync(
            Act.Create(1, "ann@example.com", FakeAccount.Support, ssoId: "S-1"),
            Act.GrantNew(1, "ann@example.com"));

        AllDone(report);
        NodeId node = Assert.NotNull(report.Outcomes[0].Node);
        Assert.Equal([$"CreateUser {FakeAccount.Support}", $"SetUser {node}"], Rescue.Writes.Select(call => call.ToString()));
        FakeNode ann = Rescue[node];
        Assert.Equal(("Person 1", "ann@example.com", "S-1", true, true, false), (ann.Name, ann.Email.ToString(), ann.SsoId, ann.IsEnabled, ann.Mobile, ann.Rpat));
        Assert.Equal("First-Password-1", ann.Password);
        Assert.Equal(new Link(Act.Person(1), Side.Technician, node) { CreatedByUs = true, MobileGranted = true }, Store.Saved[^1]);
    }

    [Fact]
    public async Task A_random_first_password_is_long_and_different_for_everybody()
    {
        Options = Options with { FirstCredential = FirstCredential.RandomPassword };

        AllDone(await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support), Act.Create(2, "ben@example.com", FakeAccount.Support)));

        string[] passwords = [.. Rescue.Nodes.Where(node => node.Parent == FakeAccount.Support).Select(node => node.Password!)];
        Assert.Equal(2, passwords.Distinct().Count());
        Assert.All(passwords, password => Assert.Equal(24, password.Length));
    }

    [Fact]
    public async Task Single_sign_on_only_gives_no_password()
    {
        Options = Options with { FirstCredential = FirstCredential.SsoOnly };

        RunReport report = await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support, ssoId: "S-1"));

        AllDone(report);
        Assert.Null(Rescue[report.Outcomes[0].Node!.Value].Password);
    }

    [Fact]
    public async Task Single_sign_on_only_without_an_SSO_id_fails_before_anything_is_created()
    {
        Options = Options with { FirstCredential = FirstCredential.SsoOnly };

        RunReport report = await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support), Act.GrantNew(1, "ann@example.com"));

        Assert.Equal([OutcomeStatus.Failed, OutcomeStatus.NotTried], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Contains("SSO id", report.Outcomes[0].Message, StringComparison.Ordinal);
        Assert.Empty(Rescue.Calls);
    }

    [Fact]
    public async Task A_default_password_that_is_not_configured_fails_before_anything_is_created()
    {
        Options = Options with { DefaultPassword = null };

        RunReport report = await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support));

        Assert.Equal(OutcomeStatus.Failed, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Calls);
    }

    [Fact]
    public async Task R12_When_no_licence_is_left_the_user_is_created_all_the_same()
    {
        Rescue.MobileSeats = 0;

        RunReport report = await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support), Act.GrantNew(1, "ann@example.com"));

        Assert.Equal([OutcomeStatus.Done, OutcomeStatus.Failed], report.Outcomes.Select(outcome => outcome.Status));
        Assert.False(Rescue[report.Outcomes[0].Node!.Value].Mobile);
        Assert.False(Assert.Single(Store.Saved).MobileGranted);
    }

    [Fact]
    public async Task An_email_in_use_leaves_an_empty_node_that_the_outcome_names()
    {
        Fail(Call.SetUser, Answers.EmailInUse);

        RunReport report = await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support));

        ActionOutcome outcome = Assert.Single(report.Outcomes);
        NodeId node = Rescue.Nodes[^1].Id;
        Assert.Equal((OutcomeStatus.Failed, node), (outcome.Status, outcome.Node));
        Assert.Contains($"node {node}", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E3_The_link_is_saved_between_the_two_writes()
    {
        int saved = -1;
        Rescue.BeforeCall = call => saved = call.Method == Call.SetUser ? Store.Saved.Count : saved;

        AllDone(await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support)));

        Assert.Equal(1, saved);
        Assert.Single(Store.Saved);
    }

    [Fact]
    public async Task E4_A_create_without_an_answer_is_found_in_the_tree_and_finished()
    {
        Fail(Call.CreateUser, Answers.TimedOut, takesEffect: true);

        RunReport report = await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support));

        AllDone(report);
        Assert.Single(Rescue.Calls, call => call.Method == Call.CreateUser);
        Assert.Equal("ann@example.com", Rescue[Rescue.Nodes[^1].Id].Email.ToString());
    }

    [Fact]
    public async Task E4_A_create_that_took_no_effect_is_never_repeated()
    {
        Fail(Call.CreateUser, Answers.TimedOut);

        RunReport report = await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support));

        ActionOutcome outcome = Assert.Single(report.Outcomes);
        Assert.Equal((OutcomeStatus.Failed, Answers.TimedOut), (outcome.Status, outcome.Result));
        Assert.Single(Rescue.Writes);
    }

    [Fact]
    public async Task E4_Two_new_empty_nodes_are_one_too_many_to_tell()
    {
        Fail(Call.CreateUser, Answers.TimedOut, takesEffect: true);
        Preview preview = await PreviewAsync(PlanOf(Act.Create(1, "ann@example.com", FakeAccount.Support)));
        Rescue.BeforeCall = call =>
        {
            if (call.Method == Call.CreateUser)
            {
                Rescue.Put(new FakeNode { Id = new NodeId(500), Parent = FakeAccount.Support, Type = Accounts.NodeType.Technician, IsEnabled = false });
            }
        };

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(OutcomeStatus.Failed, Assert.Single(report.Outcomes).Status);
        Assert.Contains("500", report.Outcomes[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Rescue.Calls, call => call.Method == Call.SetUser);
    }

    [Fact]
    public async Task E4_An_empty_node_that_was_there_before_is_left_alone()
    {
        Rescue.Put(new FakeNode { Id = new NodeId(500), Parent = FakeAccount.Support, Type = Accounts.NodeType.Technician, IsEnabled = false });
        Fail(Call.CreateUser, Answers.TimedOut);

        RunReport report = await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support));

        Assert.Equal(OutcomeStatus.Failed, Assert.Single(report.Outcomes).Status);
        Assert.True(Rescue[new NodeId(500)].Email.IsNone);
    }

    [Fact]
    public async Task E4_Among_many_creates_at_a_time_the_lost_one_is_still_found()
    {
        Options = Options with { MaxConcurrency = 8 };
        Fail(Call.CreateUser, Answers.TimedOut, takesEffect: true, times: 3);

        RunReport report = await ApplyAsync([.. Enumerable.Range(1, 20).Select(i => Act.Create(i, $"person{i}@example.com", FakeAccount.Support))]);

        AllDone(report);
        Assert.Equal(20, Rescue.Nodes.Count(node => node.Parent == FakeAccount.Support));
        Assert.All(Rescue.Nodes.Where(node => node.Parent == FakeAccount.Support), node => Assert.False(node.Email.IsNone));
    }

    [Fact]
    public async Task An_answer_that_names_an_old_node_overwrites_nobody()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Create(1, "ben@example.com", FakeAccount.Support)));
        var forging = new ForgingClient(Rescue, ann);

        RunReport report = await new PlanExecutor(forging, Store, Options, Time, Logger).ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(OutcomeStatus.Failed, Assert.Single(report.Outcomes).Status);
        Assert.Equal("ann@example.com", Rescue[ann].Email.ToString());
    }

    [Fact]
    public async Task R14_Nobody_who_is_protected_is_created()
    {
        Policy = Policy with { Protected = ["*@board.example.com"] };

        RunReport report = await ApplyAsync(Act.Create(1, "ceo@board.example.com", FakeAccount.Support), Act.Create(2, "sync@example.com", FakeAccount.Support));

        Assert.All(report.Outcomes, outcome => Assert.Equal(OutcomeStatus.Refused, outcome.Status));
        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task S8_The_first_password_shows_in_no_log_and_no_report()
    {
        Fail(Call.SetUser, Answers.EmailInUse);

        RunReport report = await ApplyAsync(Act.Create(1, "ann@example.com", FakeAccount.Support), Act.Create(2, "ben@example.com", FakeAccount.Support));

        Assert.NotEmpty(Logger.Lines);
        Assert.All(Logger.Lines, line => Assert.DoesNotContain("First-Password-1", line.Text, StringComparison.Ordinal));
        Assert.All(report.Outcomes, outcome => Assert.DoesNotContain("First-Password-1", outcome.ToString(), StringComparison.Ordinal));
    }
}
