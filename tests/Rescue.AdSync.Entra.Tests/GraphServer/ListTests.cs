using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>How lists are cut, sorted and counted.</summary>
public sealed class ListTests
{
    private const string Read = "User.Read.All";
    private const string ReadGroups = "GroupMember.Read.All";

    [Fact]
    public async Task Users_come_with_the_default_properties_only()
    {
        // "List users": only a set of properties is returned by default.
        var tenant = new GraphTenant();
        tenant.AddUser("Ann Ash");
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(Read);

        JsonObject page = await client.GetJsonAsync("users");

        Assert.Equal(
            ["businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName"],
            Assert.Single(page.Items()).Names().Order());
        Assert.EndsWith("/v1.0/$metadata#users", page.Text("@odata.context"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_selected_comes()
    {
        // "Use query parameters to customize responses": $select.
        var tenant = new GraphTenant();
        tenant.Add(new GraphUser { DisplayName = "Ann", AccountEnabled = false, OtherMails = ["ann@home.example"] });
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(Read);

        JsonObject user = Assert.Single((await client.GetJsonAsync("users?$select=id,accountEnabled,mail,otherMails")).Items());

        Assert.Equal(["id", "accountEnabled", "mail", "otherMails"], user.Names());
        Assert.False(user["accountEnabled"]!.GetValue<bool>());
        Assert.Null(user["mail"]);
        Assert.Equal("ann@home.example", user["otherMails"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_property_is_refused()
    {
        await using GraphTestServer server = await new GraphTenant().StartAsync();
        using HttpClient client = server.CreateClient(Read);

        (int status, string code, string message) = await client.GetErrorAsync("users?$select=shoeSize");

        Assert.Equal((400, "BadRequest"), (status, code));
        Assert.Contains("'shoeSize'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users", 100, 3)]
    [InlineData("users?$top=999", 250, 1)]
    [InlineData("users?$top=60", 60, 5)]
    public async Task Pages_have_a_hundred_objects_unless_asked_otherwise(string url, int firstPage, int pages)
    {
        // "List users": default page size 100, maximum 999. "Paging Microsoft Graph data in your app": follow the whole link.
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 250, Groups = 0 });
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(Read);

        List<JsonObject> read = await client.GetPagesAsync(url);

        Assert.Equal((firstPage, pages), (read[0].Items().Length, read.Count));
        Assert.Equal(tenant.Users.Select(user => user.Id), read.Items().Texts("id"));
        Assert.All(read.SkipLast(1), page => Assert.Contains("$skiptoken=", page.NextLink(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1000")]
    [InlineData("0")]
    [InlineData("many")]
    public async Task A_page_size_outside_1_to_999_is_refused(string top)
    {
        await using GraphTestServer server = await new GraphTenant().StartAsync();
        using HttpClient client = server.CreateClient(Read);

        (int status, string code, string message) = await client.GetErrorAsync($"users?$top={top}");

        Assert.Equal((400, "Request_UnsupportedQuery", $"Invalid page size specified: '{top}'. Must be between 1 and 999 inclusive."), (status, code, message));
    }

    [Fact]
    public async Task A_link_keeps_the_rest_of_the_query()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 5, Groups = 0 });
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(Read);

        string link = (await client.GetJsonAsync("users?$select=id&$top=2")).NextLink()!;

        Assert.StartsWith($"{server.GraphBaseAddress}/users?$select=id&$top=2&$skiptoken=", link, StringComparison.Ordinal);
        Assert.Equal((await client.GetJsonAsync(link)).ToJsonString(), (await client.GetJsonAsync(link)).ToJsonString());
    }

    [Fact]
    public async Task A_page_may_be_empty_and_still_lead_on()
    {
        // "Paging Microsoft Graph data in your app": a page of results may contain zero or more results.
        var tenant = new GraphTenant();
        tenant.AddUser("Ann Ash");
        await using GraphTestServer server = await GraphTestServer.StartAsync(new() { Tenant = tenant, EmptyFirstPage = true }, GraphClientExtensions.Token);
        using HttpClient client = server.CreateClient(Read);

        List<JsonObject> pages = await client.GetPagesAsync("users");

        Assert.Equal([0, 1], pages.Select(page => page.Items().Length));
    }

    [Fact]
    public async Task A_token_of_nobodys_is_refused()
    {
        await using GraphTestServer server = await new GraphTenant().StartAsync();
        using HttpClient client = server.CreateClient(Read);

        Assert.Equal((400, "Directory_ExpiredPageToken"), await client.GetErrorCodeAsync("users?$skiptoken=abc"));
    }

    [Fact]
    public async Task Sorting_by_name_works_by_default_but_not_with_a_filter()
    {
        // "Advanced query capabilities on Microsoft Entra ID objects": $filter and $orderby together only in advanced queries.
        await using GraphTestServer server = await FilterTests.Groups().StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);
        const string Both = "groups?$select=displayName&$orderby=displayName&$filter=securityEnabled eq true";

        Assert.Equal(["Ann's team", "Help Desk", "Sales"], (await client.GetJsonAsync("groups?$orderby=displayName")).Items().Texts("displayName"));
        Assert.Equal(["Sales", "Help Desk", "Ann's team"], (await client.GetPagesAsync("groups?$orderby=displayName desc&$top=2")).Items().Texts("displayName"));
        Assert.Equal((400, "Request_UnsupportedQuery"), await client.GetErrorCodeAsync(Both));
        Assert.Equal(["Ann's team", "Help Desk"], (await client.GetJsonAsync(Both + "&$count=true", eventual: true)).Items().Texts("displayName"));
    }

    [Fact]
    public async Task A_count_comes_on_the_first_page_and_only_with_the_header()
    {
        // "Paging Microsoft Graph data in your app": @odata.count is present only in the first page; without the header it is ignored.
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 5, Groups = 0 });
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(Read);

        List<JsonObject> pages = await client.GetPagesAsync("users?$top=3&$count=true", eventual: true);
        JsonObject without = await client.GetJsonAsync("users?$count=true");

        Assert.Equal([5, null], pages.Select(page => page["@odata.count"]?.GetValue<int>()));
        Assert.Null(without["@odata.count"]);
    }

    [Fact]
    public async Task A_bare_count_is_text_and_needs_the_header()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 5, Groups = 2 });
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(Read, ReadGroups);

        using HttpResponseMessage users = await client.AskAsync("users/$count", eventual: true);
        using HttpResponseMessage groups = await client.AskAsync("groups/$count", eventual: true);

        Assert.Equal("text/plain", users.Content.Headers.ContentType!.MediaType);
        Assert.Equal("5", await users.Content.ReadAsStringAsync(GraphClientExtensions.Token));
        Assert.Equal("2", await groups.Content.ReadAsStringAsync(GraphClientExtensions.Token));
        Assert.Equal((400, "Request_BadRequest", "$count is not currently supported."), await client.GetErrorAsync("users/$count"));
    }
}
