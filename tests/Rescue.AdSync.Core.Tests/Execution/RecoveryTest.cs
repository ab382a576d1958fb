using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>One pairing, and runs that ended before their time.</summary>
public abstract class RecoveryTest : SyncTest
{
    protected RecoveryTest() => Pair("Helpdesk", "Technicians/Support");

    /// <summary>Runs while Rescue takes what it is sent and answers nothing any more.</summary>
    private protected Task LoseEveryAnswerFromTheWriteOnAsync() => LoseEveryAnswerAsync(Call.SetUser, Call.GetUser);

    /// <summary>Leaves behind what a run leaves that was killed right after it sent a create.</summary>
    private protected async Task KilledAsync(bool createArrives)
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
