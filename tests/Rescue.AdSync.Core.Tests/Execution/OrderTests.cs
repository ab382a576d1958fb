using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Core.Tests.Execution;

public sealed class OrderTests : ExecutionTest
{
    public OrderTests() => Options = Options with { MaxConcurrency = 4 };

    [Fact]
    public async Task R16_Technicians_lose_before_others_gain()
    {
        NodeId leaver = Account.User(FakeAccount.Support, "leaver@example.com", node => node with { Mobile = true });
        NodeId moved = Account.User(FakeAccount.Support, "moved@example.com");
        NodeId updated = Account.User(FakeAccount.Support, "updated@example.com");
        NodeId enabled = Account.User(FakeAccount.Support, "enabled@example.com", node => node with { IsEnabled = false });
        NodeId granted = Account.User(FakeAccount.Support, "granted@example.com");
        NodeId other = Account.Group(FakeAccount.Technicians, "Other");

        RunReport report = await ApplyAsync(
            Act.Disable(leaver, "leaver@example.com"),
            Act.Free(leaver, "leaver@example.com"),
            Act.Move(moved, "moved@example.com", other),
            Act.Rename(updated, "updated@example.com", "New"),
            Act.Enable(enabled, "enabled@example.com"),
            Act.Create(1, "new@example.com", FakeAccount.Support),
            Act.Grant(granted, "granted@example.com"));

        AllDone(report);
        NodeId created = report.Outcomes[5].Node!.Value;
        Assert.Equal(
            [$"SetUser {leaver}", $"MoveNode {moved}", $"SetUser {updated}", $"SetUser {enabled}", $"CreateUser {FakeAccount.Support}", $"SetUser {created}", $"SetUser {granted}"],
            Rescue.Writes.Select(call => call.ToString()));
        Assert.False(Rescue[leaver].Mobile);
    }

    [Fact]
    public async Task R16_Administrators_gain_before_others_lose_though_the_loser_has_more_to_do()
    {
        NodeId leaver = Account.User(FakeAccount.Administrators, "leaver@example.com", node => node with { Mobile = true });
        NodeId enabled = Account.User(FakeAccount.Administrators, "enabled@example.com", node => node with { IsEnabled = false });

        RunReport report = await ApplyAsync(
            Act.Free(leaver, "leaver@example.com").Admin(),
            Act.Create(1, "new@example.com", FakeAccount.Administrators, Side.Administrator),
            Act.Enable(enabled, "enabled@example.com").Admin(),
            Act.Disable(leaver, "leaver@example.com").Admin());

        AllDone(report);
        NodeId created = report.Outcomes[1].Node!.Value;
        Assert.Equal(
            [$"SetUser {leaver}", $"CreateUser {FakeAccount.Administrators}", $"SetUser {created}", $"SetUser {enabled}", $"SetUser {leaver}"],
            Rescue.Writes.Select(call => call.ToString()));
    }

    [Fact]
    public async Task R12_The_licence_of_an_administrator_who_goes_serves_a_technician_who_comes()
    {
        Rescue.MobileSeats = 1;
        NodeId leaver = Account.User(FakeAccount.Administrators, "leaver@example.com", node => node with { Mobile = true });
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");

        AllDone(await ApplyAsync(
            Act.Free(leaver, "leaver@example.com").Admin(),
            Act.Grant(ann, "ann@example.com"),
            Act.Disable(leaver, "leaver@example.com").Admin()));

        Assert.True(Rescue[ann].Mobile);
    }

    [Fact]
    public async Task R7_An_email_is_given_up_before_it_is_taken_down_a_whole_row()
    {
        const int people = 12;
        NodeId[] nodes = [.. Enumerable.Range(0, people).Select(i => Account.User(FakeAccount.Support, $"p{i}@example.com"))];

        RunReport report = await ApplyAsync([.. nodes.Select((node, i) => Act.Email(node, $"p{i}@example.com", $"p{i + 1}@example.com"))]);

        AllDone(report);
        Assert.Equal(people, Rescue.Writes.Count);
        Assert.Equal("p1@example.com", Rescue[nodes[0]].Email.ToString());
    }

