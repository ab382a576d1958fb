using System.Net;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>What the links to later changes are good for, and for how long.</summary>
public sealed class DeltaTokenTests : DeltaTest
{
    [Theory]
    [InlineData("$deltatoken")]
    [InlineData("$deltaToken")]
    public async Task The_latest_token_begins_with_what_comes_from_now_on(string name)
    {
        // "Use delta query ...": sync from now.
        Tenant.AddUser("Ann Ash");
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        JsonObject latest = await client.GetJsonAsync($"users/delta?$select=displayName&{name}=latest");
        GraphUser ben = Tenant.AddUser("Ben Birch");

        Assert.Empty(latest.Items());
        Assert.Equal([ben.Id], (await client.GetJsonAsync(latest.DeltaLink()!)).Items().Texts("id"));
    }

    [Fact]
    public async Task A_token_is_good_for_seven_days()
    {
        // "Use delta query ...": token duration, and synchronization reset with 410 and Location.
        Tenant.AddGroup("Help Desk");
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("groups/delta?$select=displayName,members")).DeltaLink()!;

        Time.Advance(TimeSpan.FromDays(7));
        client.DefaultRequestHeaders.Authorization = new("Bearer", server.IssueToken(Roles));
        Assert.Empty((await client.GetJsonAsync(link)).Items());
        Time.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage expired = await client.AskAsync(link);

        Assert.Equal(HttpStatusCode.Gone, expired.StatusCode);
        Assert.Equal("syncStateNotFound", (await expired.ReadAsync(HttpStatusCode.Gone))["error"]!["code"]!.GetValue<string>());
        string location = expired.Headers.Location!.OriginalString;
        Assert.Equal($"{server.GraphBaseAddress}/groups/delta?$deltatoken=&$select=displayName,members", location);
        Assert.Single((await client.GetJsonAsync(location)).Items());
    }

    [Fact]
    public async Task Tokens_expire_on_demand_those_to_the_next_page_too()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 4, Groups = 0 });
        await using GraphTestServer server = await GraphTestServer.StartAsync(
            new() { Tenant = tenant, Delta = new DeltaBehavior { PageSize = 2, ExpiredCode = "resyncRequired" } }, GraphClientExtensions.Token);
        using HttpClient client = server.CreateClient(Roles);
        List<JsonObject> pages = await client.GetPagesAsync("users/delta");

        server.ExpireDeltaTokens();

        (int status, string code, _) = await client.GetErrorAsync(pages[0].NextLink()!);
        Assert.Equal((410, "resyncRequired"), (status, code));
        Assert.Equal(410, (await client.GetErrorAsync(pages[^1].DeltaLink()!)).Status);
        Assert.Equal(2, (await client.GetPagesAsync("users/delta")).Count);
    }

    [Fact]
    public async Task A_token_is_good_for_its_collection_only()
    {
        await using GraphTestServer server = await StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        string link = (await client.GetJsonAsync("users/delta")).DeltaLink()!;

        Assert.Equal(400, (await client.GetErrorAsync(link.Replace("users/", "groups/", StringComparison.Ordinal))).Status);
        Assert.Equal(400, (await client.GetErrorAsync("users/delta?$deltatoken=nonsense")).Status);
        Assert.Equal(400, (await client.GetErrorAsync("users/delta?$skiptoken=e30")).Status);
    }
}
