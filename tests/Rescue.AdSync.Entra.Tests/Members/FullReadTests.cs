using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Members;

public sealed class FullReadTests : IAsyncLifetime
{
    private World _world = null!;

    private GraphTenant Tenant => _world.Tenant;

    public async ValueTask InitializeAsync() => _world = await World.StartAsync(new GraphTestServerOptions { MaxPageSize = 3 });

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Nested_groups_loops_included_are_read_as_they_are()
    {
        GraphUser[] users = [.. Enumerable.Range(1, 10).Select(number => Tenant.AddUser($"User {number}"))];
        GraphGroup inner = Tenant.AddGroup("Inner", users[0], users[1]);
        GraphGroup middle = Tenant.AddGroup("Middle", [inner, .. users[1..9]]);
        GraphGroup outer = Tenant.AddGroup("Outer", middle, inner, users[9]);
        Tenant.AddMember(inner.Id, outer.Id);
        GraphGroup other = Tenant.AddGroup("Other", users[4]);

        await AssertTrueAsync(outer, other);
    }

    [Fact]
    public async Task Every_property_of_a_user_arrives()
    {
        GraphUser ann = Tenant.Add(new GraphUser
        {
            DisplayName = "Ann \"Äsh\" O'Oak",
            UserPrincipalName = "ann@contoso.com",
            Mail = "ann.ash@contoso.com",
            GivenName = "Ann",
            Surname = "Ash",
            Department = "IT \\ Ops",
            JobTitle = "Lead 🚀",
            AccountEnabled = false,
        });
        GraphUser guest = Tenant.Add(new GraphUser { DisplayName = "G", UserPrincipalName = "g_x.com#EXT#@contoso.com", UserType = "Guest" });
        GraphUser old = Tenant.Add(new GraphUser { DisplayName = "Old", UserPrincipalName = "o_x.com#EXT#@contoso.com", UserType = null, AccountEnabled = null });

        DirectorySnapshot read = await AssertTrueAsync(Tenant.AddGroup("Staff", ann, guest, old));

        Assert.Equal([AccountState.Disabled, AccountState.Enabled, AccountState.Unknown], read.Users.Select(user => user.State));
        Assert.Equal([false, true, true], read.Users.Select(user => user.IsGuest));
    }

    [Fact]
    public async Task Devices_applications_and_contacts_are_nobody()
    {
        GraphGroup group = Tenant.AddGroup(
            "Mixed",
            Tenant.AddUser("Ann Ash"),
            Tenant.Add(new GraphDevice { DisplayName = "PC" }),
            Tenant.Add(new GraphServicePrincipal { DisplayName = "App" }),
            Tenant.Add(new GraphOrgContact { DisplayName = "Contact" }));

        await AssertTrueAsync(group);
    }

    [Fact]
    public async Task A_group_that_does_not_exist_is_missing()
    {
        GraphGroup group = Tenant.AddGroup("Here", Tenant.AddUser("Ann Ash"));

        DirectorySnapshot read = await _world.Source().ReadAsync([.. World.Ids(group), new ObjectId(Guid.NewGuid()), ObjectId.None], TestContext.Current.CancellationToken);

        Assert.Equal("Here", Assert.Single(read.Groups).Name);
    }

    [Fact]
    public async Task Nothing_asked_is_nothing_read()
    {
        DirectorySnapshot read = await _world.ReadAsync();

        Assert.Empty(read.Groups);
        Assert.Equal(0, _world.Server.Calls.Http);
    }

    [Fact]
    public async Task S1_a_hidden_membership_is_incomplete_without_the_permission_and_read_with_it()
    {
        GraphGroup hidden = Tenant.Add(new GraphGroup { DisplayName = "Hidden", GroupTypes = ["Unified"], Visibility = "HiddenMembership" });
        Tenant.AddMember(hidden.Id, Tenant.AddUser("Ann Ash").Id);
        GraphGroup outer = Tenant.AddGroup("Outer", hidden);

        DirectorySnapshot without = await _world.ReadAsync(outer);
        DirectorySnapshot with = await _world.Source(null, null, [.. ServerCredential.Needed, "Member.Read.Hidden"]).ReadAsync(World.Ids(outer), TestContext.Current.CancellationToken);

        Assert.Contains("Member.Read.Hidden", Group(without, hidden).IncompleteReason, StringComparison.Ordinal);
        Assert.True(Group(without, outer).IsComplete);
        Assert.Empty(Snapshots.Differences(Truth.Of(Tenant, World.Ids(outer)), with));
    }

    [Fact]
    public async Task S1_members_of_whom_only_the_key_may_be_read_make_a_group_incomplete()
    {
        GraphGroup group = Tenant.AddGroup("Staff", Tenant.AddUser("Ann Ash"), Tenant.AddUser("Ben Birch"));

        DirectorySnapshot read = await _world.Source(null, null, "GroupMember.Read.All").ReadAsync(World.Ids(group), TestContext.Current.CancellationToken);

        Assert.Contains("grant it User.Read.All", Group(read, group).IncompleteReason, StringComparison.Ordinal);
        Assert.Empty(read.Users);
    }

