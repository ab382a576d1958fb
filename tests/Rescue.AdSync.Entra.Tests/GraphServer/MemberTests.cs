using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>How the members of a group come, and to whom.</summary>
public sealed class MemberTests
{
    private const string ReadMembers = "GroupMember.Read.All";
    private const string ReadUsers = "User.Read.All";

    private readonly GraphTenant _tenant = new();
    private readonly GraphUser _ann;
    private readonly GraphUser _ben;
    private readonly GraphGroup _inner;
    private readonly GraphDevice _laptop;
    private readonly GraphGroup _group;

    public MemberTests()
    {
        _ann = _tenant.AddUser("Ann Ash");
        _ben = _tenant.AddUser("Ben Birch");
        _laptop = _tenant.Add(new GraphDevice { DisplayName = "Laptop 7" });
        _inner = _tenant.AddGroup("Inner", _ben);
        _group = _tenant.AddGroup("Help Desk", _ann, _inner, _laptop);
        _tenant.AddMember(_group.Id, _tenant.Add(new GraphServicePrincipal { DisplayName = "Robot" }).Id);
        _tenant.AddMember(_group.Id, _tenant.Add(new GraphOrgContact { DisplayName = "Partner" }).Id);
        _tenant.AddMember(_inner.Id, _group.Id);
    }

    [Fact]
    public async Task Members_say_of_what_type_they_are()
    {
        // "List group members": users, organizational contacts, devices, service principals and other groups.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("Directory.Read.All");

        JsonObject page = await client.GetJsonAsync($"groups/{_group.Id}/members?$select=id,displayName,accountEnabled");

        Assert.Equal(
            ["#microsoft.graph.user", "#microsoft.graph.group", "#microsoft.graph.device", "#microsoft.graph.servicePrincipal", "#microsoft.graph.orgContact"],
            page.Items().Texts("@odata.type"));
        Assert.Equal(["Ann Ash", "Inner", "Laptop 7", "Robot", "Partner"], page.Items().Texts("displayName"));
        Assert.Equal(["@odata.type", "id", "displayName", "accountEnabled"], page.Items()[0].Names());
        Assert.Equal(["@odata.type", "id", "displayName"], page.Items()[1].Names());
        Assert.StartsWith($"{server.GraphBaseAddress}/$metadata#directoryObjects", page.Text("@odata.context"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("microsoft.graph.user")]
    [InlineData("graph.user")]
    public async Task A_cast_picks_users_and_is_an_advanced_query(string cast)
    {
        // "Advanced query capabilities on Microsoft Entra ID objects": OData cast with header and $count.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers, ReadUsers);
        string url = $"groups/{_group.Id}/members/{cast}?$select=id,accountEnabled";

        (int status, string code, _) = await client.GetErrorAsync(url);
        JsonObject page = await client.GetJsonAsync(url + "&$count=true", eventual: true);

        Assert.Equal((400, "Request_UnsupportedQuery"), (status, code));
        Assert.Equal(1, page["@odata.count"]!.GetValue<int>());
        JsonObject user = Assert.Single(page.Items());
        Assert.Equal(["id", "accountEnabled"], user.Names());
        Assert.Equal(_ann.Id, user.Text("id"));
    }

    [Fact]
    public async Task A_cast_to_nothing_known_is_refused()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers);

        (int status, string code, _) = await client.GetErrorAsync($"groups/{_group.Id}/members/microsoft.graph.unicorn?$count=true", eventual: true);

        Assert.Equal((400, "Request_UnsupportedQuery"), (status, code));
    }

    [Fact]
    public async Task Transitive_members_are_flat_and_each_comes_once_though_groups_go_in_a_circle()
    {
        // "List group transitive members": a flat list of all nested members.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("Directory.Read.All");

        JsonObject[] members = (await client.GetPagesAsync($"groups/{_group.Id}/transitiveMembers?$top=2")).Items();
        JsonObject users = await client.GetJsonAsync($"groups/{_group.Id}/transitiveMembers/microsoft.graph.user?$count=true&$select=displayName", eventual: true);

        Assert.Equal(["Ann Ash", "Inner", "Laptop 7", "Robot", "Partner", "Ben Birch"], members.Texts("displayName"));
        Assert.Equal(["Ann Ash", "Ben Birch"], users.Items().Texts("displayName"));
    }

    [Fact]
    public async Task Members_are_counted_with_the_header()
    {
        // "List group members": Example 2, get only a count of all memberships.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers);

        Assert.Equal("5", await CountAsync(client, $"groups/{_group.Id}/members/$count"));
        Assert.Equal("1", await CountAsync(client, $"groups/{_group.Id}/members/microsoft.graph.user/$count"));
        Assert.Equal("6", await CountAsync(client, $"groups/{_group.Id}/transitiveMembers/$count"));
        Assert.Equal(400, (await client.GetErrorAsync($"groups/{_group.Id}/members/$count")).Status);
    }

