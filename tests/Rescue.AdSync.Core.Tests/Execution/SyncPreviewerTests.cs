using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Core.Tests.Execution;

public sealed class SyncPreviewerTests : SyncTest
{
    [Fact]
    public async Task S7_A_preview_writes_nothing_to_Rescue_or_the_state()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");

        Preview preview = await PreviewAsync();

        Assert.IsType<CreateUserAction>(Assert.Single(preview.Plan.Actions));
        Assert.Empty(Rescue.Writes);
        Assert.Empty(Store.Saved);
        Assert.Equal(Time.GetUtcNow(), preview.CreatedAt);
    }

    [Fact]
    public async Task E2_A_directory_is_read_once_for_all_its_pairings_and_a_name_is_searched_once()
    {
        ObjectId helpdesk = Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        ObjectId admins = Directory.Group("Admins", Directory.User("ben@example.com"));
        Pair("Helpdesk", "Technicians/Support");
        Pair("Helpdesk", "Administrators", pairing => pairing with { Role = Role.Administrator });
        Pair(admins.ToString(), "MasterAdministrators", pairing => pairing with { Role = Role.MasterAdministrator });

        await PreviewAsync();

        Assert.Equal(new[] { helpdesk, admins }.Order(), Assert.Single(Directory.Reads));
        Assert.Equal([new GroupQuery(GroupCriterion.Equals, "Helpdesk")], Directory.Searches);
        Assert.Single(Rescue.Calls, call => call.Method == Call.GetHierarchy);
    }

    [Theory]
    [InlineData("Helpdesk")]
    [InlineData("CN=Helpdesk,DC=example,DC=com")]
    [InlineData("{00000001-0000-0000-0000-000000000001}")]
    public async Task A_directory_group_is_found_by_name_by_distinguished_name_and_by_id(string text)
    {
        ObjectId id = Directory.Group("Helpdesk");
        Pair(text, "Technicians/Support");

        Assert.Equal(id, Assert.Single((await PreviewAsync()).Plan.Policy.Pairings).DirectoryGroup);
    }

    [Theory]
    [InlineData("Nowhere", "no group of this name")]
    [InlineData("Twins", "2 groups")]
    public async Task S1_A_name_that_does_not_lead_to_one_group_freezes_its_pairing_and_the_others_go_on(string text, string why)
    {
        Directory.Group("Twins", Directory.User("cid@example.com"));
        Directory.Group("Twins");
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair(text, "Administrators", pairing => pairing with { Role = Role.Administrator });
        Pair("Helpdesk", "Technicians/Support");

        Plan plan = (await PreviewAsync()).Plan;

        PlanNote note = Assert.Single(plan.Notes, note => note.Code == NoteCode.GroupNotFound);
        Assert.Contains(why, note.Subject + note.Message, StringComparison.Ordinal);
        Assert.Equal("ann@example.com", Assert.Single(plan.Actions).Email);
    }

    [Fact]
    public async Task S1_A_Rescue_group_that_is_not_found_freezes_its_pairing()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Nowhere");

        Plan plan = (await PreviewAsync()).Plan;

        Assert.Empty(plan.Actions);
        Assert.Contains("no group 'Nowhere'", Assert.Single(plan.Notes, note => note.Code == NoteCode.GroupNotFound).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pairing_whose_directory_is_not_configured_is_named()
    {
        Pairings.Add(Pair("Helpdesk", "Technicians/Support") with { Settings = Pairings[0].Settings with { Directory = new DirectoryName("cloud") } });

        InvalidPolicyException exception = await Assert.ThrowsAsync<InvalidPolicyException>(PreviewAsync);

        Assert.Equal(["Pairings:1:Directory: no directory 'cloud' is configured."], exception.Faults);
        Assert.Empty(Rescue.Calls);
    }

    [Fact]
    public async Task R1_Two_names_for_one_group_on_one_side_are_an_invalid_policy()
    {
        ObjectId id = Directory.Group("Helpdesk");
        Pair("Helpdesk", "Technicians/Support");
        Pair(id.ToString(), "Technicians/Support");

        await Assert.ThrowsAsync<InvalidPolicyException>(PreviewAsync);
    }

    [Fact]
    public async Task S1_A_directory_that_cannot_be_read_ends_the_preview_though_others_can()
    {
        var broken = new FakeDirectory("cloud");
        broken.Throws = new DirectoryException(broken.Name, "unreachable");
        Directory.Group("Helpdesk");
        Pair("Helpdesk", "Technicians/Support");
        Pairings.Add(new ConfiguredPairing("Staff", "Administrators", Pairings[0].Settings with { Directory = broken.Name, Role = Role.Administrator }));

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => CreatePreviewer(broken).PreviewAsync(Token));

        Assert.Equal(broken.Name, exception.Directory);
    }

    [Fact]
    public async Task A_Rescue_that_cannot_be_read_ends_the_preview()
    {
        Directory.Group("Helpdesk");
        Pair("Helpdesk", "Technicians/Support");
        Rescue.Faults.Add(new FakeFault(Call.GetHierarchy, Answers.TimedOut));

        RescueException exception = await Assert.ThrowsAsync<RescueException>(PreviewAsync);

        Assert.Equal(Answers.TimedOut, exception.Result);
    }

    [Fact]
    public async Task Details_are_read_for_whom_the_plan_asks_and_only_once()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Directory.Group("Helpdesk", Directory.User("ann@example.com"), Directory.User("ben@example.com"));
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { SsoId = SsoIdSource.Upn });

        Preview preview = await PreviewAsync();

        Assert.NotNull(preview.Rescue.DetailsOf(ann));
        Assert.Empty(preview.Plan.MissingDetails);
        IEnumerable<NodeId> asked = Rescue.Calls.Where(call => call.Method == Call.GetUser).Select(call => call.Node);
        Assert.Equal(asked.Distinct(), asked);
        Assert.InRange(Rescue.MostTogether, 1, 5);
    }

    [Fact]
    public async Task S1_Details_that_cannot_be_read_withhold_removals_on_their_side()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Account.User(FakeAccount.Support, "leaver@example.com");
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { SsoId = SsoIdSource.Upn });
        Rescue.Faults.Add(new FakeFault(Call.GetUser, Answers.TimedOut) { Node = ann, Times = int.MaxValue });

        Plan plan = (await PreviewAsync()).Plan;

        Assert.DoesNotContain(plan.Actions, action => action is DisableUserAction);
        Assert.Contains(plan.Notes, note => note.Code == NoteCode.IncompleteRead);
        Assert.Single(Rescue.Calls, call => call == new MadeCall(Call.GetUser, ann));
    }

    [Fact]
    public async Task E7_Nobody_else_is_read_once_Rescue_wants_no_calls_for_longer_than_the_client_waits()
    {
        for (int i = 0; i < 40; i++)
        {
            Account.User(FakeAccount.Support, $"p{i}@example.com");
        }

        Directory.Group("Helpdesk", Directory.User("p0@example.com"));
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { SsoId = SsoIdSource.Upn });
        Rescue.Faults.Add(new FakeFault(Call.GetUser, new RescueResult(RescueErrorCode.Throttled, "HTTP 429")) { Times = int.MaxValue });

        Plan plan = (await PreviewAsync()).Plan;

        Assert.DoesNotContain(plan.Actions, action => action is DisableUserAction);
        Assert.InRange(Rescue.Calls.Count(call => call.Method == Call.GetUser), 1, 4);
    }

    [Fact]
    public async Task S5_Whose_credential_it_is_is_asked_again_when_that_user_has_another_node_by_now()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");
        SyncPreviewer previewer = CreatePreviewer();
        await previewer.PreviewAsync(Token);
        FakeNode caller = Rescue[FakeAccount.Caller];
        var anew = new NodeId(5000);
        Rescue.Remove(caller.Id);
        Rescue.Put(caller with { Id = anew });
        Rescue.Caller = Rescue.Caller with { AdministratorNode = anew };

        Preview preview = await previewer.PreviewAsync(Token);

        Assert.Equal(PlanVerdict.Ready, preview.Plan.Verdict);
        Assert.Equal(anew, preview.Rescue.Caller.AdministratorNode);
    }

    [Fact]
    public async Task A_credential_that_is_refused_while_details_are_read_ends_the_preview()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");
        Rescue.Faults.Add(new FakeFault(Call.GetUser, Answers.BadToken));

        RescueException exception = await Assert.ThrowsAsync<RescueException>(PreviewAsync);

        Assert.Equal(Answers.BadToken, exception.Result);
    }

    [Fact]
    public async Task S2_An_emptied_group_gives_a_second_plan_that_acts_on_it()
    {
        ObjectId helpdesk = Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");
        Assert.True((await SyncAsync()).IsComplete);
        Directory.MembersOf(helpdesk).Clear();

        Preview preview = await PreviewAsync();

        Assert.Empty(preview.Plan.Actions);
        Assert.Contains(preview.Plan.Notes, note => note.Code == NoteCode.EmptiedGroup);
        Assert.IsType<DisableUserAction>(Assert.Single(preview.PlanWithEmptiedGroups!.Actions));
    }

    [Fact]
    public async Task S2_A_group_that_has_members_gives_no_second_plan()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");

        Assert.Null((await PreviewAsync()).PlanWithEmptiedGroups);
    }

    [Fact]
    public async Task S3_A_released_brake_is_a_warning_at_every_run()
    {
        Policy = Policy with { MaxDisables = new Brake(5, 100) };
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Pair("Helpdesk", "Technicians/Support");

        await PreviewAsync();
        await PreviewAsync();

        Assert.Equal(2, PreviewLog.Lines.Count(line => line.Level == LogLevel.Warning && line.Id.Name == "BrakeReleased"));
        Assert.DoesNotContain(PreviewLog.Lines, line => line.Level > LogLevel.Debug && line.Text.Contains("ann@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_preview_ends()
    {
        Directory.Group("Helpdesk");
        Pair("Helpdesk", "Technicians/Support");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CreatePreviewer().PreviewAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Two_directories_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => CreatePreviewer(new FakeDirectory("HQ")));
}
