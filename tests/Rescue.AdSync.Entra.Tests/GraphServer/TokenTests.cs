using System.Net;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>"Microsoft identity platform and the OAuth 2.0 client credentials flow", and its errors.</summary>
public sealed class TokenTests
{
    private static readonly GraphApplication App = new()
    {
        Secrets = ["correct horse"],
        ExpiredSecrets = ["battery staple"],
        Roles = ["User.Read.All"],
    };

    [Fact]
    public async Task A_secret_gets_a_token_that_is_good_for_what_was_consented()
    {
        await using GraphTestServer server = await StartAsync();
        using var client = new HttpClient(server.CreateHandler());

        JsonObject answer = await AskAsync(server, client, HttpStatusCode.OK);
        client.DefaultRequestHeaders.Authorization = new("Bearer", answer.Text("access_token"));

        Assert.Equal(["token_type", "expires_in", "ext_expires_in", "access_token"], answer.Names());
        Assert.Equal(3_599, answer["expires_in"]!.GetValue<int>());
        Assert.NotNull(await client.GetJsonAsync($"{server.GraphHttpsBaseAddress}/users"));
        Assert.Equal(403, (await client.GetErrorAsync($"{server.GraphBaseAddress}/groups")).Status);
        Assert.Equal(1, server.Calls.TokenRequests);
    }