    [Fact]
    public async Task Without_any_permission_the_message_names_what_to_grant()
    {
        GraphGroup group = Tenant.AddGroup("Staff");

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(
            () => _world.Source(null, null, "Mail.Read").ReadAsync(World.Ids(group), TestContext.Current.CancellationToken));

        Assert.Contains("403 Authorization_RequestDenied", failure.Message, StringComparison.Ordinal);
        Assert.Contains("GroupMember.Read.All", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S1_a_group_whose_members_stay_refused_is_incomplete_and_the_others_are_read()
    {
        GraphUser ann = Tenant.AddUser("Ann Ash");
        GraphGroup[] groups = [Tenant.AddGroup("A", ann), Tenant.AddGroup("B", ann), Tenant.AddGroup("C", ann)];
        _world.Server.Faults.Add(GraphFault.Status(403) with { Path = $"/{groups[1].Id}/members", Times = int.MaxValue });

        DirectorySnapshot read = await _world.ReadAsync(groups);

        Assert.Contains("403", Group(read, groups[1]).IncompleteReason, StringComparison.Ordinal);
        Assert.True(Group(read, groups[0]).IsComplete && Group(read, groups[2]).IsComplete);
    }

    [Fact]
    public async Task A_paused_rule_is_remarked_on()
    {
        GraphGroup group = Tenant.Add(new GraphGroup { DisplayName = "Dynamic", GroupTypes = ["DynamicMembership"], MembershipRule = "x", MembershipRuleProcessingState = "Paused" });

        DirectorySnapshot read = await _world.ReadAsync(group);

        Assert.Contains("'Dynamic' come by a rule whose processing is paused", Assert.Single(read.Remarks), StringComparison.Ordinal);
        Assert.True(Group(read, group).IsComplete);
    }

    [Fact]
    public async Task S1_fewer_members_than_are_counted_make_a_group_incomplete()
    {
        GraphGroup group = Tenant.AddGroup("Staff", Tenant.AddUser("Ann Ash"), Tenant.AddUser("Ben Birch"), Tenant.AddUser("Cleo Cedar"));
        _world.Server.Faults.Add(GraphFault.WrongCount() with { Path = "$count", Times = int.MaxValue });

        DirectorySnapshot counted = await _world.ReadAsync(group);
        DirectorySnapshot uncounted = await _world.Source(_world.Options() with { VerifyCounts = false }).ReadAsync(World.Ids(group), TestContext.Current.CancellationToken);

        Assert.Equal("Graph counts 4 members and lists 3.", Group(counted, group).IncompleteReason);
        Assert.True(Group(uncounted, group).IsComplete);
    }

    [Fact]
    public async Task Members_that_graph_counts_and_does_not_list_because_they_are_no_people_are_no_gap()
    {
        GraphGroup group = Tenant.AddGroup("Staff", Tenant.AddUser("Ann Ash"), Tenant.AddUser("Ben Birch"));
        _world.Server.Faults.Add(GraphFault.WrongCount() with { Path = $"/{group.Id}/members/$count", Times = int.MaxValue });

        await AssertTrueAsync(group);
    }

    [Fact]
    public async Task S1_a_link_to_another_host_is_not_followed()
    {
        GraphGroup group = Tenant.AddGroup("Staff", [.. Enumerable.Range(1, 5).Select(number => Tenant.AddUser($"User {number}"))]);
        _world.Server.Faults.Add(GraphFault.NextLinkToOtherHost() with { Path = $"/{group.Id}/members?", Times = int.MaxValue });

        DirectorySnapshot read = await _world.ReadAsync(group);

        Assert.Contains("leads to graph.elsewhere.invalid", Group(read, group).IncompleteReason, StringComparison.Ordinal);
        Assert.DoesNotContain(_world.Server.Calls.All, call => call.Query.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task S1_pages_that_lead_back_to_one_another_end()
    {
        GraphGroup group = Tenant.AddGroup("Staff", [.. Enumerable.Range(1, 5).Select(number => Tenant.AddUser($"User {number}"))]);
        _world.Server.Faults.Add(GraphFault.RepeatedPage() with { Path = $"/{group.Id}/members?", Times = int.MaxValue });

        DirectorySnapshot read = await _world.ReadAsync(group);

        Assert.Contains("lead back to one another", Group(read, group).IncompleteReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_read_ends_so()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _world.Source().ReadAsync(World.Ids(Tenant.AddGroup("A")), cancelled.Token));
    }

    [Fact]
    public async Task Only_what_is_used_is_selected_and_pages_are_as_large_as_can_be()
    {
        await _world.ReadAsync(Tenant.AddGroup("A", Tenant.AddUser("Ann Ash")));

        GraphCall members = Assert.Single(_world.Server.Calls.To("/members"), call => call.Query.Contains("$top", StringComparison.Ordinal));
        Assert.Equal(
            "$top=999&$select=id,accountEnabled,userPrincipalName,mail,displayName,givenName,surname,department,jobTitle,userType,description,visibility,groupTypes,membershipRuleProcessingState",
            string.Join('&', members.Query.Split('&').OrderByDescending(part => part)));
    }

    private static DirectoryGroup Group(DirectorySnapshot snapshot, GraphGroup group) =>
        snapshot.TryGetGroup(ObjectId.Parse(group.Id), out DirectoryGroup? found) ? found : throw new InvalidOperationException($"'{group.DisplayName}' is missing.");

    private async Task<DirectorySnapshot> AssertTrueAsync(params GraphGroup[] roots)
    {
        DirectorySnapshot read = await _world.ReadAsync(roots);
        Assert.Empty(Snapshots.Differences(Truth.Of(Tenant, World.Ids(roots)), read));
        return read;
    }
}
