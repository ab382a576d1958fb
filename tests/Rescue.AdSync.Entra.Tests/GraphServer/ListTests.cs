using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>How lists are cut, filtered, searched, sorted and counted.</summary>
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

        Assert.Equal((400, "Directory_ExpiredPageToken"), await StatusAndCodeAsync(client, "users?$skiptoken=abc"));
    }

    [Theory]
    [InlineData("displayName eq 'help desk'", "Help Desk")]
    [InlineData("displayName eq 'Ann''s team'", "Ann's team")]
    [InlineData("startswith(displayName,'ann''')", "Ann's team")]
    [InlineData("startsWith(displayName, 'He')", "Help Desk")]
    [InlineData("displayName in ('Help Desk','Ann''s team')", "Help Desk|Ann's team")]
    [InlineData("groupTypes/any(c:c eq 'Unified')", "Sales")]
    [InlineData("mailEnabled eq true and securityEnabled eq false", "Sales")]
    [InlineData("(displayName eq 'Sales' or displayName eq 'Help Desk') and securityEnabled eq true", "Help Desk")]
    [InlineData("displayName eq 'nobody'", "")]
    public async Task Filters_that_every_query_may_have(string filter, string names)
    {
        // "Use the $filter query parameter"; quotes are doubled.
        await using GraphTestServer server = await Groups().StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);

        JsonObject page = await client.GetJsonAsync($"groups?$select=displayName&$filter={Uri.EscapeDataString(filter)}");

        Assert.Equal(names, string.Join('|', page.Items().Texts("displayName")));
    }

    [Fact]
    public async Task A_filter_by_id_finds_those_ids()
    {
        GraphTenant tenant = Groups();
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);
        string[] ids = [.. tenant.Groups.Take(2).Select(group => group.Id)];

        JsonObject byEq = await client.GetJsonAsync($"groups?$filter=id eq '{ids[0]}' or id eq '{ids[1]}'");
        JsonObject byIn = await client.GetJsonAsync($"groups?$filter=id in ('{ids[0]}','{ids[1]}')");

        Assert.Equal(ids, byEq.Items().Texts("id"));
        Assert.Equal(ids, byIn.Items().Texts("id"));
    }

    [Theory]
    [InlineData("displayName ne 'Sales'", "Help Desk|Ann's team")]
    [InlineData("not(displayName eq 'Sales')", "Help Desk|Ann's team")]
    [InlineData("endsWith(displayName,'team')", "Ann's team")]
    [InlineData("description eq null", "Ann's team|Sales")]
    public async Task Filters_that_only_advanced_queries_may_have(string filter, string names)
    {
        // "Advanced query capabilities on Microsoft Entra ID objects": header and $count, both.
        await using GraphTestServer server = await Groups().StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);
        string url = $"groups?$select=displayName&$filter={Uri.EscapeDataString(filter)}";

        Assert.Equal((400, "Request_UnsupportedQuery"), await StatusAndCodeAsync(client, url));
        Assert.Equal((400, "Request_UnsupportedQuery"), await StatusAndCodeAsync(client, url, eventual: true));
        Assert.Equal((400, "Request_UnsupportedQuery"), await StatusAndCodeAsync(client, url + "&$count=true"));
        JsonObject page = await client.GetJsonAsync(url + "&$count=true", eventual: true);

        Assert.Equal(names, string.Join('|', page.Items().Texts("displayName")));
    }

    [Theory]
    [InlineData("displayName eq 'Sales")]
    [InlineData("displayName eq")]
    [InlineData("displayName is 'Sales'")]
    [InlineData("displayName eq 'a' extra")]
    [InlineData("(displayName eq 'a'")]
    [InlineData("shoeSize eq 'a'")]
    public async Task A_malformed_filter_is_refused(string filter)
    {
        await using GraphTestServer server = await Groups().StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);

        Assert.Equal((400, "BadRequest"), await StatusAndCodeAsync(client, $"groups?$filter={Uri.EscapeDataString(filter)}"));
    }

    [Fact]
    public async Task A_filter_has_fifteen_alternatives_at_most()
    {
        await using GraphTestServer server = await Groups().StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);
        static string In(int count) => $"groups?$filter=id in ({string.Join(',', Enumerable.Repeat($"'{Guid.Empty}'", count))})";

        Assert.Empty((await client.GetJsonAsync(In(15))).Items());
        Assert.Equal((400, "Request_UnsupportedQuery"), await StatusAndCodeAsync(client, In(16)));
    }

    [Theory]
    [InlineData("\"displayName:desk\"", "Help Desk")]
    [InlineData("\"displayName:desk help\"", "Help Desk")]
    [InlineData("\"displayName:elp\"", "")]
    [InlineData("\"description:person\"", "Help Desk")]
    [InlineData("\"displayName:sales\" OR \"displayName:help\"", "Help Desk|Sales")]
    [InlineData("\"displayName:help\" AND \"description:nothing\"", "")]
    [InlineData("\"displayName:Ann's\"", "Ann's team")]
    public async Task A_search_goes_by_words_and_needs_the_header(string search, string names)
    {
        // "Use the $search query parameter": words from their beginning, no "contains"; only with ConsistencyLevel.
        await using GraphTestServer server = await Groups().StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);
        string url = $"groups?$select=displayName&$search={Uri.EscapeDataString(search)}";

        (int status, string code, string message) = await client.GetErrorAsync(url);
        JsonObject page = await client.GetJsonAsync(url, eventual: true);

        Assert.Equal((400, "Request_UnsupportedQuery"), (status, code));
        Assert.Contains("'ConsistencyLevel: eventual'", message, StringComparison.Ordinal);
        Assert.Equal(names, string.Join('|', page.Items().Texts("displayName")));
    }

    [Theory]
    [InlineData("displayName:desk")]
    [InlineData("\"desk\"")]
    [InlineData("\"displayName:desk")]
    public async Task A_search_without_quotes_or_property_is_refused(string search)
    {
        await using GraphTestServer server = await Groups().StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);

        Assert.Equal((400, "Request_BadRequest"), await StatusAndCodeAsync(client, $"groups?$search={Uri.EscapeDataString(search)}", eventual: true));
    }

    [Fact]
    public async Task Sorting_by_name_works_by_default_but_not_with_a_filter()
    {
        // "Advanced query capabilities on Microsoft Entra ID objects": $filter and $orderby together only in advanced queries.
        await using GraphTestServer server = await Groups().StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);
        const string Both = "groups?$select=displayName&$orderby=displayName&$filter=securityEnabled eq true";

        Assert.Equal(["Ann's team", "Help Desk", "Sales"], (await client.GetJsonAsync("groups?$orderby=displayName")).Items().Texts("displayName"));
        Assert.Equal(["Sales", "Help Desk", "Ann's team"], (await client.GetPagesAsync("groups?$orderby=displayName desc&$top=2")).Items().Texts("displayName"));
        Assert.Equal((400, "Request_UnsupportedQuery"), await StatusAndCodeAsync(client, Both));
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

    private static GraphTenant Groups()
    {
        var tenant = new GraphTenant();
        tenant.Add(new GraphGroup { DisplayName = "Help Desk", Description = "First person to ask" });
        tenant.Add(new GraphGroup { DisplayName = "Ann's team" });
        tenant.Add(new GraphGroup { DisplayName = "Sales", GroupTypes = ["Unified"], MailEnabled = true, SecurityEnabled = false });
        return tenant;
    }

    private static async Task<(int Status, string Code)> StatusAndCodeAsync(HttpClient client, string url, bool eventual = false)
    {
        (int status, string code, _) = await client.GetErrorAsync(url, eventual);
        return (status, code);
    }
}
