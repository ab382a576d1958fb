using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Core.Tests.Execution;

public sealed class UserWriteTests : ExecutionTest
{
    [Fact]
    public async Task E5_Fields_that_are_not_managed_are_sent_back_unchanged()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com", node => node with
        {
            Nick = "Annie",
            SsoId = "S-1",
            Description = "Desk 4",
            Rpat = true,
            Mobile = true,
        });
        FakeNode before = Rescue[ann];

        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "Ann Ash"));

        AllDone(report);
        Assert.Equal(before with { Name = "Ann Ash" }, Rescue[ann]);
    }

    [Fact]
    public async Task E5_What_changed_in_Rescue_since_the_preview_is_kept()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Rename(ann, "ann@example.com", "Ann Ash")));
        Account.Change(ann, node => node with { Nick = "Annie" });

        await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(("Ann Ash", "Annie"), (Rescue[ann].Name, Rescue[ann].Nick));
    }

    [Fact]
    public async Task A_field_that_shall_be_empty_is_emptied()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com", node => node with { Nick = "Annie" });

        await ApplyAsync(Act.Update(ann, "ann@example.com", new FieldChange(Field.Nick, "Annie", null)));

        Assert.Null(Rescue[ann].Nick);
    }

    [Fact]
    public async Task A_value_with_line_breaks_cannot_forge_a_record()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");

        await ApplyAsync(Act.Update(ann, "ann@example.com", new FieldChange(Field.Description, null, "Desk\n\nNodeID:1")));

        Assert.Equal("Desk  NodeID:1", Rescue[ann].Description);
    }

    [Fact]
    public async Task Everything_one_write_can_say_of_a_technician_is_one_write()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com", node => node with { IsEnabled = false });

        RunReport report = await ApplyAsync(
            Act.Email(ann, "ann@example.com", "ann.ash@example.com"),
            Act.Enable(ann, "ann@example.com"),
            Act.Grant(ann, "ann@example.com").For(1));

        AllDone(report);
        Assert.Equal([$"SetUser {ann}"], Rescue.Writes.Select(call => call.ToString()));
        Assert.Equal((EmailAddress.From("ann.ash@example.com"), true, true), (Rescue[ann].Email, Rescue[ann].IsEnabled, Rescue[ann].Mobile));
    }

    [Fact]
    public async Task What_is_so_already_is_done_without_a_write()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Disable(ann, "ann@example.com")));
        Account.Change(ann, node => node with { IsEnabled = false });

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal(OutcomeStatus.Done, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task R12_When_no_licence_is_left_the_update_succeeds_and_the_grant_fails_alone()
    {
        Rescue.MobileSeats = 0;
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");

        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "Ann Ash"), Act.Grant(ann, "ann@example.com").For(1));

        Assert.Equal([OutcomeStatus.Done, OutcomeStatus.Failed], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Contains("licence", report.Outcomes[1].Message, StringComparison.Ordinal);
        Assert.Equal(("Ann Ash", false), (Rescue[ann].Name, Rescue[ann].Mobile));
        Assert.Empty(Store.Saved);
    }

    [Fact]
    public async Task R12_A_refusal_in_an_unknown_word_does_not_take_the_update_down_with_the_grant()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Fail(Call.SetUser, Answers.Unheard, ann, times: 2);

        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "Ann Ash"), Act.Grant(ann, "ann@example.com").For(1));

        Assert.Equal([OutcomeStatus.Done, OutcomeStatus.Failed], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal("INVALIDPARAM_SEATS", report.Outcomes[1].Result?.Word);
    }

    [Fact]
    public async Task E4_A_write_that_took_effect_without_an_answer_is_not_repeated()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Fail(Call.SetUser, Answers.TimedOut, ann, takesEffect: true);

        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "Ann Ash"));

        AllDone(report);
        Assert.Single(Rescue.Writes);
    }

    [Fact]
    public async Task E4_A_write_that_took_no_effect_is_sent_once_more()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Fail(Call.SetUser, Answers.Error, ann);

        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "Ann Ash"));

        AllDone(report);
        Assert.Equal(2, Rescue.Writes.Count);
        Assert.Equal("Ann Ash", Rescue[ann].Name);
    }

    [Fact]
    public async Task E4_A_write_that_twice_took_no_effect_fails()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Fail(Call.SetUser, Answers.Error, ann, times: 5);

        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "Ann Ash"));

        ActionOutcome outcome = Assert.Single(report.Outcomes);
        Assert.Equal((OutcomeStatus.Failed, Answers.Error), (outcome.Status, outcome.Result));
        Assert.Equal(2, Rescue.Writes.Count);
    }

    [Fact]
    public async Task E4_A_node_that_cannot_be_read_after_an_unclear_answer_is_not_written_again()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Fail(Call.SetUser, Answers.TimedOut, ann);
        Rescue.BeforeCall = call =>
        {
            if (call.Method == Call.SetUser)
            {
                Fail(Call.GetUser, Answers.TimedOut, ann);
            }
        };

        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "Ann Ash"));

        Assert.Equal(OutcomeStatus.Failed, Assert.Single(report.Outcomes).Status);
        Assert.Single(Rescue.Writes);
    }

    [Fact]
    public async Task E6_A_user_who_is_gone_fails_alone()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        NodeId ben = Account.User(FakeAccount.Support, "ben@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Rename(ann, "ann@example.com", "Ann Ash"), Act.Rename(ben, "ben@example.com", "Ben Birch")));
        Rescue.Remove(ann);

        RunReport report = await CreateExecutor().ApplyAsync(preview, cancellationToken: Token);

        Assert.Equal([OutcomeStatus.Failed, OutcomeStatus.Done], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal(Answers.NoNode, report.Outcomes[0].Result);
        Assert.Null(report.StoppedBecause);
    }

    [Fact]
    public async Task A_move_is_one_write()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        NodeId other = Account.Group(FakeAccount.Technicians, "Other");

        RunReport report = await ApplyAsync(Act.Move(ann, "ann@example.com", other));

        AllDone(report);
        Assert.Equal(other, Rescue[ann].Parent);
        Assert.Equal([$"MoveNode {ann}"], Rescue.Writes.Select(call => call.ToString()));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task E4_After_a_move_without_an_answer_the_tree_tells(bool takesEffect, int writes)
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        NodeId other = Account.Group(FakeAccount.Technicians, "Other");
        Fail(Call.MoveNode, Answers.TimedOut, ann, takesEffect);

        RunReport report = await ApplyAsync(Act.Move(ann, "ann@example.com", other));

        AllDone(report);
        Assert.Equal(other, Rescue[ann].Parent);
        Assert.Equal(writes, Rescue.Writes.Count);
    }

    [Fact]
    public async Task E6_A_refused_move_fails_with_Rescues_own_word()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");

        RunReport report = await ApplyAsync(Act.Move(ann, "ann@example.com", FakeAccount.Administrators));

        ActionOutcome outcome = Assert.Single(report.Outcomes);
        Assert.Equal((OutcomeStatus.Failed, "INVALID_MOVE"), (outcome.Status, outcome.Result?.Word));
    }
}
