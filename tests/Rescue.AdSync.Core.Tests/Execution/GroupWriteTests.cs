using Rescue.AdSync.Accounts;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

public sealed class GroupWriteTests : ExecutionTest
{
    [Fact]
    public async Task R3_A_new_group_gets_its_parents_permissions_and_keeps_its_own_limits()
    {
        RunReport report = await ApplyAsync(Act.CreateGroup(1, "Level 2", FakeAccount.Support, description: "Second line"));

        AllDone(report);
        NodeId node = report.Outcomes[0].Node!.Value;
        FakeNode group = Rescue[node];
        Assert.Equal(("Level 2", "Second line", true, 7), (group.Name, group.Description, group.IsEnabled, group.MobileLimit));
        Assert.Equal(Rescue[FakeAccount.Support].Permissions, group.Permissions);
        Assert.Equal(Rescue[FakeAccount.Support].LockedPermissions, group.LockedPermissions);
        Assert.Equal([new Link(Act.Person(1), Side.Technician, node) { CreatedByUs = true }], Store.Saved);
    }

    [Fact]
    public async Task R3_A_new_group_right_under_a_category_is_enabled()
    {
        RunReport report = await ApplyAsync(Act.CreateGroup(1, "Admins EMEA", FakeAccount.Administrators).Admin());

        AllDone(report);
        FakeNode group = Rescue[report.Outcomes[0].Node!.Value];
        Assert.Equal(("Admins EMEA", true, NodeType.AdministratorGroup), (group.Name, group.IsEnabled, group.Type));
    }

    [Fact]
    public async Task R16_Groups_come_parents_first_and_then_the_people_in_them()
    {
        Options = Options with { MaxConcurrency = 4 };
        NodeId ben = Account.User(FakeAccount.Support, "ben@example.com");

        RunReport report = await ApplyAsync(
            Act.CreateGroup(1, "Level 2", FakeAccount.Support),
            Act.CreateGroup(2, "Level 3", null, Act.Person(1)),
            Act.Move(ben, "ben@example.com", null, Act.Person(1)),
            Act.Create(3, "ann@example.com", null, parentObject: Act.Person(2)));

        AllDone(report);
        NodeId outer = report.Outcomes[0].Node!.Value;
        NodeId inner = report.Outcomes[1].Node!.Value;
        Assert.Equal(outer, Rescue[inner].Parent);
        Assert.Equal(outer, Rescue[ben].Parent);
        Assert.Equal(inner, Rescue[report.Outcomes[3].Node!.Value].Parent);
    }

    [Fact]
    public async Task What_belongs_in_a_group_that_could_not_be_created_is_not_tried()
    {
        Fail(Call.CreateGroup, Answers.NoParent);

        RunReport report = await ApplyAsync(
            Act.CreateGroup(1, "Level 2", FakeAccount.Support),
            Act.CreateGroup(2, "Level 3", null, Act.Person(1)),
            Act.Create(3, "ann@example.com", null, parentObject: Act.Person(2)),
            Act.Create(4, "ben@example.com", FakeAccount.Support));

        Assert.Equal([OutcomeStatus.Failed, OutcomeStatus.NotTried, OutcomeStatus.NotTried, OutcomeStatus.Done], report.Outcomes.Select(outcome => outcome.Status));
        Assert.Contains("Level 2", report.Outcomes[1].Message, StringComparison.Ordinal);
        Assert.Null(report.StoppedBecause);
    }

    [Fact]
    public async Task A_parent_that_cannot_be_read_stops_the_create_before_it_is_sent()
    {
        Fail(Call.GetGroup, Answers.Error, FakeAccount.Support);

        RunReport report = await ApplyAsync(Act.CreateGroup(1, "Level 2", FakeAccount.Support));

        Assert.Equal(OutcomeStatus.Failed, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }

    [Theory]
    [InlineData("CreateGroup")]
    [InlineData("SetGroup")]
    public async Task E4_An_answer_that_was_lost_is_looked_up(string method)
    {
        Fail(Enum.Parse<Call>(method), Answers.TimedOut, takesEffect: true);

        RunReport report = await ApplyAsync(Act.CreateGroup(1, "Level 2", FakeAccount.Support));

        AllDone(report);
        Assert.Equal(2, Rescue.Writes.Count);
        Assert.Equal("Level 2", Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support).Name);
    }

    [Fact]
    public async Task A_group_that_could_not_be_filled_is_named()
    {
        Fail(Call.SetGroup, Answers.NoName);

        RunReport report = await ApplyAsync(Act.CreateGroup(1, "Level 2", FakeAccount.Support));

        ActionOutcome outcome = Assert.Single(report.Outcomes);
        Assert.Equal((OutcomeStatus.Failed, Rescue.Nodes[^1].Id), (outcome.Status, outcome.Node));
    }

    [Fact]
    public async Task R3_Renaming_a_group_keeps_its_permissions()
    {
        FakeNode before = Rescue[FakeAccount.Support];

        RunReport report = await ApplyAsync(Act.UpdateGroup(FakeAccount.Support, "Helpdesk"));

        AllDone(report);
        Assert.Equal(before with { Name = "Helpdesk" }, Rescue[FakeAccount.Support]);
    }

    [Fact]
    public async Task A_group_that_is_called_so_already_is_not_written()
    {
        AllDone(await ApplyAsync(Act.UpdateGroup(FakeAccount.Support, "Support")));

        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task R14_A_protected_group_is_not_written()
    {
        Policy = Policy with { Protected = [FakeAccount.Support.ToString()] };

        RunReport report = await ApplyAsync(Act.UpdateGroup(FakeAccount.Support, "Helpdesk"));

        Assert.Equal(OutcomeStatus.Refused, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }
}
