using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Execution;

/// <summary>E9: what is remembered, and when.</summary>
public sealed class StateTests : ExecutionTest
{
    private static readonly ObjectId Helpdesk = Act.Person(999);

    [Fact]
    public async Task R6_Adoptions_are_remembered_without_a_write()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Plan plan = Adopting(PlanOf(), new Adoption(Act.Person(1), Side.Technician, ann));

        AllDone(await CreateExecutor().ApplyAsync(await PreviewAsync(plan), cancellationToken: Token));

        Assert.Equal([new Link(Act.Person(1), Side.Technician, ann)], Store.Saved);
        Assert.Empty(Rescue.Calls);
    }

    [Fact]
    public async Task R6_A_node_that_was_somebody_elses_is_linked_to_its_new_owner()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        await Store.SaveLinkAsync(new Link(Act.Person(7), Side.Technician, ann), Token);
        Plan plan = Adopting(PlanOf(), new Adoption(Act.Person(1), Side.Technician, ann));

        await CreateExecutor().ApplyAsync(await PreviewAsync(plan), cancellationToken: Token);

        Assert.Equal(new Link(Act.Person(1), Side.Technician, ann), Store.Saved[^1]);
    }

    [Fact]
    public async Task R12_A_grant_is_remembered_when_it_is_confirmed_and_keeps_the_rest_of_the_link()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        var link = new Link(Act.Person(1), Side.Technician, ann) { CreatedByUs = true };
        await Store.SaveLinkAsync(link, Token);

        AllDone(await ApplyAsync(Act.Grant(ann, "ann@example.com").For(1)));

        Assert.Equal(link with { MobileGranted = true }, Store.Saved[^1]);
    }

    [Fact]
    public async Task R12_A_licence_that_somebody_else_gave_meanwhile_is_not_remembered_as_ours()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Preview preview = await PreviewAsync(PlanOf(Act.Grant(ann, "ann@example.com").For(1)));
        Account.Change(ann, node => node with { Mobile = true });

        AllDone(await CreateExecutor().ApplyAsync(preview, cancellationToken: Token));

        Assert.Empty(Store.Saved);
    }

    [Fact]
    public async Task R12_A_free_is_remembered_though_the_plan_does_not_name_the_person()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com", node => node with { Mobile = true });
        await Store.SaveLinkAsync(new Link(Act.Person(1), Side.Technician, ann) { MobileGranted = true }, Token);

        AllDone(await ApplyAsync(Act.Free(ann, "ann@example.com")));

        Assert.Equal(new Link(Act.Person(1), Side.Technician, ann), Store.Saved[^1]);
        Assert.False(Rescue[ann].Mobile);
    }

    [Fact]
    public async Task S2_Group_sizes_are_saved_after_a_run_even_if_somebody_failed()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Fail(Call.SetUser, Answers.NoName);

        await CreateExecutor().ApplyAsync(await PreviewAsync(Sized(PlanOf(Act.Rename(ann, "ann@example.com", "New")), 3)), cancellationToken: Token);

        Assert.Equal(3, (await Store.LoadAsync(Token)).LastGroupSizes[Helpdesk]);
    }

    [Fact]
    public async Task S2_Group_sizes_are_not_saved_after_a_run_that_was_stopped()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Fail(Call.GetUser, Answers.BadToken);

        await CreateExecutor().ApplyAsync(await PreviewAsync(Sized(PlanOf(Act.Rename(ann, "ann@example.com", "New")), 3)), cancellationToken: Token);

        Assert.Equal(0, Store.SizesSaved);
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 0)]
    public async Task S2_A_group_that_lost_its_members_is_remembered_as_empty_only_after_approval(bool approved, int remembered)
    {
        await Store.SaveGroupSizesAsync(new Dictionary<ObjectId, int> { [Helpdesk] = 5 }, Token);
        Plan frozen = Sized(PlanOf(), 0);
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Plan acting = Sized(PlanOf(Act.Disable(ann, "ann@example.com")), 0);
        Preview preview = await PreviewAsync(frozen) with { PlanWithEmptiedGroups = acting };

        RunReport report = await CreateExecutor().ApplyAsync(preview, approved ? acting.Id : null, cancellationToken: Token);

        AllDone(report);
        Assert.Equal(approved ? acting : frozen, report.Plan);
        Assert.Equal(!approved, Rescue[ann].IsEnabled);
        Assert.Equal(remembered, (await Store.LoadAsync(Token)).LastGroupSizes[Helpdesk]);
    }

    [Fact]
    public async Task The_report_and_the_log_tell_when_and_how_many()
    {
        NodeId ann = Account.User(FakeAccount.Support, "ann@example.com");
        Rescue.BeforeCall = _ => Time.Advance(TimeSpan.FromSeconds(1));

        RunReport report = await ApplyAsync(Act.Rename(ann, "ann@example.com", "New"), Act.Disable(FakeAccount.Holder, "owner@example.com").Admin());

        Assert.Equal(new DateTimeOffset(2026, 5, 1, 8, 0, 1, TimeSpan.Zero), report.StartedAt);
        Assert.Equal(TimeSpan.FromSeconds(3), report.Duration);
        Assert.Equal((1, false), (report.Done, report.IsComplete));
        Assert.Contains(Logger.Lines, line => line.Level == LogLevel.Information && line.Text.Contains("1 done, 0 failed, 1 refused, 0 not tried", StringComparison.Ordinal));
        Assert.DoesNotContain(Logger.Lines, line => line.Level > LogLevel.Debug && line.Text.Contains("@example.com", StringComparison.Ordinal));
    }

    private Plan Adopting(Plan plan, params Adoption[] adoptions) => new(Policy, plan.Verdict, plan.Actions, () => []) { Adoptions = [.. adoptions] };

    private Plan Sized(Plan plan, int size) => new(Policy, plan.Verdict, plan.Actions, () => [])
    {
        GroupSizes = ImmutableDictionary<ObjectId, int>.Empty.Add(Helpdesk, size),
    };
}
