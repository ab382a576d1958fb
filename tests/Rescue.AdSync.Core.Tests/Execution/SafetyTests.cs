using Rescue.AdSync.Accounts;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>S6: what the executor refuses, whatever the plan says.</summary>
public sealed class SafetyTests : ExecutionTest
{
    [Fact]
    public async Task S6_The_account_holder_is_never_touched() =>
        await IsRefusedAsync(Act.Rename(FakeAccount.Holder, "owner@example.com", "Nobody").Admin(), "account holder");

    [Fact]
    public async Task S6_The_credentials_own_user_is_never_touched() =>
        await IsRefusedAsync(Act.Disable(FakeAccount.Caller, "sync@example.com").Admin(), "credential");

    [Fact]
    public async Task S6_The_account_holders_other_node_is_never_touched()
    {
        NodeId twin = Account.User(FakeAccount.Support, "owner@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Disable(twin, "owner@example.com")), FakeAccount.Holder);

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(OutcomeStatus.Refused, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task S6_The_credentials_other_node_is_never_touched()
    {
        NodeId twin = Account.User(FakeAccount.Support, "sync@example.com");
        await IsRefusedAsync(Act.Disable(twin, "sync@example.com"), "credential");
    }

    [Theory]
    [InlineData("ann@*")]
    [InlineData("100")]
    public async Task S6_Whoever_the_policy_protects_is_not_touched(string pattern)
    {
        Policy = Policy with { Protected = [pattern] };
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Assert.Equal(new NodeId(100), ann);

        await IsRefusedAsync(Act.Disable(ann, "ann@example.com"), "protected");
    }

    [Fact]
    public async Task S6_Whoever_became_protected_since_the_preview_is_not_moved()
    {
        Policy = Policy with { Protected = ["*@board.example.com"] };
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        NodeId other = Account.Group(FakeAccount.Technicians, "Other");
        Preview preview = await PreviewAsync(PlanOf(Act.Move(ann, "ann@example.com", other)));
        Account.Change(ann, node => node with { Email = EmailAddress.From("ann@board.example.com") });

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(OutcomeStatus.Refused, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task S6_A_node_that_has_become_somebody_elses_is_not_touched()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Disable(ann, "ann@example.com")));
        Account.Change(ann, node => node with { Email = EmailAddress.From("zoe@example.com") });

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(OutcomeStatus.Refused, Assert.Single(report.Outcomes).Status);
        Assert.True(Rescue[ann].IsEnabled);
    }

    [Fact]
    public async Task S6_A_node_that_has_become_another_kind_is_not_touched()
    {
        NodeId ann = Account.User(FakeAccount.Administrators, "ann@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Disable(ann, "ann@example.com").Admin()));
        Account.Change(ann, node => node with { Type = NodeType.MasterAdministrator, Parent = FakeAccount.MasterAdministrators });

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(OutcomeStatus.Refused, Assert.Single(report.Outcomes).Status);
        Assert.True(Rescue[ann].IsEnabled);
    }

    [Fact]
    public async Task A_user_whose_email_the_same_plan_changed_before_is_no_stranger()
    {
        NodeId ann = Account.User(FakeAccount.Administrators, "ann@example.com", node => node with { Mobile = true });

        RunReport report = await ApplyAsync(
            Act.Free(ann, "ann@example.com").Admin(),
            Act.Email(ann, "ann@example.com", "ann.ash@example.com").Admin(),
            Act.Disable(ann, "ann@example.com").Admin());

        AllDone(report);
        Assert.Equal((EmailAddress.From("ann.ash@example.com"), false), (Rescue[ann].Email, Rescue[ann].IsEnabled));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    public async Task R14_Enough_master_administrators_remain_though_others_were_disabled_by_hand(int minimum, int disabled)
    {
        Policy = Policy with { MinimumMasterAdministrators = minimum };
        Options = Options with { MaxConcurrency = 4 };
        string[] emails = ["ann@example.com", "ben@example.com", "cid@example.com"];
        NodeId[] masters = [.. emails.Select(email => Account.User(FakeAccount.MasterAdministrators, email))];
        Preview preview = await PreviewAsync(PlanOf([.. masters.Take(2).Select((node, i) => Act.Disable(node, emails[i]).Admin())]));
        Account.Change(masters[2], node => node with { IsEnabled = false });

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(disabled, report.Done);
        Assert.Equal(2 - disabled, report.Outcomes.Count(outcome => outcome.Status == OutcomeStatus.Refused));
        Assert.Single(Rescue.Calls, call => call.Method == Call.GetHierarchy);
    }

    [Fact]
    public async Task R14_A_master_administrator_whose_disable_was_refused_counts_again()
    {
        Policy = Policy with { MinimumMasterAdministrators = 3 };
        NodeId ann = Account.User(FakeAccount.MasterAdministrators, "ann@example.com");
        NodeId ben = Account.User(FakeAccount.MasterAdministrators, "ben@example.com");
        Fail(Call.SetUser, Answers.NoName, ann);

        RunReport report = await ApplyAsync(Act.Disable(ann, "ann@example.com").Admin(), Act.Disable(ben, "ben@example.com").Admin());

        Assert.Equal([OutcomeStatus.Failed, OutcomeStatus.Done], report.Outcomes.Select(outcome => outcome.Status));
    }

    [Fact]
    public async Task R14_No_master_administrator_is_disabled_when_they_cannot_be_counted()
    {
        NodeId ann = Account.User(FakeAccount.MasterAdministrators, "ann@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Disable(ann, "ann@example.com").Admin()));
        Fail(Call.GetHierarchy, Answers.Error);

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(OutcomeStatus.Refused, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task S5_A_tree_that_is_no_longer_sound_ends_the_run()
    {
        NodeId ann = Account.User(FakeAccount.MasterAdministrators, "ann@example.com");
        NodeId ben = Account.User(FakeAccount.Administrators, "ben@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Disable(ann, "ann@example.com").Admin(), Act.Disable(ben, "ben@example.com").Admin()));
        Rescue.Put(new FakeNode { Id = new NodeId(900), Parent = new NodeId(899), Type = NodeType.Technician });

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal([OutcomeStatus.Refused, OutcomeStatus.NotTried], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Contains("sound", report.StoppedBecause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S3_A_plan_beyond_any_brake_is_blocked_whatever_its_verdict_says(bool moves)
    {
        Policy = Policy with { MaxDisables = new Brake(1, 0), MaxMoves = new Brake(1, 0) };
        NodeId other = Account.Group(FakeAccount.Technicians, "Other");
        PlanAction[] actions = [.. Enumerable.Range(1, 2).Select<int, PlanAction>(i =>
        {
            NodeId node = Account.User(FakeAccount.Support, $"p{i}@example.com");
            return moves ? Act.Move(node, $"p{i}@example.com", other) : Act.Disable(node, $"p{i}@example.com");
        })];

        await Assert.ThrowsAsync<PlanBlockedException>(() => ApplyAsync(actions));

        Assert.Empty(Rescue.Writes);
    }

    private async Task IsRefusedAsync(PlanAction action, string why)
    {
        RunReport report = await ApplyAsync(action);

        ActionOutcome outcome = Assert.Single(report.Outcomes);
        Assert.Equal(OutcomeStatus.Refused, outcome.Status);
        Assert.Contains(why, outcome.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Rescue.Writes);
    }
}
