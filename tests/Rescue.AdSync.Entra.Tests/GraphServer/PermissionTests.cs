using System.Net;
using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>Who may ask for what.</summary>
public sealed class PermissionTests
{
    [Theory]
    [InlineData("groups", "User.Read.All")]
    [InlineData("groups/delta", "User.Read.All")]
    [InlineData("groups/11111111-1111-1111-1111-111111111111/members", "User.Read.All")]
    [InlineData("users", "Group.Read.All")]
    [InlineData("users/delta", "User.ReadBasic.All")]
    [InlineData("users/$count", "GroupMember.Read.All")]
    [InlineData("directory/deletedItems/microsoft.graph.user", "Group.Read.All")]
    [InlineData("organization", "User.Read.All")]
    public async Task Without_the_permission_a_request_is_denied(string url, string role)
    {
        // The tables of permissions of each page, and "Microsoft Graph error responses and resource types".
        await using GraphTestServer server = await new GraphTenant().StartAsync();
        using HttpClient client = server.CreateClient(role);

        Assert.Equal((403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation."), await client.GetErrorAsync(url, eventual: true));
    }

    [Theory]
    [InlineData("groups", "GroupMember.Read.All")]
    [InlineData("groups", "Group.Read.All")]
    [InlineData("groups/delta", "GroupMember.Read.All")]
    [InlineData("users", "User.Read.All")]
    [InlineData("users", "User.ReadBasic.All")]
    [InlineData("users/delta", "Directory.Read.All")]
    [InlineData("organization", "Directory.Read.All")]
    public async Task The_least_permission_is_enough(string url, string role)
    {
        await using GraphTestServer server = await new GraphTenant().StartAsync();
        using HttpClient client = server.CreateClient(role);

        Assert.NotNull((await client.GetJsonAsync(url))["value"]);
    }

    [Fact]
    public async Task Without_a_good_token_nothing_is_answered()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using GraphTestServer server = await GraphTestServer.StartAsync(new() { Time = time }, GraphClientExtensions.Token);
        await using GraphTestServer elsewhere = await new GraphTenant().StartAsync();
        string good = server.IssueToken("User.Read.All");
        string expired = server.IssueToken(["User.Read.All"], TimeSpan.Zero);
        string forOther = server.IssueToken(["User.Read.All"], TimeSpan.FromHours(1), "https://vault.azure.net");

        Assert.Contains("empty", await RefusalAsync(server, null), StringComparison.Ordinal);
        Assert.Contains("not well formed", await RefusalAsync(server, "nonsense"), StringComparison.Ordinal);
        Assert.Contains("signature", await RefusalAsync(server, elsewhere.IssueToken("User.Read.All")), StringComparison.Ordinal);
        Assert.Contains("expired", await RefusalAsync(server, expired), StringComparison.Ordinal);
        Assert.Contains("audience", await RefusalAsync(server, forOther), StringComparison.Ordinal);
        using HttpResponseMessage answered = await AskAsync(server, good);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Contains("expired", await RefusalAsync(server, good), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(GraphTestServer server, string? token)
    {
        using HttpResponseMessage response = await AskAsync(server, token);
        Assert.StartsWith("Bearer", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        var error = (await response.ReadAsync(HttpStatusCode.Unauthorized))["error"]!.AsObject();
        Assert.Equal("InvalidAuthenticationToken", error.Text("code"));
        return error.Text("message");
    }

    private static async Task<HttpResponseMessage> AskAsync(GraphTestServer server, string? token)
    {
        using HttpClient client = server.CreateClient();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        return await client.AskAsync("users");
    }
}
