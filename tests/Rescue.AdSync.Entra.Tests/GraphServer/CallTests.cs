using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>What requests cost, what is said about it, and what the log keeps of them.</summary>
public sealed class CallTests
{
    private static readonly string[] Roles = ["Directory.Read.All"];

    [Theory]
    [InlineData("users", 2)]
    [InlineData("users?$select=id", 1)]
    [InlineData("users?$top=10", 1)]
    [InlineData("users?$top=999", 2)]
    [InlineData("users/delta", 1)]
    [InlineData("groups", 1)]
    [InlineData("groups/{0}/members", 3)]
    [InlineData("groups/{0}/members?$select=id", 2)]
    [InlineData("groups/{0}/members?$select=id&$top=5", 1)]
    [InlineData("groups/{0}/transitiveMembers", 5)]
    [InlineData("organization", 1)]
    public async Task A_request_costs_resource_units(string url, int units)
    {
        // "Microsoft Graph service-specific throttling limits": identity and access service limits.
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 2, Groups = 1 });
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        using HttpResponseMessage response = await client.AskAsync(url.Replace("{0}", tenant.Groups[0].Id, StringComparison.Ordinal));

        Assert.Equal([$"{units}"], response.Headers.GetValues("x-ms-resource-unit"));
        Assert.False(response.Headers.Contains("x-ms-throttle-limit-percentage"));
        Assert.Equal(units, server.Calls.ResourceUnits);
    }

    [Fact]
    public async Task The_quota_is_announced_and_then_enforced_until_time_goes_by()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using GraphTestServer server = await GraphTestServer.StartAsync(new() { ResourceUnitQuota = 10, Time = time }, GraphClientExtensions.Token);
        using HttpClient client = server.CreateClient(Roles);

        var shares = new List<string?>();
        for (int request = 0; request < 5; request++)
        {
            using HttpResponseMessage response = await client.AskAsync("users");
            shares.Add(response.Headers.TryGetValues("x-ms-throttle-limit-percentage", out IEnumerable<string>? values) ? values.Single() : null);
        }

        using HttpResponseMessage refused = await client.AskAsync("users");
        time.Advance(refused.Headers.RetryAfter!.Delta!.Value);
        using HttpResponseMessage accepted = await client.AskAsync("users");

        Assert.Equal([null, null, null, "0.8", "1"], shares);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter.Delta);
        Assert.Equal("ResourceUnitLimitExceeded", refused.Headers.GetValues("x-ms-throttle-information").Single());
        Assert.StartsWith("Tenant_Application/ReadWrite/", refused.Headers.GetValues("x-ms-throttle-scope").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task The_share_of_the_quota_can_be_made_up()
    {
        await using GraphTestServer server = await new GraphTenant().StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        server.ReportedThrottleShare = 0.95;

        using HttpResponseMessage response = await client.AskAsync("users");

        Assert.Equal("0.95", response.Headers.GetValues("x-ms-throttle-limit-percentage").Single());
    }

    [Fact]
    public async Task Answers_carry_ids_and_the_time()
    {
        // "Best practices for working with Microsoft Graph": client-request-id.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));
        await using GraphTestServer server = await GraphTestServer.StartAsync(new() { Time = time }, GraphClientExtensions.Token);
        using HttpClient client = server.CreateClient(Roles);
        client.DefaultRequestHeaders.Add("client-request-id", "my-own");

        using HttpResponseMessage response = await client.AskAsync($"users/{Guid.NewGuid()}");
        JsonObject error = (await response.ReadAsync(HttpStatusCode.NotFound))["error"]!["innerError"]!.AsObject();

        Assert.Equal("my-own", response.Headers.GetValues("client-request-id").Single());
        Assert.Equal(response.Headers.GetValues("request-id").Single(), error.Text("request-id"));
        Assert.Equal(("my-own", "2026-05-04T08:00:00"), (error.Text("client-request-id"), error.Text("date")));
        Assert.Equal(time.GetUtcNow(), response.Headers.Date);
    }

    [Fact]
    public async Task The_log_knows_every_request_but_no_token()
    {
        await using GraphTestServer server = await new GraphTenant().StartAsync();
        using HttpClient client = server.CreateClient(Roles);
        await client.GetJsonAsync("users");
        server.Calls.Mark();

        await client.GetJsonAsync("groups?$top=5", eventual: true);
        await client.PostJsonAsync("$batch", JsonNode.Parse("""{"requests":[{"id":"1","method":"GET","url":"/users?$select=id"},{"id":"2","method":"GET","url":"organization"}]}""")!.AsObject());

        Assert.Equal(
            ["1. GET /groups?$top=5 -> 200", "2. POST /$batch -> 200", "3+. GET /users?$select=id -> 200", "4+. GET /organization -> 200"],
            server.Calls.All.Select(call => call.ToString()));
        Assert.Equal((2, 3, 4), (server.Calls.Http, server.Calls.Operations, server.Calls.LastNumber));
        Assert.Equal(3, server.Calls.ResourceUnits);
        Assert.Equal("eventual", server.Calls.To("/GROUPS")[0].Headers["consistencylevel"]);
        Assert.DoesNotContain(server.Calls.All, call => call.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Requests_at_the_same_time_get_numbers_of_their_own()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 50, Groups = 1 });
        await using GraphTestServer server = await tenant.StartAsync();
        using HttpClient client = server.CreateClient(Roles);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async index =>
        {
            if (index % 4 == 0)
            {
                tenant.AddUser($"New {index}");
            }

            await client.GetJsonAsync("users/delta");
        }));

        Assert.Equal(Enumerable.Range(1, 40), server.Calls.All.Select(call => call.Number));
    }
}