    [Fact]
    public async Task A_filter_on_members_is_an_advanced_query()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers, ReadUsers);
        string url = $"groups/{_group.Id}/members?$filter=startswith(displayName,'a')";

        Assert.Equal(400, (await client.GetErrorAsync(url)).Status);
        Assert.Equal([_ann.Id], (await client.GetJsonAsync(url + "&$count=true", eventual: true)).Items().Texts("id"));
    }

    [Fact]
    public async Task A_large_group_comes_in_pages()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 2_500, Groups = 1, FirstGroupMembers = 2_100 });
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers, ReadUsers);

        List<JsonObject> pages = await client.GetPagesAsync($"groups/{tenant.Groups[0].Id}/members?$select=id&$top=999");

        Assert.Equal([999, 999, 102], pages.Select(page => page.Items().Length));
        Assert.Equal(tenant.MembersOf(tenant.Groups[0].Id), pages.Items().Texts("id"));
    }

    [Fact]
    public async Task Whoever_may_not_read_a_type_gets_its_id_and_nulls()
    {
        // "Overview of Microsoft Graph permissions": limited information returned for inaccessible member objects.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers);

        JsonObject[] members = (await client.GetJsonAsync($"groups/{_group.Id}/members?$select=id,displayName,accountEnabled,mail")).Items();

        JsonObject ann = members[0];
        Assert.Equal("#microsoft.graph.user", ann.Text("@odata.type"));
        Assert.Equal(_ann.Id, ann.Text("id"));
        Assert.Equal(["@odata.type", "id", "displayName", "accountEnabled", "mail"], ann.Names());
        Assert.All(["displayName", "accountEnabled", "mail"], name => Assert.Null(ann[name]));
        Assert.Equal("Inner", members[1].Text("displayName"));
        Assert.Null(members[2]["displayName"]);
    }

    [Fact]
    public async Task The_right_to_basic_profiles_shows_names_but_not_whether_somebody_is_enabled()
    {
        // "Microsoft Graph permissions reference": User.ReadBasic.All.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers, "User.ReadBasic.All");

        JsonObject ann = (await client.GetJsonAsync($"groups/{_group.Id}/members?$select=id,displayName,accountEnabled")).Items()[0];

        Assert.Equal("Ann Ash", ann.Text("displayName"));
        Assert.Null(ann["accountEnabled"]);
    }

    [Fact]
    public async Task Hidden_members_are_an_empty_list_to_whoever_may_not_see_them()
    {
        // "List group members": to list the members of a hidden membership group, Member.Read.Hidden is required.
        _tenant.Change<GraphGroup>(_group.Id, group => group with { Visibility = "HiddenMembership", GroupTypes = ["Unified"] });
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient blind = server.CreateClient(ReadMembers, ReadUsers);
        using HttpClient seeing = server.CreateClient(ReadMembers, ReadUsers, "Member.Read.Hidden");

        Assert.Empty((await blind.GetJsonAsync($"groups/{_group.Id}/members")).Items());
        Assert.Equal("0", await CountAsync(blind, $"groups/{_group.Id}/members/$count"));
        Assert.Equal("HiddenMembership", (await blind.GetJsonAsync($"groups/{_group.Id}?$select=visibility")).Text("visibility"));
        Assert.Equal(5, (await seeing.GetJsonAsync($"groups/{_group.Id}/members")).Items().Length);
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_not_found()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers);
        string id = Guid.NewGuid().ToString();

        (int status, string code, string message) = await client.GetErrorAsync($"groups/{id}/members");

        Assert.Equal((404, "Request_ResourceNotFound"), (status, code));
        Assert.Equal($"Resource '{id}' does not exist or one of its queried reference-property objects are not present.", message);
        Assert.Equal(404, (await client.GetErrorAsync($"groups/{_ann.Id}/members")).Status);
        Assert.Equal(400, (await client.GetErrorAsync("groups/help-desk/members")).Status);
    }

    [Fact]
    public async Task A_deleted_user_is_in_no_group_until_restored()
    {
        _tenant.DeleteUser(_ann.Id);
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers, ReadUsers);

        Assert.DoesNotContain(_ann.Id, (await client.GetJsonAsync($"groups/{_group.Id}/members")).Items().Texts("id"));
        _tenant.Restore(_ann.Id);
        Assert.Contains(_ann.Id, (await client.GetJsonAsync($"groups/{_group.Id}/members")).Items().Texts("id"));
    }

    [Fact]
    public async Task Advanced_queries_are_answered_from_an_index_that_may_lag_behind()
    {
        // "List group members": there can be a slight delay between when an item is added or updated and when it is available in the index.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadMembers, ReadUsers);
        string cast = $"groups/{_group.Id}/members/microsoft.graph.user?$count=true&$select=id,accountEnabled";

        _tenant.FreezeIndex();
        _tenant.AddMember(_group.Id, _ben.Id);
        _tenant.Change<GraphUser>(_ann.Id, user => user with { AccountEnabled = false });
        JsonObject old = await client.GetJsonAsync(cast, eventual: true);
        JsonObject present = await client.GetJsonAsync($"groups/{_group.Id}/members");
        _tenant.RefreshIndex();
        JsonObject caughtUp = await client.GetJsonAsync(cast, eventual: true);

        Assert.Equal([_ann.Id], old.Items().Texts("id"));
        Assert.True(old.Items()[0]["accountEnabled"]!.GetValue<bool>());
        Assert.Contains(_ben.Id, present.Items().Texts("id"));
        Assert.Equal([_ann.Id, _ben.Id], caughtUp.Items().Texts("id"));
        Assert.False(caughtUp.Items()[0]["accountEnabled"]!.GetValue<bool>());
    }

    private static async Task<string> CountAsync(HttpClient client, string url)
    {
        using HttpResponseMessage response = await client.AskAsync(url, eventual: true);
        return await response.Content.ReadAsStringAsync(GraphClientExtensions.Token);
    }
}
