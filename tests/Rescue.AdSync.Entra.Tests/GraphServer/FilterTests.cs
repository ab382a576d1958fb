using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>How lists are filtered and searched.</summary>
public sealed class FilterTests
{
    private const string ReadGroups = "GroupMember.Read.All";

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

        Assert.Equal((400, "Request_UnsupportedQuery"), await client.GetErrorCodeAsync(url));
        Assert.Equal((400, "Request_UnsupportedQuery"), await client.GetErrorCodeAsync(url, eventual: true));
        Assert.Equal((400, "Request_UnsupportedQuery"), await client.GetErrorCodeAsync(url + "&$count=true"));
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

        Assert.Equal((400, "BadRequest"), await client.GetErrorCodeAsync($"groups?$filter={Uri.EscapeDataString(filter)}"));
    }

    [Fact]
    public async Task A_filter_has_fifteen_alternatives_at_most()
    {
        await using GraphTestServer server = await Groups().StartAsync();
        using HttpClient client = server.CreateClient(ReadGroups);
        static string In(int count) => $"groups?$filter=id in ({string.Join(',', Enumerable.Repeat($"'{Guid.Empty}'", count))})";

        Assert.Empty((await client.GetJsonAsync(In(15))).Items());
        Assert.Equal((400, "Request_UnsupportedQuery"), await client.GetErrorCodeAsync(In(16)));
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

        Assert.Equal((400, "Request_BadRequest"), await client.GetErrorCodeAsync($"groups?$search={Uri.EscapeDataString(search)}", eventual: true));
    }

    /// <summary>Makes a tenant with groups of three kinds.</summary>
    internal static GraphTenant Groups()
    {
        var tenant = new GraphTenant();
        tenant.Add(new GraphGroup { DisplayName = "Help Desk", Description = "First person to ask" });
        tenant.Add(new GraphGroup { DisplayName = "Ann's team" });
        tenant.Add(new GraphGroup { DisplayName = "Sales", GroupTypes = ["Unified"], MailEnabled = true, SecurityEnabled = false });
        return tenant;
    }
}
