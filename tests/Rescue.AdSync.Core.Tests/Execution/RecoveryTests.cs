using Rescue.AdSync.Accounts;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>E3: a run that was killed between the two calls of a create is taken up by the next.</summary>
public sealed class RecoveryTests : RecoveryTest
{
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

        NobodyElseIsMade();
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

        NobodyElseIsMade();
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
    public async Task S6_Somebody_who_got_the_email_since_the_plan_is_not_made_twice()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Preview preview = await PreviewAsync();
        Account.User(FakeAccount.Administrators, "ann@example.com");

        RunReport report = await ApplyAsync(preview);

        Assert.Equal(OutcomeStatus.Refused, Assert.Single(report.Outcomes).Status);
        Assert.Empty(Rescue.Writes);
    }

    private void NobodyElseIsMade()
    {
        Assert.DoesNotContain(Rescue.Calls, call => call.Method == Call.CreateUser);
        Assert.Single(Rescue.Nodes, node => node.Parent == FakeAccount.Support);
    }
}
