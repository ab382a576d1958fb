using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>How a round of changes is cut into pages, and what comes twice or in between.</summary>
public sealed class DeltaPageTests : DeltaTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_group_comes_on_several_pages_with_other_members_on_each(bool interleave)
    {
        // "Get incremental changes for groups": paging through members in a large group; the same group may show up anywhere.
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 40, Groups = 3, FirstGroupMembers = 25, MaxMembers = 12, Nested = 0 });
        await using GraphTestServer server = await StartAsync(tenant, new DeltaBehavior { MembersPerPage = 10, Interleave = interleave });
        using HttpClient client = server.CreateClient(Roles);

        List<JsonObject> pages = await client.GetPagesAsync("groups/delta?$select=displayName,members");

        Assert.All(pages, page => Assert.True(page.Items().Sum(item => Members(item).Count()) <= 10));
        Assert.All(pages.SkipLast(1), page => Assert.Null(page.DeltaLink()));
        Assert.NotNull(pages[^1].DeltaLink());
        foreach (GraphGroup group in tenant.Groups)
        {
            JsonObject[] parts = [.. pages.Items().Where(item => item.Text("id") == group.Id)];
            Assert.All(parts, part => Assert.Equal(group.DisplayName, part.Text("displayName")));
            Assert.Equal(tenant.MembersOf(group.Id), parts.SelectMany(Members));
        }

        int[] pagesOfFirst = [.. pages.Index().Where(page => page.Item.Items().Any(item => item.Text("id") == tenant.Groups[0].Id)).Select(page => page.Index)];
        Assert.Equal(3, pagesOfFirst.Length);
        Assert.Equal(interleave, pagesOfFirst[^1] - pagesOfFirst[0] > 2);
    }

    [Fact]
    public async Task Objects_come_in_pages_of_the_servers_choice()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 25, Groups = 0 });
        await using GraphTestServer server = await StartAsync(tenant, new DeltaBehavior { PageSize = 10 });
        using HttpClient client = server.CreateClient(Roles);

        List<JsonObject> pages = await client.GetPagesAsync("users/delta");

        Assert.Equal([10, 10, 5], pages.Select(page => page.Items().Length));
        Assert.Equal(tenant.Users.Select(user => user.Id), pages.Items().Texts("id"));
    }

    [Fact]
    public async Task What_changes_during_a_round_is_told_in_the_next()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 4, Groups = 0 });
        await using GraphTestServer server = await StartAsync(tenant, new DeltaBehavior { PageSize = 2 });
        using HttpClient client = server.CreateClient(Roles);

        JsonObject first = await client.GetJsonAsync("users/delta?$select=displayName");
        tenant.Change<GraphUser>(tenant.Users[0].Id, user => user with { DisplayName = "Renamed" });
        JsonObject last = await client.GetJsonAsync(first.NextLink()!);
        JsonObject next = await client.GetJsonAsync(last.DeltaLink()!);

        Assert.Equal("Renamed", Assert.Single(next.Items()).Text("displayName"));
    }

    [Fact]
    public async Task Replays_repeat_an_object_in_a_round_and_a_change_in_the_next()
    {
        // "Use delta query ...": replays.
        GraphUser ann = Tenant.AddUser("Ann Ash");
        await using GraphTestServer server = await StartAsync(new DeltaBehavior { Replay = true });
        using HttpClient client = server.CreateClient(Roles);

        List<JsonObject> first = await client.GetPagesAsync("users/delta");
        Tenant.Change<GraphUser>(ann.Id, user => user with { DisplayName = "Ann Birch" });
        List<JsonObject> second = await client.GetPagesAsync(first[^1].DeltaLink()!);
        List<JsonObject> third = await client.GetPagesAsync(second[^1].DeltaLink()!);
        List<JsonObject> fourth = await client.GetPagesAsync(third[^1].DeltaLink()!);

        Assert.Equal([ann.Id, ann.Id], first.Items().Texts("id"));
        Assert.Equal(["Ann Birch", "Ann Birch"], second.Items().Texts("displayName"));
        Assert.Equal(["Ann Birch", "Ann Birch"], third.Items().Texts("displayName"));
        Assert.Empty(fourth.Items());
    }

    [Fact]
    public async Task A_first_round_may_hold_removals()
    {
        // "Use delta query ...": the @removed object can be returned in the initial delta query response.
        GraphUser ann = Tenant.AddUser("Ann Ash");
        Tenant.DeleteUser(ann.Id);
        await using GraphTestServer plain = await StartAsync();
        await using GraphTestServer telling = await StartAsync(new DeltaBehavior { RemovedInFirstRound = true });
        using HttpClient plainClient = plain.CreateClient(Roles);
        using HttpClient tellingClient = telling.CreateClient(Roles);

        Assert.Empty((await plainClient.GetJsonAsync("users/delta")).Items());
        Assert.NotNull(Assert.Single((await tellingClient.GetJsonAsync("users/delta")).Items())["@removed"]);
    }

    private static Task<GraphTestServer> StartAsync(GraphTenant tenant, DeltaBehavior behavior) =>
        GraphTestServer.StartAsync(new() { Tenant = tenant, Delta = behavior }, GraphClientExtensions.Token);
}
