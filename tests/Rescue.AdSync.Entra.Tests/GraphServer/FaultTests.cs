using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>What goes wrong on purpose, and when.</summary>
public sealed class FaultTests
{
    private const string Url = "users?$select=id&$top=4";

    private readonly GraphTenant _tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 10, Groups = 0 });

    [Fact]
    public async Task The_nth_request_since_the_mark_is_hit_once()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        await client.GetJsonAsync(Url);
        server.Calls.Mark();
        server.Faults.Add(GraphFault.Status(503) with { At = 2 });

        int[] statuses = await StatusesAsync(client, 4);

        Assert.Equal([200, 503, 200, 200], statuses);
        Assert.Equal([null, GraphFaultKind.Status, null, null], server.Calls.All.Select(call => call.Fault));
        Assert.Equal(1, server.Faults.Hits);
        Assert.Empty(server.Faults.Pending);
    }

    [Fact]
    public async Task A_fault_may_last_or_stick_to_a_request_or_be_for_a_path()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");

        server.Faults.Add(GraphFault.Status(500).Always() with { At = 2 });
        Assert.Equal<IEnumerable<int>>([200, 500, 500], await StatusesAsync(client, 3));
        server.Faults.Clear();

        server.Calls.Mark();
        server.Faults.Add(GraphFault.Status(502).AlwaysTheSame() with { At = 2 });
        Assert.Equal<IEnumerable<int>>([200, 502, 200, 502], await StatusesAsync(client, "users?$top=1", "users?$top=2", "users?$top=1", "users?$top=2"));
        server.Faults.Clear();

        server.Faults.Add(GraphFault.Status(504) with { Path = "DELTA", Times = 2 });
        Assert.Equal<IEnumerable<int>>([200, 504, 504, 200], await StatusesAsync(client, "users", "users/delta", "users/delta", "users/delta"));
    }

    [Fact]
    public async Task Throttling_says_how_long_to_wait_or_nothing()
    {
        // "Microsoft Graph throttling guidance": sample response.
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        server.Faults.Add(GraphFault.Throttle(retryAfter: 3));
        server.Faults.Add(GraphFault.Throttle(retryAfter: null));

        using HttpResponseMessage with = await client.AskAsync(Url);
        using HttpResponseMessage without = await client.AskAsync(Url);

        Assert.Equal(TimeSpan.FromSeconds(3), with.Headers.RetryAfter!.Delta);
        Assert.Equal("TooManyRequests", (await with.ReadAsync(HttpStatusCode.TooManyRequests))["error"]!["code"]!.GetValue<string>());
        Assert.Null(without.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_connection_breaks()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        server.Faults.Add(GraphFault.Drop().Always());

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetJsonAsync(Url));

        Assert.All(server.Calls.All, call => Assert.Equal((0, GraphFaultKind.Drop), (call.Status, call.Fault)));
    }

    [Fact]
    public async Task An_answer_comes_late_but_whole()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        server.Faults.Add(GraphFault.Delay(TimeSpan.FromMilliseconds(1)));

        Assert.Equal(4, (await client.GetJsonAsync(Url)).Items().Length);
        Assert.Equal(GraphFaultKind.Delay, server.Calls.All[0].Fault);
    }

    [Fact]
    public async Task A_web_page_comes_with_status_200()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        server.Faults.Add(GraphFault.HtmlPage());

        using HttpResponseMessage response = await client.AskAsync(Url);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(GraphClientExtensions.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_ends_in_the_middle()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        server.Faults.Add(GraphFault.TruncatedBody());

        using HttpResponseMessage response = await client.AskAsync(Url);
        string text = await response.Content.ReadAsStringAsync(GraphClientExtensions.Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
    }

    [Fact]
    public async Task Lists_are_falsified_without_a_trace_in_their_form()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        JsonObject truth = await client.GetJsonAsync(Url);
        string[] ids = truth.Items().Texts("id");

        JsonObject empty = await FalsifiedAsync(server, client, GraphFault.EmptyValue());
        JsonObject cut = await FalsifiedAsync(server, client, GraphFault.ShortPage());
        JsonObject repeated = await FalsifiedAsync(server, client, GraphFault.RepeatedPage());
        JsonObject doubled = await FalsifiedAsync(server, client, GraphFault.DuplicateEntries());
        JsonObject missing = await FalsifiedAsync(server, client, GraphFault.MissingValue());
        JsonObject elsewhere = await FalsifiedAsync(server, client, GraphFault.NextLinkToOtherHost());

        Assert.NotNull(truth.NextLink());
        Assert.Equal((0, null), (empty.Items().Length, empty.NextLink()));
        Assert.Equal(ids[..2], cut.Items().Texts("id"));
        Assert.Null(cut.NextLink());
        Assert.Equal($"{server.GraphBaseAddress}/{Url}", repeated.NextLink());
        Assert.Equal(ids.SelectMany(id => new[] { id, id }), doubled.Items().Texts("id"));
        Assert.Null(missing["value"]);
        Assert.NotEqual(server.GraphBaseAddress.Host, new Uri(elsewhere.NextLink()!).Host);
    }

    [Fact]
    public async Task A_count_is_one_too_high()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        server.Faults.Add(GraphFault.WrongCount() with { Times = 2 });

        JsonObject list = await client.GetJsonAsync(Url + "&$count=true", eventual: true);
        using HttpResponseMessage bare = await client.AskAsync("users/$count", eventual: true);

        Assert.Equal(11, list["@odata.count"]!.GetValue<int>());
        Assert.Equal("11", await bare.Content.ReadAsStringAsync(GraphClientExtensions.Token));
    }

    [Fact]
    public async Task A_fault_that_changes_nothing_does_not_show_in_the_log()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        server.Faults.Add(GraphFault.WrongCount());
        server.Faults.Add(GraphFault.ShortPage() with { At = 2 });

        await client.GetJsonAsync(Url);
        await client.GetErrorAsync($"users/{Guid.NewGuid()}");

        Assert.All(server.Calls.All, call => Assert.Null(call.Fault));
    }

    [Fact]
    public async Task A_token_expires_before_its_time()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        server.Faults.Add(GraphFault.ExpiredToken());

        (int status, string code, _) = await client.GetErrorAsync(Url);

        Assert.Equal((401, "InvalidAuthenticationToken"), (status, code));
        Assert.NotNull(await client.GetJsonAsync(Url));
    }

    [Fact]
    public async Task A_request_inside_a_batch_is_hit_alone()
    {
        await using GraphTestServer server = await _tenant.StartAsync();
        using HttpClient client = server.CreateClient("User.Read.All");
        JsonObject batch = JsonNode.Parse("""{"requests":[{"id":"1","method":"GET","url":"/users?$top=4"},{"id":"2","method":"GET","url":"/users?$top=6"}]}""")!.AsObject();

        server.Faults.Add(GraphFault.Drop() with { IsInner = true });
        JsonObject dropped = await client.PostJsonAsync("$batch", batch);
        server.Faults.Add(GraphFault.EmptyValue() with { Path = "$top=6" });
        JsonObject emptied = await client.PostJsonAsync("$batch", batch);
        server.Faults.Add(GraphFault.ShortPage() with { IsInner = false });
        JsonObject halved = await client.PostJsonAsync("$batch", batch);
        server.Faults.Add(GraphFault.TruncatedBody() with { IsInner = true });
        using HttpResponseMessage truncated = await client.PostAsync("$batch", new StringContent(batch.ToJsonString(), null, "application/json"), GraphClientExtensions.Token);
        string text = await truncated.Content.ReadAsStringAsync(GraphClientExtensions.Token);

        Assert.Equal(["2"], Ids(dropped));
        Assert.Empty(emptied["responses"]!.AsArray().Single(response => response!["id"]!.ToString() == "2")!["body"]!["value"]!.AsArray());
        Assert.Equal(["2"], Ids(halved));
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
    }

    [Fact]
    public void There_is_one_of_each_kind()
    {
        Assert.Equal(Enum.GetValues<GraphFaultKind>(), GraphFault.OneOfEach().Select(fault => fault.Kind));
    }

    private static string[] Ids(JsonObject batch) => [.. batch["responses"]!.AsArray().Select(response => response!["id"]!.GetValue<string>())];

    private static async Task<JsonObject> FalsifiedAsync(GraphTestServer server, HttpClient client, GraphFault fault)
    {
        server.Faults.Add(fault);
        JsonObject page = await client.GetJsonAsync(Url);
        Assert.Equal(fault.Kind, server.Calls.All[^1].Fault);
        return page;
    }

    private static Task<int[]> StatusesAsync(HttpClient client, int count) => StatusesAsync(client, [.. Enumerable.Repeat(Url, count)]);

    private static async Task<int[]> StatusesAsync(HttpClient client, params string[] urls)
    {
        var statuses = new List<int>();
        foreach (string url in urls)
        {
            using HttpResponseMessage response = await client.AskAsync(url);
            statuses.Add((int)response.StatusCode);
        }

        return [.. statuses];
    }
}
