using System.Collections.Immutable;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>E3: what a run leaves half made, the next one finishes.</summary>
public sealed class UnfinishedTests : SyncTest
{
    [Fact]
    public async Task A_user_that_could_not_be_filled_is_filled_by_the_next_run()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = true });
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.EmailInUse));
        Assert.False((await SyncAsync()).IsComplete);

        Assert.True((await SyncAsync()).IsComplete);

        FakeNode ann = Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support);
        Assert.Equal(("ann Ash", "ann@example.com", true, true, "First-Password-1"), (ann.Name, ann.Email.ToString(), ann.IsEnabled, ann.Mobile, ann.Password));
        await NothingIsLeftToDoAsync();
    }

    /// <summary>R13: Rescue can make no master administrator of an administrator, and an empty one is nobody yet.</summary>
    [Fact]
    public async Task Whose_empty_user_is_of_another_kind_than_wanted_by_now_is_created_anew()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        await LeaveAnEmptyAdministratorAsync();

        Assert.True((await SyncAsync()).IsComplete);

        FakeNode ann = Assert.Single(Rescue.Nodes, node => node.Email == EmailAddress.From("ann@example.com"));
        Assert.Equal((FakeAccount.MasterAdministrators, true), (ann.Parent, ann.IsEnabled));
        Assert.Equal(ann.Id, Assert.Single((await Store.LoadAsync(Token)).Links).Node);
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task Who_is_created_anew_by_a_run_that_is_killed_is_found_all_the_same()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        await LeaveAnEmptyAdministratorAsync();
        await LoseEveryAnswerAsync(Call.CreateUser, Call.GetHierarchy);

        Assert.True((await SyncAsync()).IsComplete);

        FakeNode ann = Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.MasterAdministrators && node.Id != FakeAccount.Holder && node.Id != FakeAccount.Caller);
        Assert.Equal(("ann@example.com", true), (ann.Email.ToString(), ann.IsEnabled));
        Assert.Equal(ann.Id, Assert.Single((await Store.LoadAsync(Token)).Links).Node);
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task A_user_that_could_not_be_filled_gets_what_is_set_at_a_create_only()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with
        {
            SsoId = SsoIdSource.Email,
            Attributes = new AttributeMap { Name = AttributeMap.Default.Name with { Write = WriteRule.Never }, SsoId = WriteRule.OnCreate },
        });
        Options = Options with { FirstCredential = FirstCredential.SsoOnly };
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.EmailInUse));
        Assert.False((await SyncAsync()).IsComplete);

        Assert.True((await SyncAsync()).IsComplete);

        FakeNode ann = Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support);
        Assert.Equal(("ann Ash", "ann@example.com", true), (ann.Name, ann.SsoId, ann.IsEnabled));
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task A_user_who_signs_in_without_a_password_is_not_enabled_without_an_SSO_id()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.NoName));
        await SyncAsync();
        Rescue.ForgetCalls();
        Options = Options with { FirstCredential = FirstCredential.SsoOnly };

        RunReport report = await SyncAsync();

        Assert.All(report.Outcomes, outcome => Assert.Contains("SSO id", outcome.Message, StringComparison.Ordinal));
        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task Somebody_whom_an_administrator_created_by_hand_meanwhile_is_taken_over_and_not_disabled()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.NoName));
        await SyncAsync();
        NodeId byHand = Account.User(FakeAccount.Support, "Ann@example.com");

        RunReport report = await SyncAsync();

        Assert.DoesNotContain(report.Plan.Actions, action => action is DisableUserAction);
        Assert.True(Rescue[byHand].IsEnabled);
        Assert.Equal(byHand, Assert.Single((await Store.LoadAsync(Token)).Links).Node);
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task An_empty_user_is_filled_though_somebody_signs_in_with_another_name_of_the_person()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com", upn: "ann@corp.example.com"));
        Pair("Helpdesk", "Technicians/Support");
        Account.User(Account.Group(FakeAccount.Technicians, "Others"), "ann@corp.example.com");
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.NoName));
        Assert.False((await SyncAsync()).IsComplete);

        Assert.True((await SyncAsync()).IsComplete);

        Assert.Equal("ann@example.com", Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support).Email.ToString());
    }

    [Fact]
    public async Task An_empty_user_is_filled_though_somebody_else_was_given_the_persons_email_by_hand()
    {
        ObjectId eve = Directory.User("eve@example.com");
        ObjectId group = Directory.Group("Helpdesk", eve);
        Pair("Helpdesk", "Technicians/Support");
        Assert.True((await SyncAsync()).IsComplete);
        Directory.MembersOf(group).Add(Directory.User("ann@example.com"));
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.NoName));
        Assert.False((await SyncAsync()).IsComplete);
        NodeId other = (await Store.LoadAsync(Token)).Links.Single(link => link.ObjectId == eve).Node;
        Account.Change(other, node => node with { Email = EmailAddress.From("ann@example.com") });

        Assert.True((await SyncAsync()).IsComplete);

        Assert.Equal(2, Rescue.Nodes.Count(node => node.Parent == FakeAccount.Support));
        Assert.Equal("eve@example.com", Rescue[other].Email.ToString());
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task An_empty_user_that_may_not_have_the_email_yet_is_left_alone()
    {
        ObjectId eve = Directory.User("eve@example.com");
        ObjectId group = Directory.Group("Helpdesk", eve);
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = true });
        Assert.True((await SyncAsync()).IsComplete);
        Directory.MembersOf(group).Add(Directory.User("ann@example.com"));
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.NoName));
        Assert.False((await SyncAsync()).IsComplete);
        ImmutableArray<Link> links = (await Store.LoadAsync(Token)).Links;
        NodeId other = links.Single(link => link.ObjectId == eve).Node;
        Account.Change(other, node => node with { Email = EmailAddress.From("ann@example.com") });
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.NoName));
        Rescue.ForgetCalls();

        RunReport report = await SyncAsync();

        NodeId empty = links.Single(link => link.ObjectId != eve).Node;
        Assert.DoesNotContain(Rescue.Writes, call => call.Node == empty);
        Assert.All(report.Outcomes.Where(outcome => outcome.Action.NodeId == empty), outcome => Assert.Equal(OutcomeStatus.NotTried, outcome.Status));
        Assert.Contains(report.Outcomes, outcome => outcome is { Action.Kind: ActionKind.EnableUser } && outcome.Message!.Contains("could not be given a name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_that_could_not_be_filled_is_filled_by_the_next_run_with_its_parents_permissions()
    {
        ObjectId nested = Directory.Group("Level 2", Directory.User("ann@example.com"));
        Directory.Group("Helpdesk", nested);
        Pair("Helpdesk", "Technicians/Support");
        Rescue.Faults.Add(new FakeFault(Call.SetGroup, Answers.NoName));
        Assert.False((await SyncAsync()).IsComplete);

        Assert.True((await SyncAsync()).IsComplete);

        FakeNode group = Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support);
        Assert.Equal(("Level 2", true), (group.Name, group.IsEnabled));
        Assert.Equal(Rescue[FakeAccount.Support].Permissions, group.Permissions);
        Assert.Equal(["ann@example.com"], UsersIn(group.Id).Select(user => user.Email.ToString()));
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task A_group_whose_parent_cannot_be_read_stays_unfilled()
    {
        Directory.Group("Helpdesk", Directory.Group("Level 2"));
        Pair("Helpdesk", "Technicians/Support");
        Rescue.Faults.Add(new FakeFault(Call.SetGroup, Answers.NoName));
        await SyncAsync();
        Rescue.ForgetCalls();
        Rescue.Faults.Add(new FakeFault(Call.GetGroup, Answers.TimedOut) { Node = FakeAccount.Support });

        RunReport report = await SyncAsync();

        Assert.Equal(OutcomeStatus.Failed, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task A_run_killed_between_create_and_fill_leaves_nobody_twice()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { NestedGroups = NestedGroupMode.Direct });
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.TimedOut) { Throws = new InvalidOperationException("killed") });
        await SyncAsync();

        Assert.True((await SyncAsync()).IsComplete);

        Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support);
        await NothingIsLeftToDoAsync();
    }

    private async Task LeaveAnEmptyAdministratorAsync()
    {
        Pair("Helpdesk", "Administrators", pairing => pairing with { Role = Role.Administrator });
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.NoName));
        Assert.False((await SyncAsync()).IsComplete);
        Assert.True(Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Administrators).Email.IsNone);
        Pairings.Clear();
        Pair("Helpdesk", "MasterAdministrators", pairing => pairing with { Role = Role.MasterAdministrator });
    }
}
