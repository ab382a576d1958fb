using System.Net;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>Single users and groups, objects by their ids, deleted users, and the organisation.</summary>
public sealed class DirectoryTests
{
    private readonly GraphTenant _tenant = new();

    [Fact]
    public async Task A_user_is_found_by_id_and_by_sign_in_name()
    {
        // "Get a user": GET /users/{id | userPrincipalName}.
        GraphUser guest = _tenant.Add(new GraphUser { DisplayName = "Gia", UserType = "Guest", UserPrincipalName = "gia_partner.example#EXT#@contoso.onmicrosoft.com" });
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");

        JsonObject byId = await client.GetJsonAsync($"users/{guest.Id}?$select=id,userType");
        JsonObject byName = await client.GetJsonAsync($"users/{Uri.EscapeDataString(guest.UserPrincipalName!)}?$select=id,userType");

        Assert.Equal(["@odata.context", "id", "userType"], byId.Names());
        Assert.Equal("Guest", byId.Text("userType"));
        Assert.Equal(guest.Id, byName.Text("id"));
        Assert.Equal(404, (await client.GetErrorAsync("users/nobody@contoso.com")).Status);
    }

    [Fact]
    public async Task A_group_comes_with_what_tells_its_kind()
    {
        // "group resource type".
        GraphGroup group = _tenant.Add(new GraphGroup
        {
            DisplayName = "Everyone in support",
            GroupTypes = ["DynamicMembership"],
            MembershipRule = "user.department -eq \"Support\"",
            MembershipRuleProcessingState = "On",
            IsAssignableToRole = false,
        });
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("Group.Read.All");

        JsonObject read = await client.GetJsonAsync($"groups/{group.Id}");

        Assert.Equal("""["DynamicMembership"]""", read["groupTypes"]!.ToJsonString());
        Assert.Equal("On", read.Text("membershipRuleProcessingState"));
        Assert.Contains("visibility", read.Names());
        Assert.Null(read["onPremisesSyncEnabled"]);
    }

