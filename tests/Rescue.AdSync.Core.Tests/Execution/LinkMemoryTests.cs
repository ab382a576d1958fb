using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>R6: what is remembered of nodes that are gone, hidden, or somebody else's by now.</summary>
public sealed class LinkMemoryTests : RecoveryTest
{
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
    public async Task R6_Undoing_a_run_about_somebody_who_came_back_under_another_key_leaves_the_node_theirs()
    {
        Pairings.Clear();
        ConfiguredPairing pairing = Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = true });
        ObjectId old = Directory.User("ann@example.com");
        ObjectId group = Directory.Group("Helpdesk", old, Directory.User("ben@example.com"));
        await SyncAsync();
        Directory.MembersOf(group).Remove(old);
        Assert.True((await SyncAsync()).IsComplete);
        ObjectId again = Directory.User("ann@example.com");
        Directory.MembersOf(group).Add(again);
        Pairings[0] = pairing with { Settings = pairing.Settings with { MobileLicense = false } };
        Assert.True((await SyncAsync()).IsComplete);
        NodeId node = Assert.Single(UsersIn(FakeAccount.Support), user => user.Email == EmailAddress.From("ann@example.com")).Id;

        RunReport undo = await ApplyAsync(await UndoAsync(new RunId(2)));

        Assert.Contains(undo.Outcomes, outcome => outcome is { Action.Kind: ActionKind.GrantMobile, Status: OutcomeStatus.Done });
        Link link = Assert.Single((await Store.LoadAsync(Token)).Links, link => link.Node == node);
        Assert.Equal((again, true), (link.ObjectId, link.MobileGranted));
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
    public Task S1_A_tree_that_was_cut_short_once_drops_no_link_when_a_run_is_undone() => NoLinkIsDroppedAsync(() => UndoAsync(new RunId(2)));

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
    public async Task R6_The_state_of_one_account_is_not_taken_for_that_of_another()
    {
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        Assert.True((await SyncAsync()).IsComplete);
        Assert.Equal(1, (await Store.LoadAsync(Token)).AccountId);
        Rescue.Caller = Rescue.Caller with { AccountId = 2, Organization = "Another\nLtd" };

        string[] refusals =
        [
            (await Assert.ThrowsAsync<StateException>(PreviewAsync)).Message,
            (await Assert.ThrowsAsync<StateException>(() => UndoAsync(new RunId(1)))).Message,
        ];

        Assert.All(refusals, refusal => Assert.Contains("that of Rescue account 1, and the credential is of account 2 (Another Ltd)", refusal, StringComparison.Ordinal));
    }

    private async Task<Preview> UndoAsync(RunId run) =>
        (await new UndoPreviewer(Rescue, Store, Store.Inner, Policy, Time, new ListLogger<UndoPreviewer>()).PreviewAsync(run, Token))!;
}
