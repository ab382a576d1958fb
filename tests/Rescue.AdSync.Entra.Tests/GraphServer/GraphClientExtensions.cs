using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>Short ways to ask and to look at answers.</summary>
internal static class GraphClientExtensions
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Asks, and reads the JSON of a good answer.</summary>
    public static async Task<JsonObject> GetJsonAsync(this HttpClient client, string url, bool eventual = false, string? prefer = null)
    {
        using HttpResponseMessage response = await client.AskAsync(url, eventual, prefer);
        return await response.ReadAsync(HttpStatusCode.OK);
    }

    /// <summary>Asks, and reads the error of an answer that is none, as <c>status code: message</c>.</summary>
    public static async Task<(int Status, string Code, string Message)> GetErrorAsync(this HttpClient client, string url, bool eventual = false)
    {
        using HttpResponseMessage response = await client.AskAsync(url, eventual);
        JsonNode error = (await response.ReadAsync(response.StatusCode))["error"]!;
        Assert.NotNull(error["innerError"]!["request-id"]);
        return ((int)response.StatusCode, error["code"]!.GetValue<string>(), error["message"]!.GetValue<string>());
    }

    /// <summary>Asks, and reads the status and the code of an answer that is an error.</summary>
    public static async Task<(int Status, string Code)> GetErrorCodeAsync(this HttpClient client, string url, bool eventual = false)
    {
        (int status, string code, _) = await client.GetErrorAsync(url, eventual);
        return (status, code);
    }

    public static async Task<HttpResponseMessage> AskAsync(this HttpClient client, string url, bool eventual = false, string? prefer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (eventual)
        {
            request.Headers.Add("ConsistencyLevel", "eventual");
        }

        if (prefer is not null)
        {
            request.Headers.Add("Prefer", prefer);
        }

        return await client.SendAsync(request, Token);
    }

    /// <summary>Posts JSON, and reads the JSON of a good answer.</summary>
    public static async Task<JsonObject> PostJsonAsync(this HttpClient client, string url, JsonObject body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync(url, body, Token);
        return await response.ReadAsync(status);
    }

    public static async Task<JsonObject> ReadAsync(this HttpResponseMessage response, HttpStatusCode expected)
    {
        string text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Reads a list to its end, as the documentation of paging says.</summary>
    public static async Task<List<JsonObject>> GetPagesAsync(this HttpClient client, string url, bool eventual = false)
    {
        var pages = new List<JsonObject>();
        for (string? next = url; next is not null; next = pages[^1].NextLink())
        {
            pages.Add(await client.GetJsonAsync(next, eventual));
            Assert.True(pages.Count < 1_000, "The list does not end.");
        }

        return pages;
    }

    public static string? NextLink(this JsonObject page) => page["@odata.nextLink"]?.GetValue<string>();

    public static string? DeltaLink(this JsonObject page) => page["@odata.deltaLink"]?.GetValue<string>();

    public static JsonObject[] Items(this JsonObject page) => [.. page["value"]!.AsArray().Select(item => item!.AsObject())];

    public static JsonObject[] Items(this IEnumerable<JsonObject> pages) => [.. pages.SelectMany(page => page.Items())];

    public static string Text(this JsonObject item, string name) => item[name]!.GetValue<string>();

    public static string[] Texts(this IEnumerable<JsonObject> items, string name) => [.. items.Select(item => item.Text(name))];

    public static string[] Names(this JsonObject item) => [.. item.Select(property => property.Key)];

    /// <summary>Starts a server with everything at its default.</summary>
    public static Task<GraphTestServer> StartAsync(this GraphTenant tenant) => GraphTestServer.StartAsync(new GraphTestServerOptions { Tenant = tenant }, Token);
}
