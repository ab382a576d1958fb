using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>How changes are told.</summary>
public sealed class DeltaTests : DeltaTest
{
    [Theory]
    [InlineData("groups/delta")]
    [InlineData("groups/delta()")]
    [InlineData("groups/microsoft.graph.delta()")]
    [InlineData("groups/microsoft.graph.delta")]
    public async Task The_first_round_tells_all_groups_with_their_members(string url)
    {
        // "group: delta" and "Get incremental changes for groups": initial request.
        GraphUser ann = Tenant.AddUser("Ann Ash");
        GraphGroup inner = Tenant.AddGroup("Inner");
        GraphGroup outer = Tenant.AddGroup("Outer", ann, inner);
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
        Tenant.AddGroup("Help Desk", Tenant.AddUser("Ann Ash"));
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        Assert.NotNull((await client.GetJsonAsync("groups/delta")).Items()[0]["members@delta"]);
        Assert.Null((await client.GetJsonAsync("groups/delta?$select=displayName")).Items()[0]["members@delta"]);
    }

    [Fact]
    public async Task Nothing_changed_gives_an_empty_list_and_another_link()
    {
        Tenant.AddUser("Ann Ash");
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
        GraphUser ann = Tenant.Add(new GraphUser { DisplayName = "Ann", Department = "Sales", Mail = "ann@contoso.com" });
        GraphUser ben = Tenant.Add(new GraphUser { DisplayName = "Ben" });
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("users/delta?$select=displayName,mail,accountEnabled")).DeltaLink()!;

        Tenant.Change<GraphUser>(ann.Id, user => user with { Department = "Support" });
        Tenant.Change<GraphUser>(ben.Id, user => user with { AccountEnabled = false });
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
        GraphUser ann = Tenant.Add(new GraphUser { DisplayName = "Ann", Mail = "ann@contoso.com" });
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("users/delta?$select=mail,jobTitle,displayName")).DeltaLink()!;

        Tenant.Change<GraphUser>(ann.Id, user => user with { Mail = null });
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
        GraphUser ann = Tenant.AddUser("Ann Ash");
        GraphUser ben = Tenant.AddUser("Ben Birch");
        GraphUser cleo = Tenant.AddUser("Cleo Cedar");
        GraphGroup group = Tenant.AddGroup("Help Desk", ann, ben);
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("groups/delta?$select=displayName,members")).DeltaLink()!;

        Tenant.RemoveMember(group.Id, ann.Id);
        Tenant.AddMember(group.Id, cleo.Id);
        Tenant.RemoveMember(group.Id, ben.Id);
        Tenant.AddMember(group.Id, ben.Id);
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
        GraphUser ann = Tenant.AddUser("Ann Ash");
        Tenant.AddGroup("Help Desk", ann);
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string users = (await client.GetJsonAsync("users/delta")).DeltaLink()!;
        string groups = (await client.GetJsonAsync("groups/delta")).DeltaLink()!;

        Tenant.DeleteUser(ann.Id);
        JsonObject soft = await client.GetJsonAsync(users);
        JsonObject left = await client.GetJsonAsync(groups);
        Tenant.Restore(ann.Id);
        JsonObject restored = await client.GetJsonAsync(soft.DeltaLink()!);
        JsonObject back = await client.GetJsonAsync(left.DeltaLink()!);
        Tenant.DeletePermanently(ann.Id);
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
        GraphGroup security = Tenant.AddGroup("Security");
        GraphGroup unified = Tenant.Add(new GraphGroup { DisplayName = "Unified", GroupTypes = ["Unified"] });
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("groups/delta")).DeltaLink()!;

        Tenant.DeleteGroup(security.Id);
        Tenant.DeleteGroup(unified.Id);

        Assert.Equal(["deleted", "changed"], (await client.GetJsonAsync(link)).Items().Select(item => item["@removed"]!["reason"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_filter_by_ids_tracks_those_objects_only_fifty_at_most()
    {
        // "group: delta": the only supported filter is by id, for 50 objects at most.
        GraphGroup one = Tenant.AddGroup("One");
        GraphGroup two = Tenant.AddGroup("Two");
        GraphGroup three = Tenant.AddGroup("Three");
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        JsonObject first = await client.GetJsonAsync($"groups/delta?$select=displayName&$filter=id eq '{one.Id}' or id eq '{two.Id}'");
        Tenant.Change<GraphGroup>(two.Id, group => group with { DisplayName = "Two again" });
        Tenant.Change<GraphGroup>(three.Id, group => group with { DisplayName = "Three again" });
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
    public async Task Hidden_members_are_not_told()
    {
        GraphGroup group = Tenant.AddGroup("Secret", Tenant.AddUser("Ann Ash"));
        Tenant.Change<GraphGroup>(group.Id, item => item with { Visibility = "HiddenMembership" });
        await using GraphTestServer server = await StartAsync();
        using HttpClient blind = server.CreateClient(Roles);
        using HttpClient seeing = server.CreateClient([.. Roles, "Member.Read.Hidden"]);

        Assert.Null(Assert.Single((await blind.GetJsonAsync("groups/delta")).Items())["members@delta"]);
        Assert.NotNull(Assert.Single((await seeing.GetJsonAsync("groups/delta")).Items())["members@delta"]);
    }
}
