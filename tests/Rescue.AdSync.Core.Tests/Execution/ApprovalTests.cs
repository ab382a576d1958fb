using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>S3, S4, S5: which plans may be applied.</summary>
public sealed class ApprovalTests : ExecutionTest
{
    private readonly NodeId _ann;
    private readonly PlanAction _disable;

    public ApprovalTests()
    {
        _ann = Account.User(FakeAccount.Support, "ann@example.com");
        _disable = Act.Disable(_ann, "ann@example.com");
    }

    [Fact]
    public async Task S3_A_blocked_plan_is_not_applied_and_says_how_to_go_on()
    {
        Plan plan = Judged(PlanVerdict.Blocked);

        PlanBlockedException exception = await Assert.ThrowsAsync<PlanBlockedException>(async () => await ApplyAsync(plan, null));

        Assert.Same(plan, exception.Plan);
        Assert.Contains(plan.Id.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Contains("too many", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Rescue.Calls);
    }

    [Fact]
    public async Task S4_Approving_a_blocked_plan_lets_it_go()
    {
        Plan plan = Judged(PlanVerdict.Blocked);

        AllDone(await ApplyAsync(plan, plan.Id));

        Assert.False(Rescue[_ann].IsEnabled);
    }

    [Fact]
    public async Task S5_Nothing_lets_a_refused_plan_go()
    {
        Plan plan = Judged(PlanVerdict.Refused);

        await Assert.ThrowsAsync<PlanBlockedException>(async () => await ApplyAsync(plan, null));
        await Assert.ThrowsAsync<PlanBlockedException>(async () => await ApplyAsync(plan, plan.Id));

        Assert.Empty(Rescue.Calls);
    }

    [Theory]
    [InlineData(PlanVerdict.Ready)]
    [InlineData(PlanVerdict.Blocked)]
    public async Task S4_An_approval_for_another_plan_is_stale(PlanVerdict verdict)
    {
        Plan plan = Judged(verdict);
        Plan approved = PlanOf();

        PlanBlockedException exception = await Assert.ThrowsAsync<PlanBlockedException>(async () => await ApplyAsync(plan, approved.Id));

        Assert.Contains(plan.Id.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Contains(approved.Id.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Empty(Rescue.Calls);
    }

    [Fact]
    public async Task S4_Approving_a_plan_that_needs_no_approval_does_no_harm()
    {
        Plan plan = Judged(PlanVerdict.Ready);

        AllDone(await ApplyAsync(plan, plan.Id));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(4, 0)]
    public void An_executor_needs_sensible_options(int concurrency, int failures)
    {
        Options = new ExecutionOptions { MaxConcurrency = concurrency, MaxConsecutiveFailures = failures };

        Assert.Throws<ArgumentOutOfRangeException>(CreateExecutor);
    }

    private Plan Judged(PlanVerdict verdict) =>
        new(Policy, verdict, [_disable], () => [new PlanNote(NoteCode.TooManyDisables, NoteSeverity.Error, "MaxDisables", "There are too many of them.")]);

    private async Task<RunReport> ApplyAsync(Plan plan, PlanId? approved) =>
        await CreateExecutor().ApplyAsync(await PreviewAsync(plan), approved, cancellationToken: Token);
}
