using Rescue.AdSync.Accounts;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>Preview, apply, preview again: nothing is left to do.</summary>
public sealed class EndToEndTests : SyncTest
{
    [Fact]
    public async Task R17_A_first_import_with_nested_groups_leaves_nothing_to_do()
    {
        ObjectId level2 = Directory.Group("Level 2", Directory.User("ben@example.com"), Directory.Group("Level 3", Directory.User("cid@example.com")));
        Directory.Group("Helpdesk", Directory.User("ann@example.com"), level2);
        Directory.Group("Admins", Directory.User("dot@example.com"));
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = true });
        Pair("Admins", "Administrators", pairing => pairing with { Role = Role.Administrator });

        RunReport report = await SyncAsync();

        Assert.True(report.IsComplete, string.Join("; ", report.Outcomes.Select(outcome => outcome.Message)));
        Assert.Equal(["ann@example.com"], UsersIn(FakeAccount.Support).Select(user => user.Email.ToString()));
        FakeNode inner = Assert.Single(Rescue.Nodes, node => node.Name == "Level 2");
        Assert.Equal((FakeAccount.Support, "ben@example.com", true), (inner.Parent, UsersIn(inner.Id)[0].Email.ToString(), UsersIn(inner.Id)[0].Mobile));
        Assert.Equal(["dot@example.com"], UsersIn(FakeAccount.Administrators).Select(user => user.Email.ToString()));
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task R17_Leavers_movers_renames_and_licences_leave_nothing_to_do()
    {
        ObjectId ann = Directory.User("ann@example.com");
        ObjectId ben = Directory.User("ben@example.com");
        ObjectId cid = Directory.User("cid@example.com");
        ObjectId helpdesk = Directory.Group("Helpdesk", ann, ben, cid);
        ObjectId field = Directory.Group("Field", Directory.User("dot@example.com"));
        NodeId fieldGroup = Account.Group(FakeAccount.Technicians, "Field");
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = true });
        Pair("Field", "Technicians/Field");
        Assert.True((await SyncAsync()).IsComplete);

        Directory.MembersOf(helpdesk).Remove(ann);
        Directory.MembersOf(field).Add(ann);
        Directory.MembersOf(helpdesk).Remove(ben);
        Directory.Change(cid, user => user with { Mail = "cid.cedar@example.com", DisplayName = "Cid Cedar" });
        Rescue.ForgetCalls();
        RunReport report = await SyncAsync();

        Assert.True(report.IsComplete, string.Join("; ", report.Outcomes.Select(outcome => outcome.Message)));
        Assert.Equal((fieldGroup, false), (User("ann@example.com").Parent, User("ann@example.com").Mobile));
        Assert.Equal((false, false), (User("ben@example.com").IsEnabled, User("ben@example.com").Mobile));
        Assert.Equal(("Cid Cedar", true), (User("cid.cedar@example.com").Name, User("cid.cedar@example.com").Mobile));
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task E11_A_quiet_cycle_writes_nothing()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");
        await SyncAsync();
        Rescue.ForgetCalls();

        Assert.True((await SyncAsync()).IsComplete);

        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task E11_No_person_costs_more_than_two_writes()
    {
        ObjectId[] people = [.. Enumerable.Range(0, 30).Select(i => Directory.User($"p{i}@example.com"))];
        ObjectId helpdesk = Directory.Group("Helpdesk", people);
        ObjectId field = Directory.Group("Field");
        Account.Group(FakeAccount.Technicians, "Field");
        Pair("Helpdesk", "Technicians/Support");
        Pair("Field", "Technicians/Field", pairing => pairing with { MobileLicense = true });
        Assert.True((await SyncAsync()).IsComplete);
        Assert.Equal(2 * people.Length, Rescue.Writes.Count);

        Rescue.ForgetCalls();
        Directory.MembersOf(helpdesk).RemoveRange(0, 20);
        Directory.MembersOf(field).AddRange(people[..20]);
        foreach (ObjectId person in people)
        {
            Directory.Change(person, user => user with { DisplayName = "New " + user.DisplayName });
        }

        Assert.True((await ApplyAsync(await PreviewAsync(), approve: true)).IsComplete);

        Assert.All(Rescue.Writes.GroupBy(call => call.Node), calls => Assert.InRange(calls.Count(), 1, 2));
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task R7_An_email_that_passes_from_one_to_another_is_one_run()
    {
        ObjectId ann = Directory.User("desk@example.com");
        ObjectId ben = Directory.User("ben@example.com");
        Directory.Group("Helpdesk", ann, ben);
        Pair("Helpdesk", "Technicians/Support");
        await SyncAsync();

        Directory.Change(ann, user => user with { Mail = "ann@example.com" });
        Directory.Change(ben, user => user with { Mail = "desk@example.com" });
        Assert.True((await SyncAsync()).IsComplete);

        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task S2_An_emptied_group_is_acted_on_when_its_plan_is_approved_and_not_asked_for_again()
    {
        ObjectId helpdesk = Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");
        await SyncAsync();
        Directory.MembersOf(helpdesk).Clear();

        Assert.True((await SyncAsync()).IsComplete);
        Assert.True(User("ann@example.com").IsEnabled);
        RunReport report = await ApplyAsync(await PreviewAsync(), approve: true);

        Assert.True(report.IsComplete);
        Assert.False(User("ann@example.com").IsEnabled);
        Assert.DoesNotContain((await PreviewAsync()).Plan.Notes, note => note.Code == NoteCode.EmptiedGroup);
    }

    [Fact]
    public async Task Somebody_disabled_in_the_directory_is_disabled_and_comes_back()
    {
        ObjectId ann = Directory.User("ann@example.com");
        Directory.Group("Helpdesk", ann, Directory.User("ben@example.com"));
        Pair("Helpdesk", "Technicians/Support");
        await SyncAsync();

        Directory.Change(ann, user => user with { State = AccountState.Disabled });
        await SyncAsync();
        Assert.False(User("ann@example.com").IsEnabled);

        Directory.Change(ann, user => user with { State = AccountState.Enabled });
        await SyncAsync();
        Assert.True(User("ann@example.com").IsEnabled);
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task A_run_that_is_interrupted_is_completed_by_the_next()
    {
        Directory.Group("Helpdesk", [.. Enumerable.Range(0, 20).Select(i => Directory.User($"p{i}@example.com"))]);
        Pair("Helpdesk", "Technicians/Support");
        Preview preview = await PreviewAsync();
        using var cancel = new CancellationTokenSource();
        int writes = 0;
        Rescue.BeforeCall = call =>
        {
            if (call.IsWrite && Interlocked.Increment(ref writes) == 9)
            {
                cancel.Cancel();
            }
        };
        RunReport first = await CreateExecutor().ApplyAsync(preview, cancellationToken: cancel.Token);
        Assert.Equal("cancelled", first.StoppedBecause);
        Assert.InRange(first.Done, 1, 19);

        Assert.True((await SyncAsync()).IsComplete);

        Assert.Equal(20, UsersIn(FakeAccount.Support).Length);
        Assert.Equal(20, Rescue.Nodes.Count(node => node.Parent == FakeAccount.Support));
        await NothingIsLeftToDoAsync();
    }

    private FakeNode User(string email) => Assert.Single(Rescue.Nodes, node => node.Type.IsUser() && node.Email == EmailAddress.From(email));
}
