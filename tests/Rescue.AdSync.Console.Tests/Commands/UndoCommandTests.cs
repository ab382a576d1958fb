using System.Text.Json.Nodes;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Console.Tests.Fakes;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Console.Tests.Commands;

public sealed class UndoCommandTests : IAsyncLifetime
{
    private readonly Workplace _workplace = new();

    public ValueTask InitializeAsync() => _workplace.InitializeAsync();

    public ValueTask DisposeAsync() => _workplace.DisposeAsync();

    [Fact]
    public async Task Restores_what_a_run_changed_and_disables_whom_it_created()
    {
        SetBrake(50);
        Dictionary<NodeId, EmulatedNode> before = Users();
        Assert.Equal(0, (await _workplace.RunAsync("apply", "--yes")).ExitCode);
        Assert.NotEqual(before.Values.Select(Describe), Users().Values.Where(user => before.ContainsKey(user.Id)).Select(Describe));

        Ran undo = await _workplace.RunAsync("undo", "1", "--yes");

        Assert.True(undo.ExitCode == 0, undo.Out + undo.Error);
        Dictionary<NodeId, EmulatedNode> after = Users();
        Assert.Equal(before.Values.Select(Describe), after.Values.Where(user => before.ContainsKey(user.Id)).Select(Describe));
        Assert.All(after.Values.Where(user => !before.ContainsKey(user.Id)), user => Assert.Equal(NodeStatus.Disabled, user.Status));
        Assert.Contains("undo of 1", (await _workplace.RunAsync("history")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_the_plan_and_writes_nothing()
    {
        SetBrake(50);
        Assert.Equal(0, (await _workplace.RunAsync("apply", "--yes")).ExitCode);
        string[] before = [.. Users().Values.Select(Describe)];

        Ran undo = await _workplace.RunAsync("undo", "1", "--dry-run");

        Assert.Equal(0, undo.ExitCode);
        Assert.Contains("sha256:", undo.Out, StringComparison.Ordinal);
        Assert.Equal(before, Users().Values.Select(Describe));
    }

    [Fact]
    public async Task A_brake_holds_it_until_it_is_approved()
    {
        SetBrake(1);
        string planId = PlanId(await _workplace.RunAsync("plan"));
        Assert.Equal(0, (await _workplace.RunAsync("apply", "--yes", "--approve", planId)).ExitCode);
        string[] before = [.. Users().Values.Select(Describe)];

        Ran held = await _workplace.RunAsync("undo", "1", "--yes");
        Assert.Equal(3, held.ExitCode);
        Assert.Contains("rescue-adsync undo 1 --approve sha256:", held.Out, StringComparison.Ordinal);
        Assert.Equal(before, Users().Values.Select(Describe));

        Assert.Equal(0, (await _workplace.RunAsync("undo", "1", "--yes", "--approve", PlanId(held))).ExitCode);
        Assert.NotEqual(before, Users().Values.Select(Describe));
    }

    [Fact]
    public async Task Says_whether_nothing_is_left_or_nothing_can_be_undone()
    {
        SetBrake(50);
        Assert.Equal(0, (await _workplace.RunAsync("apply", "--yes")).ExitCode);
        _workplace.EditPeople(people => people["users"]![0]!["displayName"] = "Renamed In The Directory");
        Assert.Equal(0, (await _workplace.RunAsync("apply", "--yes")).ExitCode);
        EmulatedNode renamed = Users().Values.Single(user => user.Name == "Renamed In The Directory");
        Assert.Equal(0, (await _workplace.RunAsync("undo", "2", "--yes")).ExitCode);

        Ran again = await _workplace.RunAsync("undo", "2", "--dry-run");
        _workplace.Emulator.Account.Edit(renamed.Id, user => user with { Name = "By Hand" });
        Ran byHand = await _workplace.RunAsync("undo", "2", "--dry-run");

        Assert.Contains("Nothing to change: Rescue matches what there was before.", again.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing to change: what the run did and is still so cannot be undone.", byHand.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("latest")]
    public async Task Says_what_it_cannot_undo_and_writes_down_no_run(string run)
    {
        Assert.Equal(64, (await _workplace.RunAsync("undo", run, "--yes")).ExitCode);
        Assert.Contains("There is no run in the history", (await _workplace.RunAsync("history")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_to_match_while_something_could_not_be_read()
    {
        SetBrake(50);
        Assert.Equal(0, (await _workplace.RunAsync("apply", "--yes")).ExitCode);
        _workplace.EditPeople(people => people["groups"]![0]!["members"]!.AsArray().Add("0c6a1f3e-5b7d-4a55-9a39-2f1b8e7d6c50"));

        Ran plan = await _workplace.RunAsync("plan");
        Ran run = await _workplace.RunAsync("run", "--once");

        Assert.Contains("Nothing to change, as far as could be read", plan.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Rescue matches", plan.Out, StringComparison.Ordinal);
        Assert.Contains("not everything could be read", run.Out, StringComparison.Ordinal);
    }

    private void SetBrake(int count) =>
        _workplace.Configure(root => root["Policy"]!["MaxDisables"] = new JsonObject { ["Count"] = count, ["Percent"] = 1 });

    private static string PlanId(Ran ran) => ran.Out.Split('\n').SelectMany(line => line.Split(' ')).Select(word => word.Trim('│', '.', ',')).First(word => word.StartsWith("sha256:", StringComparison.Ordinal));

    private static string Describe(EmulatedNode user) =>
        $"{user.Id} in {user.ParentId}: {user.Name} <{user.Email}> {user.Nick} {user.SsoId} '{user.Description}' {user.Status} {user.HasMobileAddOn}";

    private Dictionary<NodeId, EmulatedNode> Users() => _workplace.Emulator.Account.Nodes.Where(node => node.Type.IsUser()).OrderBy(node => node.Id).ToDictionary(node => node.Id);
}
