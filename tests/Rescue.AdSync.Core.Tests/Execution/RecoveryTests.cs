using Rescue.AdSync.Accounts;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>E3: a run that was killed between the two calls of a create is taken up by the next.</summary>
public sealed class RecoveryTests : SyncTest
{
    public RecoveryTests() => Pair("Helpdesk", "Technicians/Support");

    [Fact]
    public async Task E3_A_half_made_node_is_found_and_finished()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        await KilledAsync(createArrives: true);
        NodeId empty = Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support).Id;

        Preview preview = await PreviewAsync();
        Assert.Contains(preview.Plan.Notes, note => note.Code == NoteCode.HalfMadeNode && note.Subject == empty.ToString());
        Assert.DoesNotContain(preview.Plan.Actions, action => action.Kind == ActionKind.CreateUser);
        Assert.True((await ApplyAsync(preview)).IsComplete);

        FakeNode ann = Assert.Single(UsersIn(FakeAccount.Support));
        Assert.Equal((empty, "ann@example.com", true), (ann.Id, ann.Email.ToString(), ann.IsEnabled));
        await NothingIsLeftToDoAsync();
        RunAction create = (await Store.Inner.FindRunAsync(new RunId(1), Token))!.Actions[0];
        Assert.Equal((ActionState.Failed, empty), (create.State, create.Node));
    }

    [Fact]
    public async Task E3_A_half_made_node_is_kept_when_the_run_that_finds_it_is_stopped_before_it_begins()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        await KilledAsync(createArrives: true);
        Preview preview = await PreviewAsync();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        Assert.Equal(RunControl.Cancelled, (await CreateExecutor().ApplyAsync(preview, cancellationToken: stopped.Token)).StoppedBecause);
        Assert.True((await SyncAsync()).IsComplete);

        Assert.DoesNotContain(Rescue.Calls, call => call.Method == Call.CreateUser);
        Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support);
    }

    [Fact]
    public async Task E3_What_became_of_a_create_is_saved_with_its_link_or_not_at_all()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        await KilledAsync(createArrives: true);
        Preview preview = await PreviewAsync();
        Store.Throws = new StateException("The disk is full.");
        Store.ThrowsOn = change => !change.Links.IsEmpty;

        Assert.False((await ApplyAsync(preview)).IsComplete);
        Store.Throws = null;
        Assert.True((await SyncAsync()).IsComplete);

        Assert.DoesNotContain(Rescue.Calls, call => call.Method == Call.CreateUser);
        Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support);
    }

    [Fact]
    public async Task E3_A_create_whose_node_is_known_and_empty_is_told_to_be_unfilled()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.TimedOut) { Times = 2 });
        Rescue.BeforeCall = call =>
        {
            if (call.Method == Call.SetUser)
            {
                Rescue.Faults.Add(new FakeFault(Call.GetUser, Answers.TimedOut));
            }
        };
        Assert.False((await SyncAsync()).IsComplete);
        Rescue.BeforeCall = null;
        Rescue.Faults.Clear();

        Assert.True((await SyncAsync()).IsComplete);

        RunAction create = (await Store.Inner.FindRunAsync(new RunId(1), Token))!.Actions[0];
        Assert.Equal(ActionState.Failed, create.State);
        Assert.Contains("had been created and not filled", create.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody may have changed it", create.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R12_A_licence_that_a_later_run_finds_given_or_taken_is_remembered_as_ours(bool grants)
    {
        Pairings.Clear();
        ConfiguredPairing pairing = Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = !grants });
        ObjectId ann = Directory.User("ann@example.com");
        Directory.Group("Helpdesk", ann);
        await SyncAsync();
        Pairings[0] = pairing with { Settings = pairing.Settings with { MobileLicense = grants } };
        await LoseEveryAnswerFromTheWriteOnAsync();
        Assert.Equal(grants, Assert.Single(UsersIn(FakeAccount.Support)).Mobile);

        await SyncAsync();

        Assert.Equal(grants, Assert.Single((await Store.LoadAsync(Token)).Links).MobileGranted);
        Assert.Equal(ActionState.Done, Assert.Single((await Store.Inner.FindRunAsync(new RunId(2), Token))!.Actions).State);
    }

    [Fact]
    public async Task R12_A_licence_of_ours_stays_ours_when_its_holder_comes_back_under_another_key()
    {
        Pairings.Clear();
        Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = true });
        ObjectId old = Directory.User("ann@example.com");
        ObjectId group = Directory.Group("Helpdesk", old);
        await SyncAsync();
        ObjectId again = Directory.User("ann@example.com");
        Directory.MembersOf(group)[0] = again;

        Assert.True((await SyncAsync()).IsComplete);

        Link link = Assert.Single((await Store.LoadAsync(Token)).Links);
        Assert.Equal((again, true, true), (link.ObjectId, link.MobileGranted, link.CreatedByUs));
    }

    [Fact]
    public async Task E3_A_create_that_never_arrived_is_made_anew()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        await KilledAsync(createArrives: false);

        Assert.True((await SyncAsync()).IsComplete);

        Assert.Single(UsersIn(FakeAccount.Support));
        Assert.Equal(ActionState.Failed, (await Store.Inner.FindRunAsync(new RunId(1), Token))!.Actions[0].State);
        await NothingIsLeftToDoAsync();
    }

    [Fact]
    public async Task E3_An_empty_node_too_many_is_taken_for_nobody()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        await KilledAsync(createArrives: true);
        Rescue.Put(new FakeNode { Id = new NodeId(5000), Parent = FakeAccount.Support, Type = NodeType.Technician, IsEnabled = false });

        Preview preview = await PreviewAsync();

        Assert.Equal(2, preview.Plan.Notes.Count(note => note.Code == NoteCode.OrphanNode));
        Assert.True((await ApplyAsync(preview)).IsComplete);
        Assert.Contains("so none was taken", (await Store.Inner.FindRunAsync(new RunId(1), Token))!.Actions[0].Message, StringComparison.Ordinal);
        Assert.Single(UsersIn(FakeAccount.Support));
        Assert.Equal(2, Rescue.Nodes.Count(node => node.Parent == FakeAccount.Support && node.Email.IsNone));
    }

    [Fact]
    public async Task E3_A_node_that_was_empty_before_is_not_the_one()
    {
        Rescue.Put(new FakeNode { Id = new NodeId(5000), Parent = FakeAccount.Support, Type = NodeType.Technician, IsEnabled = false });
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        await KilledAsync(createArrives: false);

        Assert.True((await SyncAsync()).IsComplete);

        Assert.True(Rescue[new NodeId(5000)].Email.IsNone);
        Assert.Single(UsersIn(FakeAccount.Support));
    }

    [Fact]
    public async Task E3_Without_the_state_an_empty_node_is_noted_and_not_taken()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Rescue.Put(new FakeNode { Id = new NodeId(5000), Parent = FakeAccount.Support, Type = NodeType.Technician, IsEnabled = false });

        Preview preview = await PreviewAsync();

        Assert.Contains(preview.Plan.Notes, note => note.Code == NoteCode.OrphanNode && note.Subject == "5000");
        Assert.Contains(preview.Plan.Actions, action => action.Kind == ActionKind.CreateUser);
    }

    [Fact]
    public async Task E3_Nothing_is_sent_to_a_user_while_nobody_knows_what_became_of_what_was_sent_before()
    {
        ObjectId ann = Directory.User("ann@example.com");
        Directory.Group("Helpdesk", ann);
        await SyncAsync();
        NodeId node = Assert.Single(UsersIn(FakeAccount.Support)).Id;
        Directory.Change(ann, user => user with { State = AccountState.Disabled });
        await LoseEveryAnswerFromTheWriteOnAsync();
        Assert.False(Rescue[node].IsEnabled);

        Directory.Change(ann, user => user with { State = AccountState.Enabled });
        Preview preview = await PreviewAsync();
        Rescue.ForgetCalls();
        Rescue.Faults.Add(new FakeFault(Call.GetUser, Answers.TimedOut) { Node = node });
        RunReport report = await ApplyAsync(preview);

        ActionOutcome outcome = Assert.Single(report.Outcomes);
        Assert.Equal((ActionKind.EnableUser, OutcomeStatus.NotTried), (outcome.Action.Kind, outcome.Status));
        Assert.Contains("an earlier run sent to this node", outcome.Message, StringComparison.Ordinal);
        Assert.Empty(Rescue.Writes);

        // Had the user been enabled at once, the disabling would have been called undone for good.
        Assert.True((await SyncAsync()).IsComplete);
        Assert.True(Rescue[node].IsEnabled);
        Assert.Equal(ActionState.Done, Assert.Single((await Store.Inner.FindRunAsync(new RunId(2), Token))!.Actions).State);
    }

    [Fact]
    public async Task R6_A_link_whose_node_is_gone_is_dropped_with_a_note()
    {
        ObjectId ann = Directory.User("ann@example.com");
        Directory.Group("Helpdesk", ann);
        await Store.SaveLinkAsync(new Link(ann, Side.Technician, new NodeId(4711)), Token);

        Preview preview = await PreviewAsync();
        Assert.Contains(preview.Plan.Notes, note => note.Code == NoteCode.LinkDropped);
        Assert.True((await ApplyAsync(preview)).IsComplete);

        Assert.NotEqual(new NodeId(4711), Assert.Single((await Store.LoadAsync(Token)).Links).Node);
    }

    [Fact]
    public Task S1_A_tree_that_was_cut_short_once_drops_no_link() => NoLinkIsDroppedAsync(PreviewAsync);

    [Fact]
    public Task S1_A_tree_that_was_cut_short_once_drops_no_link_when_a_run_is_undone() => NoLinkIsDroppedAsync(async () =>
        (await new UndoPreviewer(Rescue, Store, Store.Inner, Policy, Time, new ListLogger<UndoPreviewer>()).PreviewAsync(new RunId(2), Token))!);

    private async Task NoLinkIsDroppedAsync(Func<Task<Preview>> preview)
    {
        ObjectId ann = Directory.User("ann@example.com");
        Directory.Group("Helpdesk", ann);
        Assert.True((await SyncAsync()).IsComplete);
        Assert.True((await SyncAsync()).IsComplete);
        FakeNode whole = Assert.Single(UsersIn(FakeAccount.Support));
        int reads = 0;
        Rescue.BeforeCall = call =>
        {
            if (call.Method == Call.GetHierarchy && ++reads == 1)
            {
                Rescue.Remove(whole.Id);
            }
            else if (call.Method == Call.GetHierarchy)
            {
                Rescue.Put(whole);
            }
        };

        Preview cut = await preview();

        Assert.Empty(cut.Plan.Actions);
        Assert.Empty(cut.GoneLinks);
    }

    [Fact]
    public async Task S6_Somebody_who_got_the_email_since_the_plan_is_not_made_twice()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Preview preview = await PreviewAsync();
        Account.User(FakeAccount.Administrators, "ann@example.com");

        RunReport report = await ApplyAsync(preview);

        Assert.Equal(OutcomeStatus.Refused, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }

    /// <summary>Runs while Rescue takes what it is sent and answers nothing any more.</summary>
    private async Task LoseEveryAnswerFromTheWriteOnAsync()
    {
        Rescue.Faults.Add(new FakeFault(Call.SetUser, Answers.TimedOut) { TakesEffect = true });
        Rescue.BeforeCall = call =>
        {
            if (call.Method == Call.SetUser)
            {
                Rescue.Faults.Add(new FakeFault(Call.GetUser, Answers.TimedOut) { Times = 100 });
            }
        };
        Assert.False((await SyncAsync()).IsComplete);
        Rescue.BeforeCall = null;
        Rescue.Faults.Clear();
    }

    /// <summary>Leaves behind what a run leaves that was killed right after it sent a create.</summary>
    private async Task KilledAsync(bool createArrives)
    {
        Preview preview = await PreviewAsync();
        RunId run = await Store.BeginRunAsync(new RunStart { StartedAt = Time.GetUtcNow(), Trigger = RunTrigger.Manual, PlanId = preview.Plan.Id }, Token);
        PlanAction create = Assert.Single(preview.Plan.Actions);
        await Store.CommitAsync(
            new StateChange
            {
                Run = run,
                Actions = [new RunAction { Index = 0, Action = create, State = ActionState.Sending }],
                Children = [new ParentChildren(FakeAccount.Support, [.. preview.Rescue.ChildrenOf(FakeAccount.Support).Select(node => node.Id)])],
            },
            Token);
        if (createArrives)
        {
            await Rescue.CreateUserAsync(FakeAccount.Support, Token);
        }

        Rescue.ForgetCalls();
    }
}
