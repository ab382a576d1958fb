using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>How changes are told.</summary>
public sealed class DeltaTests
{
    private static readonly string[] Roles = ["GroupMember.Read.All", "User.Read.All"];

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));
    private readonly GraphTenant _tenant;

    public DeltaTests() => _tenant = new GraphTenant(_time);

    [Theory]
    [InlineData("groups/delta")]
    [InlineData("groups/delta()")]
    [InlineData("groups/microsoft.graph.delta()")]
    [InlineData("groups/microsoft.graph.delta")]
    public async Task The_first_round_tells_all_groups_with_their_members(string url)
    {
        // "group: delta" and "Get incremental changes for groups": initial request.
        GraphUser ann = _tenant.AddUser("Ann Ash");
        GraphGroup inner = _tenant.AddGroup("Inner");
        GraphGroup outer = _tenant.AddGroup("Outer", ann, inner);
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        JsonObject page = await client.GetJsonAsync($"{url}?$select=displayName,description,members");

        Assert.Equal([inner.Id, outer.Id], page.Items().Texts("id"));
        Assert.Equal(["displayName", "id"], page.Items()[0].Names());
        Assert.Equal(
            $$"""[{"@odata.type":"#microsoft.graph.user","id":"{{ann.Id}}"},{"@odata.type":"#microsoft.graph.group","id":"{{inner.Id}}"}]""",
            page.Items()[1]["members@delta"]!.ToJsonString());
        Assert.Null(page.NextLink());
        Assert.StartsWith($"{server.GraphBaseAddress}/{url}?$deltatoken=", page.DeltaLink(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_come_without_a_selection_but_not_with_one_that_leaves_them_out()
    {
        _tenant.AddGroup("Help Desk", _tenant.AddUser("Ann Ash"));
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        Assert.NotNull((await client.GetJsonAsync("groups/delta")).Items()[0]["members@delta"]);
        Assert.Null((await client.GetJsonAsync("groups/delta?$select=displayName")).Items()[0]["members@delta"]);
    }

    [Fact]
    public async Task Nothing_changed_gives_an_empty_list_and_another_link()
    {
        _tenant.AddUser("Ann Ash");
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        string link = (await client.GetJsonAsync("users/delta?$select=displayName")).DeltaLink()!;
        JsonObject page = await client.GetJsonAsync(link);

        Assert.Empty(page.Items());
        Assert.NotNull(page.DeltaLink());
    }

    [Fact]
    public async Task Changes_of_what_is_selected_are_told_and_others_are_not()
    {
        // "Use delta query to track changes in Microsoft Graph data": $select limits what is tracked.
        GraphUser ann = _tenant.Add(new GraphUser { DisplayName = "Ann", Department = "Sales", Mail = "ann@contoso.com" });
        GraphUser ben = _tenant.Add(new GraphUser { DisplayName = "Ben" });
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("users/delta?$select=displayName,mail,accountEnabled")).DeltaLink()!;

        _tenant.Change<GraphUser>(ann.Id, user => user with { Department = "Support" });
        _tenant.Change<GraphUser>(ben.Id, user => user with { AccountEnabled = false });
        JsonObject page = await client.GetJsonAsync(link);

        JsonObject told = Assert.Single(page.Items());
        Assert.Equal(ben.Id, told.Text("id"));
        Assert.False(told["accountEnabled"]!.GetValue<bool>());
        Assert.Equal(["displayName", "accountEnabled", "id"], told.Names());
    }

    [Fact]
    public async Task A_value_that_was_emptied_is_null_and_one_that_never_was_is_absent()
    {
        // "user: delta": a property set to null is included; one that has never been set is not.
        GraphUser ann = _tenant.Add(new GraphUser { DisplayName = "Ann", Mail = "ann@contoso.com" });
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("users/delta?$select=mail,jobTitle,displayName")).DeltaLink()!;

        _tenant.Change<GraphUser>(ann.Id, user => user with { Mail = null });
        JsonObject all = Assert.Single((await client.GetJsonAsync(link)).Items());
        JsonObject minimal = Assert.Single((await client.GetJsonAsync(link, prefer: "return=minimal")).Items());

        Assert.Equal(["mail", "displayName", "id"], all.Names());
        Assert.Null(all["mail"]);
        Assert.Equal(["mail", "id"], minimal.Names());
    }

    [Fact]
    public async Task Members_who_came_and_went_are_told_one_by_one()
    {
        // "Get incremental changes for groups": deltaLink response.
        GraphUser ann = _tenant.AddUser("Ann Ash");
        GraphUser ben = _tenant.AddUser("Ben Birch");
        GraphUser cleo = _tenant.AddUser("Cleo Cedar");
        GraphGroup group = _tenant.AddGroup("Help Desk", ann, ben);
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("groups/delta?$select=displayName,members")).DeltaLink()!;

        _tenant.RemoveMember(group.Id, ann.Id);
        _tenant.AddMember(group.Id, cleo.Id);
        _tenant.RemoveMember(group.Id, ben.Id);
        _tenant.AddMember(group.Id, ben.Id);
        JsonObject told = Assert.Single((await client.GetJsonAsync(link)).Items());

        JsonObject[] members = [.. told["members@delta"]!.AsArray().Select(member => member!.AsObject())];
        Assert.Equal([ann.Id, cleo.Id, ben.Id], members.Texts("id"));
        Assert.Equal("""{"reason":"deleted"}""", members[0]["@removed"]!.ToJsonString());
        Assert.All(members[1..], member => Assert.Null(member["@removed"]));
    }

    [Fact]
    public async Task A_deleted_user_is_changed_while_recoverable_and_deleted_for_good_after_that()
    {
        // "Use delta query ...": @removed with reason changed (can be restored) or deleted (cannot).
        GraphUser ann = _tenant.AddUser("Ann Ash");
        _tenant.AddGroup("Help Desk", ann);
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string users = (await client.GetJsonAsync("users/delta")).DeltaLink()!;
        string groups = (await client.GetJsonAsync("groups/delta")).DeltaLink()!;

        _tenant.DeleteUser(ann.Id);
        JsonObject soft = await client.GetJsonAsync(users);
        JsonObject left = await client.GetJsonAsync(groups);
        _tenant.Restore(ann.Id);
        JsonObject restored = await client.GetJsonAsync(soft.DeltaLink()!);
        JsonObject back = await client.GetJsonAsync(left.DeltaLink()!);
        _tenant.DeletePermanently(ann.Id);
        JsonObject gone = await client.GetJsonAsync(restored.DeltaLink()!);

        Assert.Equal($$$"""[{"id":"{{{ann.Id}}}","@removed":{"reason":"changed"}}]""", soft["value"]!.ToJsonString());
        Assert.Equal("deleted", Assert.Single(left.Items())["members@delta"]![0]!["@removed"]!["reason"]!.GetValue<string>());
        Assert.Equal("Ann Ash", Assert.Single(restored.Items()).Text("displayName"));
        Assert.Null(restored.Items()[0]["@removed"]);
        Assert.Null(Assert.Single(back.Items())["members@delta"]![0]!["@removed"]);
        Assert.Equal($$$"""[{"id":"{{{ann.Id}}}","@removed":{"reason":"deleted"}}]""", gone["value"]!.ToJsonString());
    }

    [Fact]
    public async Task A_deleted_security_group_is_deleted_and_a_Microsoft_365_group_changed()
    {
        // "Get incremental changes for groups": @removed of groups.
        GraphGroup security = _tenant.AddGroup("Security");
        GraphGroup unified = _tenant.Add(new GraphGroup { DisplayName = "Unified", GroupTypes = ["Unified"] });
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("groups/delta")).DeltaLink()!;

        _tenant.DeleteGroup(security.Id);
        _tenant.DeleteGroup(unified.Id);

        Assert.Equal(["deleted", "changed"], (await client.GetJsonAsync(link)).Items().Select(item => item["@removed"]!["reason"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_group_comes_on_several_pages_with_other_members_on_each(bool interleave)
    {
        // "Get incremental changes for groups": paging through members in a large group; the same group may show up anywhere.
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 40, Groups = 3, FirstGroupMembers = 25, MaxMembers = 12, Nested = 0 });
        await using GraphTestServer server = await GraphTestServer.StartAsync(
            new() { Tenant = tenant, Delta = new DeltaBehavior { MembersPerPage = 10, Interleave = interleave } }, GraphClientExtensions.Token);
        using HttpClient client = server.CreateClient(Roles);

        List<JsonObject> pages = await client.GetPagesAsync("groups/delta?$select=displayName,members");

        Assert.All(pages, page => Assert.True(page.Items().Sum(MemberCount) <= 10));
        Assert.All(pages.SkipLast(1), page => Assert.Null(page.DeltaLink()));
        Assert.NotNull(pages[^1].DeltaLink());
        foreach (GraphGroup group in tenant.Groups)
        {
            JsonObject[] parts = [.. pages.Items().Where(item => item.Text("id") == group.Id)];
            Assert.All(parts, part => Assert.Equal(group.DisplayName, part.Text("displayName")));
            Assert.Equal(tenant.MembersOf(group.Id), parts.SelectMany(Members));
        }

        int[] pagesOfFirst = [.. pages.Index().Where(page => page.Item.Items().Any(item => item.Text("id") == tenant.Groups[0].Id)).Select(page => page.Index)];
        Assert.Equal(3, pagesOfFirst.Length);
        Assert.Equal(interleave, pagesOfFirst[^1] - pagesOfFirst[0] > 2);
    }

    [Fact]
    public async Task Objects_come_in_pages_of_the_servers_choice()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 25, Groups = 0 });
        await using GraphTestServer server = await GraphTestServer.StartAsync(
            new() { Tenant = tenant, Delta = new DeltaBehavior { PageSize = 10 } }, GraphClientExtensions.Token);
        using HttpClient client = server.CreateClient(Roles);

        List<JsonObject> pages = await client.GetPagesAsync("users/delta");

        Assert.Equal([10, 10, 5], pages.Select(page => page.Items().Length));
        Assert.Equal(tenant.Users.Select(user => user.Id), pages.Items().Texts("id"));
    }

    [Fact]
    public async Task What_changes_during_a_round_is_told_in_the_next()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 4, Groups = 0 });
        await using GraphTestServer server = await GraphTestServer.StartAsync(
            new() { Tenant = tenant, Delta = new DeltaBehavior { PageSize = 2 } }, GraphClientExtensions.Token);
        using HttpClient client = server.CreateClient(Roles);

        JsonObject first = await client.GetJsonAsync("users/delta?$select=displayName");
        tenant.Change<GraphUser>(tenant.Users[0].Id, user => user with { DisplayName = "Renamed" });
        JsonObject last = await client.GetJsonAsync(first.NextLink()!);
        JsonObject next = await client.GetJsonAsync(last.DeltaLink()!);

        Assert.Equal("Renamed", Assert.Single(next.Items()).Text("displayName"));
    }

    [Fact]
    public async Task A_filter_by_ids_tracks_those_objects_only_fifty_at_most()
    {
        // "group: delta": the only supported filter is by id, for 50 objects at most.
        GraphGroup one = _tenant.AddGroup("One");
        GraphGroup two = _tenant.AddGroup("Two");
        GraphGroup three = _tenant.AddGroup("Three");
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        JsonObject first = await client.GetJsonAsync($"groups/delta?$select=displayName&$filter=id eq '{one.Id}' or id eq '{two.Id}'");
        _tenant.Change<GraphGroup>(two.Id, group => group with { DisplayName = "Two again" });
        _tenant.Change<GraphGroup>(three.Id, group => group with { DisplayName = "Three again" });
        JsonObject next = await client.GetJsonAsync(first.DeltaLink()!);
        static string By(int count) => "groups/delta?$filter=" + string.Join(" or ", Enumerable.Range(0, count).Select(_ => $"id eq '{Guid.NewGuid()}'"));

        Assert.Equal([one.Id, two.Id], first.Items().Texts("id"));
        Assert.Equal([two.Id], next.Items().Texts("id"));
        Assert.Empty((await client.GetJsonAsync(By(50))).Items());
        Assert.Equal(400, (await client.GetErrorAsync(By(51))).Status);
        Assert.Equal(400, (await client.GetErrorAsync("groups/delta?$filter=displayName eq 'One'")).Status);
    }

    [Theory]
    [InlineData("$top=5")]
    [InlineData("$orderby=displayName")]
    [InlineData("$expand=members")]
    public async Task Options_that_delta_queries_do_not_support_are_refused(string option)
    {
        // "Use delta query ...": optional query parameters.
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        Assert.Equal(400, (await client.GetErrorAsync($"groups/delta?{option}")).Status);
    }

    [Fact]
    public async Task Replays_repeat_an_object_in_a_round_and_a_change_in_the_next()
    {
        // "Use delta query ...": replays.
        GraphUser ann = _tenant.AddUser("Ann Ash");
        await using GraphTestServer server = await StartAsync(new DeltaBehavior { Replay = true });
        using HttpClient client = server.CreateClient(Roles);

        List<JsonObject> first = await client.GetPagesAsync("users/delta");
        _tenant.Change<GraphUser>(ann.Id, user => user with { DisplayName = "Ann Birch" });
        List<JsonObject> second = await client.GetPagesAsync(first[^1].DeltaLink()!);
        List<JsonObject> third = await client.GetPagesAsync(second[^1].DeltaLink()!);
        List<JsonObject> fourth = await client.GetPagesAsync(third[^1].DeltaLink()!);

        Assert.Equal([ann.Id, ann.Id], first.Items().Texts("id"));
        Assert.Equal(["Ann Birch", "Ann Birch"], second.Items().Texts("displayName"));
        Assert.Equal(["Ann Birch", "Ann Birch"], third.Items().Texts("displayName"));
        Assert.Empty(fourth.Items());
    }

    [Fact]
    public async Task A_first_round_may_hold_removals()
    {
        // "Use delta query ...": the @removed object can be returned in the initial delta query response.
        GraphUser ann = _tenant.AddUser("Ann Ash");
        _tenant.DeleteUser(ann.Id);
        await using GraphTestServer plain = await StartAsync();
        await using GraphTestServer telling = await StartAsync(new DeltaBehavior { RemovedInFirstRound = true });
        using HttpClient plainClient = plain.CreateClient(Roles);
        using HttpClient tellingClient = telling.CreateClient(Roles);

        Assert.Empty((await plainClient.GetJsonAsync("users/delta")).Items());
        Assert.NotNull(Assert.Single((await tellingClient.GetJsonAsync("users/delta")).Items())["@removed"]);
    }

    [Fact]
    public async Task Hidden_members_are_not_told()
    {
        GraphGroup group = _tenant.AddGroup("Secret", _tenant.AddUser("Ann Ash"));
        _tenant.Change<GraphGroup>(group.Id, item => item with { Visibility = "HiddenMembership" });
        await using GraphTestServer server = await StartAsync();
        using HttpClient blind = server.CreateClient(Roles);
        using HttpClient seeing = server.CreateClient([.. Roles, "Member.Read.Hidden"]);

        Assert.Null(Assert.Single((await blind.GetJsonAsync("groups/delta")).Items())["members@delta"]);
        Assert.NotNull(Assert.Single((await seeing.GetJsonAsync("groups/delta")).Items())["members@delta"]);
    }

    private static int MemberCount(JsonObject item) => Members(item).Count();

    private static IEnumerable<string> Members(JsonObject item) =>
        item["members@delta"]?.AsArray().Select(member => member!["id"]!.GetValue<string>()) ?? [];

    private Task<GraphTestServer> StartAsync(DeltaBehavior? behavior = null) =>
        GraphTestServer.StartAsync(new() { Tenant = _tenant, Time = _time, Delta = behavior ?? new DeltaBehavior() }, GraphClientExtensions.Token);
}
