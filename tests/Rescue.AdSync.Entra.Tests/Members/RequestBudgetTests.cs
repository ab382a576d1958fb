using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Members;

/// <summary>What the package's documentation says a read costs.</summary>
public sealed class RequestBudgetTests
{
    [Fact]
    public async Task A_full_read_costs_twenty_questions_to_a_request()
    {
        await using World world = await World.StartAsync();
        GraphUser ann = world.Tenant.AddUser("Ann Ash");
        GraphGroup[] roots = [.. Enumerable.Range(1, 40).Select(number => world.Tenant.AddGroup($"Group {number}", ann, world.Tenant.AddGroup($"Nested {number}", ann)))];

        DirectorySnapshot read = await world.ReadAsync(roots);

        // 40 groups with three questions each are 6 requests, 40 nested ones with two each are 4.
        Assert.Equal(80, read.Groups.Count);
        Assert.Equal(10, world.Server.Calls.Http);
    }

    [Fact]
    public async Task A_further_page_is_one_question()
    {
        await using World world = await World.StartAsync();
        GraphTenant tenant = world.Tenant;
        GraphGroup large = tenant.AddGroup("Large", [.. Enumerable.Range(1, 2_500).Select(number => tenant.AddUser($"User {number}"))]);

        DirectorySnapshot read = await world.ReadAsync(large);

        Assert.Equal(2_500, read.Users.Count);
        Assert.Equal(3, world.Server.Calls.Http);
        Assert.True(read.Groups[0].IsComplete);
    }
}
