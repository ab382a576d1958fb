using System.Net;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>"Combine multiple HTTP requests using JSON batching".</summary>
public sealed class BatchTests
{
    private readonly GraphTenant _tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 30, Groups = 3, MaxMembers = 10, FirstGroupMembers = 10, Nested = 0 });

    [Fact]
    public async Task Each_request_gets_its_own_answer_in_no_order_to_rely_on()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("GroupMember.Read.All", "User.Read.All");

        JsonObject answer = await client.PostJsonAsync("$batch", Batch(
            Get("1", $"/groups/{_tenant.Groups[0].Id}/members?$select=id&$top=4"),
            Get("2", $"groups/{Guid.NewGuid()}/members"),
            Get("3", "/organization"),
            Get("4", $"/users/{_tenant.Users[3].Id}?$select=displayName")));

        Assert.Equal(["4", "3", "2", "1"], answer["responses"]!.AsArray().Select(response => response!["id"]!.GetValue<string>()));
        Assert.Equal([200, 404, 403, 200], Enumerable.Range(1, 4).Select(id => Response(answer, id)["status"]!.GetValue<int>()));
        Assert.Equal(_tenant.Users[3].DisplayName, Response(answer, 4)["body"]!["displayName"]!.GetValue<string>());
        Assert.Equal("Authorization_RequestDenied", Response(answer, 3)["body"]!["error"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Links_inside_a_batch_are_whole_addresses()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("GroupMember.Read.All", "User.Read.All");
        string path = $"groups/{_tenant.Groups[0].Id}/members?$select=id&$top=4";

        JsonObject answer = await client.PostJsonAsync("$batch", Batch(Get("1", "/" + path)));
        JsonObject inner = Response(answer, 1)["body"]!.AsObject();
        List<JsonObject> rest = await client.GetPagesAsync(inner.NextLink()!);

        Assert.StartsWith($"{server.GraphBaseAddress}/{path}&$skiptoken=", inner.NextLink(), StringComparison.Ordinal);
        Assert.Equal(_tenant.MembersOf(_tenant.Groups[0].Id), inner.Items().Concat(rest.Items()).Texts("id"));
    }

    [Fact]
    public async Task Headers_are_each_requests_own()
    {
        // "Advanced query capabilities ...": specify the ConsistencyLevel header in the JSON body.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("GroupMember.Read.All", "User.Read.All");
        client.DefaultRequestHeaders.Add("ConsistencyLevel", "eventual");
        const string Url = "/users?$count=true&$filter=accountEnabled ne true";
        JsonObject with = Get("2", Url);
        with["headers"] = new JsonObject { ["ConsistencyLevel"] = "eventual" };

        JsonObject answer = await client.PostJsonAsync("$batch", Batch(Get("1", Url), with));

        Assert.Equal(400, Response(answer, 1)["status"]!.GetValue<int>());
        Assert.Equal(200, Response(answer, 2)["status"]!.GetValue<int>());
        Assert.NotNull(Response(answer, 2)["headers"]!["x-ms-resource-unit"]);
    }

    [Fact]
    public async Task One_request_may_be_throttled_while_others_are_not()
    {
        // "Microsoft Graph throttling guidance": throttling and batching; the batch is 200, the request in it 429 with Retry-After.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        server.Faults.Add(GraphFault.Throttle(retryAfter: 7) with { At = 3 });

        JsonObject answer = await client.PostJsonAsync("$batch", Batch(Get("1", "/users"), Get("2", "/users"), Get("3", "/users")));

        Assert.Equal([200, 429, 200], Enumerable.Range(1, 3).Select(id => Response(answer, id)["status"]!.GetValue<int>()));
        Assert.Equal("7", Response(answer, 2)["headers"]!["Retry-After"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_goes_with_its_content_type()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("Directory.Read.All");
        JsonObject request = Get("1", "/directoryObjects/getByIds");
        request["method"] = "POST";
        request["body"] = new JsonObject { ["ids"] = new JsonArray(_tenant.Users[0].Id) };

        Assert.Equal("BadRequest", (await client.PostJsonAsync("$batch", Batch(request), HttpStatusCode.BadRequest))["error"]!["code"]!.GetValue<string>());
        request["headers"] = new JsonObject { ["Content-Type"] = "application/json" };
        JsonObject answer = await client.PostJsonAsync("$batch", Batch(request.DeepClone().AsObject()));

        Assert.Equal([_tenant.Users[0].Id], Response(answer, 1)["body"]!.AsObject().Items().Texts("id"));
    }

    [Fact]
    public async Task Twenty_requests_are_the_most()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        static JsonObject Of(int count) => Batch([.. Enumerable.Range(1, count).Select(id => Get($"{id}", "/users?$top=1"))]);

        Assert.Equal(20, (await client.PostJsonAsync("$batch", Of(20)))["responses"]!.AsArray().Count);
        JsonObject refused = await client.PostJsonAsync("$batch", Of(21), HttpStatusCode.BadRequest);

        Assert.Contains("20", refused["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_batch_is_refused_as_a_whole()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");

        await client.PostJsonAsync("$batch", Batch(Get("a", "/users"), Get("A", "/users")), HttpStatusCode.BadRequest);
        await client.PostJsonAsync("$batch", Batch(), HttpStatusCode.BadRequest);
        await client.PostJsonAsync("$batch", Batch(new JsonObject { ["id"] = "1" }), HttpStatusCode.BadRequest);
        using HttpResponseMessage noJson = await client.PostAsync("$batch", new StringContent("{"), GraphClientExtensions.Token);

        Assert.Equal(HttpStatusCode.BadRequest, noJson.StatusCode);
        Assert.Equal(0, server.Calls.All.Count(call => call.IsInner));
    }

    [Fact]
    public async Task A_batch_without_a_token_is_refused_as_a_whole()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient();

        JsonObject refused = await client.PostJsonAsync("$batch", Batch(Get("1", "/users")), HttpStatusCode.Unauthorized);

        Assert.Equal("InvalidAuthenticationToken", refused["error"]!["code"]!.GetValue<string>());
    }

    private static JsonObject Batch(params JsonObject[] requests) => new() { ["requests"] = new JsonArray([.. requests]) };

    private static JsonObject Get(string id, string url) => new() { ["id"] = id, ["method"] = "GET", ["url"] = url };

    private static JsonObject Response(JsonObject answer, int id) =>
        answer["responses"]!.AsArray().Single(response => response!["id"]!.GetValue<string>() == $"{id}")!.AsObject();
}
