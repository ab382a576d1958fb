using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>E11: details are remembered while the tree shows no change, and all of them are read once more in time.</summary>
public sealed class DetailsCacheTests : SyncTest
{
    private readonly ObjectId[] _people;
    private SyncPreviewer? _previewer;

    public DetailsCacheTests()
    {
        _people = [.. Enumerable.Range(0, 12).Select(i => Directory.User($"p{i}@example.com"))];
        Directory.Group("Helpdesk", _people);
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = true });
    }

    private SyncPreviewer Previewer => _previewer ??= CreatePreviewer();

    [Fact]
    public async Task E11_A_quiet_cycle_is_one_call()
    {
        await CycleAsync();
        await CycleAsync();
        Rescue.ForgetCalls();

        await CycleAsync();

        Assert.Equal([Call.GetHierarchy], Rescue.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task E11_A_changed_record_is_read_again_and_no_other()
    {
        await CycleAsync();
        await CycleAsync();
        FakeNode someone = UsersIn(FakeAccount.Support)[3];
        Account.Change(someone.Id, node => node with { Description = "By hand", Mobile = false });
        Rescue.ForgetCalls();

        Preview preview = await Previewer.PreviewAsync(Token);

        Assert.Equal([someone.Id], Rescue.Calls.Where(call => call.Method == Call.GetUser).Select(call => call.Node));
        Assert.Equal(ActionKind.GrantMobile, Assert.Single(preview.Plan.Actions).Kind);
    }

    [Fact]
    public async Task E11_Every_remembered_user_is_read_once_more_within_a_day_and_not_all_at_once()
    {
        await CycleAsync();
        await CycleAsync();
        var read = new HashSet<NodeId>();
        for (int hour = 0; hour < 24; hour++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            Rescue.ForgetCalls();
            await CycleAsync();
            NodeId[] now = [.. Rescue.Calls.Where(call => call.Method == Call.GetUser).Select(call => call.Node)];
            Assert.True(now.Length <= 2, $"{now.Length} users were read in one hour.");
            read.UnionWith(now);
        }

        Assert.Superset(UsersIn(FakeAccount.Support).Select(user => user.Id).ToHashSet(), read);
    }

    [Fact]
    public async Task E11_What_nobody_sees_in_the_tree_is_noticed_within_a_day()
    {
        await CycleAsync();
        await CycleAsync();
        FakeNode someone = UsersIn(FakeAccount.Support)[5];
        Account.Change(someone.Id, node => node with { Mobile = false });

        for (int hour = 0; hour < 25; hour++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            await CycleAsync();
        }

        Assert.True(Rescue[someone.Id].Mobile);
    }

    [Fact]
    public async Task E11_What_a_clock_that_was_ahead_has_dated_is_read_again_once_it_is_set_right()
    {
        await CycleAsync();
        await CycleAsync();
        FakeNode someone = UsersIn(FakeAccount.Support)[5];
        Account.Change(someone.Id, node => node with { Description = "By hand" });
        Time.AdjustTime(Time.GetUtcNow().AddHours(20));
        await CycleAsync();
        Time.AdjustTime(Time.GetUtcNow().AddHours(-20));
        Rescue.ForgetCalls();

        await CycleAsync();

        Assert.Contains(Rescue.Calls, call => call.Method == Call.GetUser && call.Node == someone.Id);
    }

    [Fact]
    public async Task E9_A_failed_write_leaves_no_remembered_details()
    {
        await CycleAsync();
        await CycleAsync();
        FakeNode someone = UsersIn(FakeAccount.Support)[0];
        ObjectId person = _people.Single(id => someone.Email.ToString() == $"p{Array.IndexOf(_people, id)}@example.com");
        Directory.Change(person, user => user with { DisplayName = "New Name" });
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.NoName) { Node = someone.Id });
        await CycleAsync();
        Rescue.ForgetCalls();

        await CycleAsync();

        Assert.Contains(Rescue.Calls, call => call.Method == Call.GetUser && call.Node == someone.Id);
        Assert.Equal("New Name", Rescue[someone.Id].Name);
    }

    private async Task CycleAsync()
    {
        Preview preview = await Previewer.PreviewAsync(Token);
        Assert.Equal(PlanVerdict.Ready, preview.Plan.Verdict);
        await ApplyAsync(preview);
    }
}