    [Theory]
    [InlineData("client_secret", "wrong", 401, "invalid_client", 7000215)]
    [InlineData("client_secret", "battery staple", 401, "invalid_client", 7000222)]
    [InlineData("client_secret", null, 401, "invalid_client", 7000218)]
    [InlineData("client_id", "22222222-2222-2222-2222-222222222222", 400, "unauthorized_client", 700016)]
    [InlineData("client_id", null, 400, "invalid_request", 900144)]
    [InlineData("tenant", "33333333-3333-3333-3333-333333333333", 400, "invalid_request", 90002)]
    [InlineData("scope", "https://graph.microsoft.com/User.Read.All", 400, "invalid_scope", 1002012)]
    [InlineData("scope", "https://unknown.example/.default", 400, "invalid_resource", 500011)]
    [InlineData("grant_type", "password", 400, "unsupported_grant_type", 70003)]
    public async Task A_refusal_has_the_code_that_Entra_gives(string parameter, string? value, int status, string error, int code)
    {
        // "Microsoft Entra authentication and authorization error codes".
        await using GraphTestServer server = await StartAsync();
        using var client = new HttpClient(server.CreateHandler());

        JsonObject answer = await AskAsync(server, client, (HttpStatusCode)status, parameter, value);

        Assert.Equal(error, answer.Text("error"));
        Assert.StartsWith($"AADSTS{code}: ", answer.Text("error_description"), StringComparison.Ordinal);
        Assert.Equal(code, answer["error_codes"]![0]!.GetValue<int>());
        Assert.DoesNotContain("correct horse", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.All(["timestamp", "trace_id", "correlation_id"], name => Assert.NotNull(answer[name]));
    }

    [Theory]
    [InlineData("https://graph.microsoft.us/.default")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/.default")]
    [InlineData("00000003-0000-0000-c000-000000000000/.default")]
    [InlineData("http://127.0.0.1:5000/.default")]
    public async Task Graph_has_other_names_too(string scope)
    {
        await using GraphTestServer server = await StartAsync();
        using var client = new HttpClient(server.CreateHandler());

        Assert.NotNull((await AskAsync(server, client, HttpStatusCode.OK, "scope", scope))["access_token"]);
    }

    [Fact]
    public async Task The_tenant_may_be_named_by_a_domain()
    {
        await using GraphTestServer server = await StartAsync();
        using var client = new HttpClient(server.CreateHandler());

        Assert.NotNull((await AskAsync(server, client, HttpStatusCode.OK, "tenant", "contoso.onmicrosoft.com"))["access_token"]);
    }

    [Fact]
    public async Task Tokens_are_given_over_TLS_only()
    {
        await using GraphTestServer server = await StartAsync();
        using var client = new HttpClient(server.CreateHandler());

        using HttpResponseMessage response = await client.PostAsync(
            new Uri(server.GraphBaseAddress, $"/{server.TenantId}/oauth2/v2.0/token"), new FormUrlEncodedContent([]), GraphClientExtensions.Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_certificate_is_good_for_whoever_trusts_the_authority_and_for_nobody_else()
    {
        await using GraphTestServer server = await StartAsync();
        using var stranger = new HttpClient();

        Assert.StartsWith("-----BEGIN CERTIFICATE-----", server.CaCertificatePem, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(server.AuthorityHost, GraphClientExtensions.Token));
    }

    [Fact]
    public async Task A_machine_gets_a_token_for_its_identity()
    {
        // "How to use managed identities for Azure resources on an Azure VM to acquire an access token".
        GraphApplication identity = App with { ClientId = Guid.NewGuid().ToString(), IsManagedIdentity = true };
        await using GraphTestServer server = await StartAsync(identity);
        using var client = new HttpClient(server.CreateHandler());
        string url = $"{server.MachineIdentityEndpoint}?api-version=2018-02-01&resource=https://graph.microsoft.com/";

        using HttpResponseMessage without = await client.AskAsync(url);
        client.DefaultRequestHeaders.Add("Metadata", "true");
        JsonObject answer = await client.GetJsonAsync(url);
        using HttpResponseMessage unknown = await client.AskAsync($"{url}&client_id={Guid.NewGuid()}");

        Assert.Contains("Required metadata header", await without.Content.ReadAsStringAsync(GraphClientExtensions.Token), StringComparison.Ordinal);
        Assert.Equal(identity.ClientId, answer.Text("client_id"));
        Assert.Equal(("3599", "Bearer"), (answer.Text("expires_in"), answer.Text("token_type")));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task An_App_Service_gets_a_token_for_its_identity()
    {
        // "How to use managed identities for App Service and Azure Functions": the REST endpoint.
        await using GraphTestServer server = await StartAsync(App with { IsManagedIdentity = true });
        using var client = new HttpClient(server.CreateHandler());
        string url = $"{server.AppServiceIdentityEndpoint}?api-version=2019-08-01&resource=https://graph.microsoft.com";

        using HttpResponseMessage without = await client.AskAsync(url);
        client.DefaultRequestHeaders.Add("X-IDENTITY-HEADER", server.Options.IdentityHeader);

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.NotNull((await client.GetJsonAsync(url))["access_token"]);
    }

    [Fact]
    public async Task Requests_for_tokens_go_wrong_by_rules_of_their_own()
    {
        await using GraphTestServer server = await StartAsync();
        using var client = new HttpClient(server.CreateHandler());
        server.Faults.Add(GraphFault.Status(500));
        server.TokenFaults.Add(GraphFault.Status(503, retryAfter: 1));
        server.TokenFaults.Add(GraphFault.Drop() with { At = 2 });

        await AskAsync(server, client, HttpStatusCode.ServiceUnavailable);
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(server, client, HttpStatusCode.OK));
        Assert.NotNull((await AskAsync(server, client, HttpStatusCode.OK))["access_token"]);

        Assert.Equal((3, 0), (server.Calls.TokenRequests, server.Calls.LastNumber));
        Assert.Equal((2, 0), (server.TokenFaults.Hits, server.Faults.Hits));
    }

    private static Task<GraphTestServer> StartAsync(params GraphApplication[] applications) =>
        GraphTestServer.StartAsync(new() { Applications = applications.Length > 0 ? applications : [App] }, GraphClientExtensions.Token);

    private static async Task<JsonObject> AskAsync(GraphTestServer server, HttpClient client, HttpStatusCode expected, string? parameter = null, string? value = null)
    {
        var form = new Dictionary<string, string?>
        {
            ["tenant"] = server.TenantId,
            ["grant_type"] = "client_credentials",
            ["client_id"] = App.ClientId,
            ["client_secret"] = App.Secrets[0],
            ["scope"] = "https://graph.microsoft.com/.default",
        };
        if (parameter is not null)
        {
            form[parameter] = value;
        }

        form.Remove("tenant", out string? tenant);
        using var content = new FormUrlEncodedContent(form.Where(field => field.Value is not null)!);
        using HttpResponseMessage response = await client.PostAsync(new Uri(server.AuthorityHost, $"{tenant}/oauth2/v2.0/token"), content, GraphClientExtensions.Token);
        return await response.ReadAsync(expected);
    }
}