    [Fact]
    public async Task R7_A_new_technician_waits_for_the_administrator_who_gives_up_the_email()
    {
        NodeId admin = Account.User(FakeAccount.Administrators, "desk@example.com");

        RunReport report = await ApplyAsync(
            Act.Email(admin, "desk@example.com", "ann@example.com").Admin(),
            Act.Create(1, "desk@example.com", FakeAccount.Support));

        AllDone(report);
        Assert.Equal([$"SetUser {admin}", $"CreateUser {FakeAccount.Support}"], Rescue.Writes.Take(2).Select(call => call.ToString()));
    }

    [Fact]
    public async Task R7_Whoever_waits_for_an_email_that_is_not_given_up_is_not_tried_and_the_rest_of_the_person_is()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com", node => node with { IsEnabled = false });
        NodeId ben = Account.User(FakeAccount.Support, "ben@example.com");
        Fail(Call.SetUser, Answers.NoName, ben);

        RunReport report = await ApplyAsync(
            Act.Email(ben, "ben@example.com", "ben.birch@example.com"),
            Act.Email(ann, "ann@example.com", "ben@example.com"),
            Act.Enable(ann, "ann@example.com"));

        Assert.Equal([OutcomeStatus.Failed, OutcomeStatus.NotTried, OutcomeStatus.Done], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Contains($"Node {ben}", report.Outcomes[1].Message, StringComparison.Ordinal);
        Assert.True(Rescue[ann].IsEnabled);
    }

    [Fact]
    public async Task R11_One_persons_two_users_may_swap_their_SSO_ids()
    {
        NodeId technician = Account.User(FakeAccount.Support, "ann@example.com", node => node with { SsoId = "upn@example.com" });
        NodeId administrator = Account.User(FakeAccount.Administrators, "ann.admin@example.com", node => node with { SsoId = "mail@example.com" });

        AllDone(await ApplyAsync(
            Act.Update(technician, "ann@example.com", new FieldChange(Field.SsoId, "upn@example.com", "mail@example.com")).For(1),
            Act.Update(administrator, "ann.admin@example.com", new FieldChange(Field.SsoId, "mail@example.com", "upn@example.com")).For(1).Admin()));

        Assert.Equal(("mail@example.com", "upn@example.com"), (Rescue[technician].SsoId, Rescue[administrator].SsoId));
    }

    [Fact]
    public async Task R7_Two_who_swap_emails_are_left_as_they_are()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        NodeId ben = Account.User(FakeAccount.Support, "ben@example.com");
        NodeId cid = Account.User(FakeAccount.Support, "cid@example.com");

        RunReport report = await ApplyAsync(
            Act.Email(ann, "ann@example.com", "ben@example.com"),
            Act.Email(ben, "ben@example.com", "ann@example.com"),
            Act.Rename(cid, "cid@example.com", "Cid Cedar"));

        Assert.Equal([OutcomeStatus.NotTried, OutcomeStatus.NotTried, OutcomeStatus.Done], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Single(Rescue.Writes);
    }

    [Fact]
    public async Task E7_No_more_nodes_than_allowed_are_worked_on_at_once_and_one_call_at_a_time_for_each()
    {
        PlanAction[] actions = [.. Enumerable.Range(0, 40).SelectMany<int, PlanAction>(i =>
        {
            NodeId node = Account.User(FakeAccount.Support, $"p{i}@example.com");
            return [Act.Rename(node, $"p{i}@example.com", $"New {i}"), Act.Grant(node, $"p{i}@example.com")];
        })];

        AllDone(await ApplyAsync(actions));

        Assert.InRange(Rescue.MostTogether, 1, 4);
        Assert.Equal(1, Rescue.MostTogetherOnOneNode);
        Assert.Equal(40, Rescue.Writes.Count);
    }

    [Fact]
    public async Task Outcomes_are_in_the_plans_order_and_told_as_they_come()
    {
        NodeId ann = Account.User(FakeAccount.Administrators, "ann@example.com");
        NodeId ben = Account.User(FakeAccount.Support, "ben@example.com");
        Plan plan = PlanOf(Act.Disable(ann, "ann@example.com").Admin(), Act.Rename(ben, "ben@example.com", "Ben"));
        var progress = new RecordingProgress();

        RunReport report = await CreateExecutor().ApplyAsync(await PreviewAsync(plan), progress: progress, cancellationToken: Token);

        Assert.Equal(plan.Actions, report.Outcomes.Select(outcome => outcome.Action));
        Assert.Equal([report.Outcomes[1], report.Outcomes[0]], progress.Told);
    }
}