    [Fact]
    public async Task Objects_come_by_their_ids_whatever_their_type_and_unknown_ids_are_left_out()
    {
        // "directoryObject: getByIds".
        GraphUser ann = _tenant.AddUser("Ann Ash");
        GraphGroup group = _tenant.AddGroup("Help Desk");
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("Directory.Read.All");
        JsonObject Ids(params string[] types)
        {
            var body = new JsonObject { ["ids"] = new JsonArray(ann.Id, Guid.NewGuid().ToString(), group.Id) };
            if (types.Length > 0)
            {
                body["types"] = new JsonArray([.. types.Select(type => (JsonNode?)type)]);
            }

            return body;
        }

        JsonObject all = await client.PostJsonAsync("directoryObjects/getByIds", Ids());
        JsonObject users = await client.PostJsonAsync("directoryObjects/getByIds", Ids("User"));
        JsonObject selected = await client.PostJsonAsync("directoryObjects/microsoft.graph.getByIds?$select=id,accountEnabled", Ids("user"));

        Assert.Equal(["#microsoft.graph.user", "#microsoft.graph.group"], all.Items().Texts("@odata.type"));
        Assert.Equal([ann.Id], users.Items().Texts("id"));
        Assert.Null(users.Items()[0]["accountEnabled"]);
        Assert.True(selected.Items()[0]["accountEnabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_thousand_ids_are_the_most()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("Directory.Read.All");
        static JsonObject Of(int count) => new() { ["ids"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => (JsonNode?)Guid.NewGuid().ToString())]) };

        Assert.Empty((await client.PostJsonAsync("directoryObjects/getByIds", Of(1_000))).Items());
        await client.PostJsonAsync("directoryObjects/getByIds", Of(1_001), HttpStatusCode.BadRequest);
        await client.PostJsonAsync("directoryObjects/getByIds", [], HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Deleted_users_lie_in_the_bin_until_restored_or_gone()
    {
        // "List deletedItems (directory objects)".
        GraphUser ann = _tenant.AddUser("Ann Ash");
        GraphUser ben = _tenant.AddUser("Ben Birch");
        _tenant.DeleteUser(ann.Id);
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        const string Url = "directory/deletedItems/microsoft.graph.user?$select=id,deletedDateTime";

        JsonObject deleted = Assert.Single((await client.GetJsonAsync(Url)).Items());
        Assert.Equal(ann.Id, deleted.Text("id"));
        Assert.NotNull(deleted["deletedDateTime"]);
        Assert.Equal(404, (await client.GetErrorAsync($"users/{ann.Id}")).Status);

        _tenant.Restore(ann.Id);
        Assert.Empty((await client.GetJsonAsync(Url)).Items());
        Assert.Equal("Ann Ash", (await client.GetJsonAsync($"users/{ann.Id}")).Text("displayName"));

        _tenant.DeletePermanently(ben.Id);
        Assert.Empty((await client.GetJsonAsync(Url)).Items());
        Assert.Equal(400, (await client.GetErrorAsync("directory/deletedItems/microsoft.graph.device")).Status);
    }

    [Fact]
    public async Task The_organisation_names_its_domains()
    {
        // "List organization".
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("Organization.Read.All");

        JsonObject organization = Assert.Single((await client.GetJsonAsync("organization")).Items());

        Assert.Equal((server.TenantId, "Contoso"), (organization.Text("id"), organization.Text("displayName")));
        Assert.Equal(["contoso.com", "contoso.onmicrosoft.com"], organization["verifiedDomains"]!.AsArray().Select(domain => domain!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_is_not_there_is_said_to_be_so()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("Directory.Read.All");

        Assert.Equal((400, "BadRequest", "Resource not found for the segment 'unicorns'."), await client.GetErrorAsync("unicorns"));
        using HttpResponseMessage delete = await client.DeleteAsync($"users/{Guid.NewGuid()}", GraphClientExtensions.Token);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, delete.StatusCode);
    }

    [Fact]
    public void The_same_shape_gives_the_same_tenant()
    {
        var shape = new GraphTenantShape { Seed = 7, Users = 300, Groups = 20 };
        GraphTenant one = GraphTenantFactory.Create(shape);
        GraphTenant two = GraphTenantFactory.Create(shape);
        GraphTenant other = GraphTenantFactory.Create(shape with { Seed = 8 });

        Assert.Equal(one.Users.Select(user => (user.Id, user.DisplayName)), two.Users.Select(user => (user.Id, user.DisplayName)));
        Assert.All(one.Groups, group => Assert.Equal(one.MembersOf(group.Id), two.MembersOf(group.Id)));
        Assert.NotEqual(one.Users[0].Id, other.Users[0].Id);
        Assert.Contains(one.Users, user => user.UserType == "Guest");
        Assert.Contains(one.Users, user => user.AccountEnabled == false);
    }

    [Fact]
    public void What_cannot_be_done_to_a_tenant_is_refused()
    {
        GraphUser ann = _tenant.AddUser("Ann Ash");
        GraphGroup group = _tenant.AddGroup("Help Desk", ann);

        Assert.Throws<InvalidOperationException>(() => _tenant.Add(ann));
        Assert.Throws<InvalidOperationException>(() => _tenant.AddMember(ann.Id, group.Id));
        Assert.Throws<KeyNotFoundException>(() => _tenant.AddMember(group.Id, Guid.NewGuid().ToString()));
        Assert.Throws<KeyNotFoundException>(() => _tenant.Restore(ann.Id));
        Assert.Throws<InvalidOperationException>(() => _tenant.Change<GraphUser>(ann.Id, user => user with { Id = Guid.NewGuid().ToString() }));
        Assert.False(_tenant.AddMember(group.Id, ann.Id));
    }
}
