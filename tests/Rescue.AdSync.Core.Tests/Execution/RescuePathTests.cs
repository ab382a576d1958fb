using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Core.Tests.Execution;

public sealed class RescuePathTests
{
    private readonly FakeAccount _account = new();

    [Theory]
    [InlineData("Administrators")]
    [InlineData(" administrators ")]
    [InlineData("3")]
    public async Task The_category_Administrators_is_found_by_name_and_by_id(string text) =>
        Assert.Equal(RescueTarget.Administrators, (await FindAsync(text)).Target);

    [Theory]
    [InlineData("MasterAdministrators")]
    [InlineData("Master Administrators")]
    [InlineData("2")]
    public async Task The_category_Master_Administrators_is_found_by_name_and_by_id(string text) =>
        Assert.Equal(RescueTarget.MasterAdministrators, (await FindAsync(text)).Target);

    [Theory]
    [InlineData("20")]
    [InlineData("Technicians/Support")]
    [InlineData("technicians/SUPPORT/")]
    [InlineData(" Technicians / Support ")]
    public async Task A_group_is_found_by_id_and_by_path(string text) =>
        Assert.Equal(RescueTarget.Group(FakeAccount.Support), (await FindAsync(text)).Target);

    [Fact]
    public async Task A_path_leads_down_the_tree()
    {
        NodeId emea = _account.Group(FakeAccount.Technicians, "EMEA");
        NodeId level2 = _account.Group(emea, "Level 2");
        _account.Group(FakeAccount.Support, "Level 2");

        TargetLookup found = await FindAsync("Technicians/EMEA/Level 2");

        Assert.Equal((RescueTarget.Group(level2), "Technicians/EMEA/Level 2"), (found.Target, found.Name));
    }

    [Fact]
    public async Task A_slash_in_a_name_is_written_twice()
    {
        NodeId group = _account.Group(FakeAccount.Technicians, "24/7");
        NodeId inner = _account.Group(group, "A/");

        Assert.Equal(RescueTarget.Group(group), (await FindAsync("Technicians/24//7")).Target);
        Assert.Equal(RescueTarget.Group(inner), (await FindAsync("Technicians/24//7/A//")).Target);
    }

    [Theory]
    [InlineData("Technicians/Nowhere", "no group 'Nowhere'")]
    [InlineData("Technicians/Twins", "2 groups")]
    [InlineData("Support", "must begin with")]
    [InlineData("", "names no group")]
    [InlineData("0", "no node")]
    [InlineData("MasterAdministrators/Support", "no group 'Support'")]
    public async Task A_path_that_leads_nowhere_says_why(string text, string why)
    {
        _account.Group(FakeAccount.Technicians, "Twins");
        _account.Group(FakeAccount.Technicians, "twins");

        TargetLookup found = await FindAsync(text);

        Assert.Equal(RescueTarget.Group(NodeId.None), found.Target);
        Assert.Contains(why, found.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_id_that_is_not_in_the_tree_is_kept_for_the_planner_to_refuse() =>
        Assert.Equal(RescueTarget.Group(new NodeId(4711)), (await FindAsync("4711")).Target);

    private async Task<TargetLookup> FindAsync(string text) => RescuePath.Find(await _account.SnapshotAsync(), text);
}
