using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Groups;

public sealed class GroupSearchTests : IAsyncLifetime
{
    private World _world = null!;

    private GraphTenant Tenant => _world.Tenant;

    public async ValueTask InitializeAsync()
    {
        _world = await World.StartAsync(new GraphTestServerOptions { MaxPageSize = 2 });
        foreach (string name in (string[])["Support L1", "support L2", "Team Support", "Rapport", "O'Brien's", "Sales \"A\"", "x\\y", "Zoë"])
        {
            Tenant.AddGroup(name);
        }
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(GroupCriterion.StartsWith, "SUPPORT", "Support L1", "support L2")]
    [InlineData(GroupCriterion.StartsWith, "O'B", "O'Brien's")]
    [InlineData(GroupCriterion.StartsWith, "x\\", "x\\y")]
    [InlineData(GroupCriterion.Equals, "support l2", "support L2")]
    [InlineData(GroupCriterion.Equals, "O'Brien's", "O'Brien's")]
    [InlineData(GroupCriterion.Equals, "Sales \"A\"", "Sales \"A\"")]
    [InlineData(GroupCriterion.Equals, "Support")]
    [InlineData(GroupCriterion.Equals, "")]
    [InlineData(GroupCriterion.Contains, "pport", "Rapport", "Support L1", "support L2", "Team Support")]
    [InlineData(GroupCriterion.Contains, "\"A\"", "Sales \"A\"")]
    [InlineData(GroupCriterion.Contains, "ZOË", "Zoë")]
    [InlineData(GroupCriterion.Contains, "%*&=#", new string[0])]
    public async Task Finds_what_meets_the_query_in_order(GroupCriterion criterion, string term, params string[] expected)
    {
        IReadOnlyList<GroupSummary> found = await FindAsync(_world.Options(), new GroupQuery(criterion, term));

        Assert.Equal(expected, found.Select(group => group.Name));
    }

    [Fact]
    public async Task An_empty_term_finds_every_group()
    {
        Assert.Equal(8, (await FindAsync(_world.Options(), GroupQuery.All)).Count);
        Assert.Equal(8, (await FindAsync(_world.Options(), new GroupQuery(GroupCriterion.StartsWith, string.Empty))).Count);
    }

    [Theory]
    [InlineData("Support", new[] { "Support L1", "support L2", "Team Support" }, 2)]
    [InlineData("pport", new[] { "Rapport", "Support L1", "support L2", "Team Support" }, 0)]
    public async Task In_a_very_large_tenant_words_are_looked_up_and_all_groups_only_if_no_word_fits(string term, string[] expected, int mostListed)
    {
        IReadOnlyList<GroupSummary> found = await FindAsync(_world.Options() with { LargestListing = 5 }, new GroupQuery(GroupCriterion.Contains, term));

        Assert.Equal(expected, found.Select(group => group.Name));
        int listed = _world.Server.Calls.All.Count(call => call.Path == "/groups" && !call.Query.Contains("search", StringComparison.OrdinalIgnoreCase) && call.Query.Contains("skiptoken", StringComparison.Ordinal));
        Assert.Equal(mostListed > 0, listed <= mostListed);
    }

    [Fact]
    public async Task Says_what_kind_each_group_is_and_how_many_members_it_has()
    {
        Tenant.Add(new GraphGroup { DisplayName = "Kind 1", Description = "First", IsAssignableToRole = true });
        Tenant.Add(new GraphGroup { DisplayName = "Kind 2", GroupTypes = ["Unified", "DynamicMembership"], SecurityEnabled = false, MailEnabled = true });
        Tenant.Add(new GraphGroup { DisplayName = "Kind 3", MailEnabled = true, OnPremisesSyncEnabled = true });
        GraphGroup distribution = Tenant.Add(new GraphGroup { DisplayName = "Kind 4", SecurityEnabled = false, MailEnabled = true, Visibility = "HiddenMembership" });
        Tenant.AddMember(distribution.Id, Tenant.AddUser("Ann Ash").Id);
        GraphGroup filled = Tenant.AddGroup("Kind 5", Tenant.AddUser("Ben Birch"), Tenant.AddUser("Cleo Cedar"));

        IReadOnlyList<GroupSummary> found = await FindAsync(_world.Options(), new GroupQuery(GroupCriterion.StartsWith, "Kind"));

        Assert.Equal(
            ["security, role-assignable", "Microsoft 365, dynamic", "mail-enabled security, synced from AD", "distribution, hidden membership", "security"],
            found.Select(group => group.Kind));
        Assert.Equal([0, 0, 0, 2], found.Where(group => group.Name != "Kind 4").Select(group => group.MemberCount!.Value));
        Assert.Equal("First", found[0].Description);
        Assert.Equal(ObjectId.Parse(filled.Id), found[4].Id);
    }

    [Theory]
    [InlineData(GraphFaultKind.ShortPage)]
    [InlineData(GraphFaultKind.NextLinkToOtherHost)]
    [InlineData(GraphFaultKind.RepeatedPage)]
    [InlineData(GraphFaultKind.MissingValue)]
    [InlineData(GraphFaultKind.HtmlPage)]
    public async Task S1_a_list_that_is_not_whole_is_no_answer(GraphFaultKind kind)
    {
        GraphFault fault = GraphFault.OneOfEach().Single(fault => fault.Kind == kind);
        _world.Server.Faults.Add(fault with { Path = "/groups?", Times = int.MaxValue });

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(() => FindAsync(_world.Impatient(), GroupQuery.All));

        Assert.StartsWith("Directory 'cloud': ", failure.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<GroupSummary>> FindAsync(EntraOptions options, GroupQuery query) =>
        _world.Source(options).FindGroupsAsync(query, TestContext.Current.CancellationToken);
}
