using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>E3, E4: what became of what an earlier run sent and saw no answer to.</summary>
public sealed class SettlingTests : RecoveryTest
{
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R12_A_licence_is_remembered_with_its_outcome_or_by_the_next_run(bool grants)
    {
        Pairings.Clear();
        ConfiguredPairing pairing = Pair("Helpdesk", "Technicians/Support", pairing => pairing with { MobileLicense = !grants });
        Directory.Group("Helpdesk", Directory.User("ann@example.com"));
        await SyncAsync();
        Pairings[0] = pairing with { Settings = pairing.Settings with { MobileLicense = grants } };
        bool isFull = false;
        Rescue.BeforeCall = call => isFull |= call.Method == Call.SetUser;
        Store.Throws = new StateException("The disk is full.");
        Store.ThrowsOn = _ =>
        {
            bool fails = isFull;
            isFull = false;
            return fails;
        };
        Assert.False((await SyncAsync()).IsComplete);
        Rescue.BeforeCall = null;

        await SyncAsync();

        Assert.Equal(grants, Assert.Single((await Store.LoadAsync(Token)).Links).MobileGranted);
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
}
