using CsCheck;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Delta;

public sealed class ChangeReadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_read_of_changes_shows_what_a_full_read_would() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 12], Gen.Bool).SampleAsync(
        (seed, size, isHarsh) => AssertAlwaysTrueAsync(seed, size, isHarsh ? new DeltaBehavior { PageSize = 2, MembersPerPage = 2, Interleave = true } : new DeltaBehavior()),
        iter: 25,
        threads: 1);

    [Fact]
    public Task S1_changes_that_are_replayed_show_nobody_gone_who_is_there() => Gen.Int[0, 1_000_000].SampleAsync(
        async seed =>
        {
            await using World world = await ChangingTenant.StartAsync(seed, new DeltaBehavior { PageSize = 2, MembersPerPage = 2, Replay = true });
            ObjectId[] roots = ChangingTenant.Roots(world);
            var mutations = new TenantMutations(world.Tenant, seed);
            EntraSource source = world.Source(ChangingTenant.Options(world));
            for (int round = 0; round < 5; round++)
            {
                DirectorySnapshot read = await source.ReadAsync(roots, Cancellation);
                Assert.Empty(Snapshots.Breaches(Truth.Of(world.Tenant, roots), read));
                mutations.Make(6);
            }

            // Two rounds without a change later nothing is left to doubt.
            await source.ReadAsync(roots, Cancellation);
            await source.ReadAsync(roots, Cancellation);
            Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), await source.ReadAsync(roots, Cancellation)));
        },
        iter: 15,
        threads: 1);

    [Fact]
    public async Task A_quiet_read_takes_two_requests_and_one_for_the_counts_of_each_twenty_groups()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        EntraSource source = world.Source(ChangingTenant.Options(world));
        ObjectId[] roots = ChangingTenant.Roots(world);
        DirectorySnapshot full = await source.ReadAsync(roots, Cancellation);
        world.Server.Calls.Mark();

        DirectorySnapshot quiet = await source.ReadAsync(roots, Cancellation);

        Assert.Empty(Snapshots.Differences(full, quiet));
        Assert.Equal(["/groups/delta", "/users/delta", "/$batch"], world.Server.Calls.All.Where(call => !call.IsInner).Select(call => call.Path.Replace("()", string.Empty, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_quiet_read_of_a_large_tenant_costs_no_more_than_seven_requests()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 3_000, Groups = 400, MaxMembers = 30 });
        await using World world = await World.StartAsync(new GraphTestServerOptions { Tenant = tenant });
        EntraSource source = world.Source(ChangingTenant.Options(world));
        ObjectId[] roots = ChangingTenant.Roots(world);
        await source.ReadAsync(roots, Cancellation);
        world.Server.Calls.Mark();

        DirectorySnapshot quiet = await source.ReadAsync(roots, Cancellation);

        Assert.Empty(Snapshots.Differences(Truth.Of(tenant, roots), quiet));
        Assert.Equal(7, world.Server.Calls.Http);
    }

    [Fact]
    public async Task Only_what_changed_is_read_again()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        EntraSource source = world.Source(ChangingTenant.Options(world) with { VerifyCounts = false });
        ObjectId[] roots = ChangingTenant.Roots(world);
        await source.ReadAsync(roots, Cancellation);
        GraphGroup changed = world.Tenant.Groups[2];
        world.Tenant.AddMember(changed.Id, world.Tenant.AddUser("New Comer").Id);
        world.Server.Calls.Mark();

        DirectorySnapshot read = await source.ReadAsync(roots, Cancellation);

        Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), read));
        Assert.All(world.Server.Calls.To("/members"), call => Assert.Contains(changed.Id, call.Path, StringComparison.Ordinal));
        Assert.Equal(2 + (int)Math.Ceiling(world.Tenant.MembersOf(changed.Id).Count / 4.0), world.Server.Calls.Http);
    }

    [Fact]
    public async Task A_change_that_is_not_announced_is_noticed_by_the_count()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        EntraSource source = world.Source(ChangingTenant.Options(world));
        ObjectId[] roots = ChangingTenant.Roots(world);
        await source.ReadAsync(roots, Cancellation);
        world.Tenant.AddMember(world.Tenant.Groups[2].Id, world.Tenant.AddUser("New Comer").Id);
        world.Server.Faults.Add(GraphFault.EmptyValue() with { Path = "/groups/delta" });

        DirectorySnapshot read = await source.ReadAsync(roots, Cancellation);

        Assert.Equal(1, world.Server.Faults.Hits);
        Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), read));
    }

    [Fact]
    public async Task S1_a_new_member_who_is_announced_and_not_listed_makes_the_group_incomplete_until_it_is_read_again()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        EntraSource source = world.Source(ChangingTenant.Options(world) with { VerifyCounts = false });
        GraphGroup group = world.Tenant.AddGroup("Late", world.Tenant.AddUser("Ann Ash"));
        ObjectId[] roots = World.Ids(group);
        await source.ReadAsync(roots, Cancellation);
        world.Tenant.AddMember(group.Id, world.Tenant.AddUser("Ben Birch").Id);
        world.Server.Faults.Add(GraphFault.ShortPage() with { Path = "/members" });

        DirectorySnapshot late = await source.ReadAsync(roots, Cancellation);
        DirectorySnapshot later = await source.ReadAsync(roots, Cancellation);

        Assert.Contains("does not list them yet", Assert.Single(late.Groups).IncompleteReason, StringComparison.Ordinal);
        Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), later));
    }

    [Fact]
    public async Task A_new_member_who_is_nobody_is_no_doubt()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        EntraSource source = world.Source(ChangingTenant.Options(world));
        ObjectId[] roots = ChangingTenant.Roots(world);
        await source.ReadAsync(roots, Cancellation);
        GraphGroup group = world.Tenant.Groups[1];
        world.Tenant.AddMember(group.Id, world.Tenant.Add(new GraphServicePrincipal { DisplayName = "App" }).Id);
        world.Tenant.AddMember(group.Id, world.Tenant.Add(new GraphDevice { DisplayName = "PC" }).Id);
        world.Tenant.AddMember(group.Id, world.Tenant.Add(new GraphOrgContact { DisplayName = "Contact" }).Id);

        Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), await source.ReadAsync(roots, Cancellation)));
    }

    [Fact]
    public async Task A_place_that_graph_has_forgotten_leads_to_a_full_read()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        EntraSource source = world.Source(ChangingTenant.Options(world));
        ObjectId[] roots = ChangingTenant.Roots(world);
        await source.ReadAsync(roots, Cancellation);
        new TenantMutations(world.Tenant, 1).Make(10);
        world.Server.ExpireDeltaTokens();
        world.Server.Calls.Mark();

        DirectorySnapshot read = await source.ReadAsync(roots, Cancellation);

        Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), read));
        Assert.Contains(world.Server.Calls.All, call => call.Status == 410);
        Assert.Equal(await QuietRequestsAsync(world, source, roots), await QuietRequestsAsync(world, source, roots));
    }

    [Fact]
    public async Task Everything_is_read_anew_when_it_is_time_and_when_other_groups_are_asked_for()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        EntraSource source = world.Source(ChangingTenant.Options(world));
        ObjectId[] roots = ChangingTenant.Roots(world);
        await source.ReadAsync(roots, Cancellation);
        int quiet = await QuietRequestsAsync(world, source, roots);

        world.Clock.Advance(TimeSpan.FromHours(24));
        int old = await QuietRequestsAsync(world, source, roots);
        int other = await QuietRequestsAsync(world, source, roots[..2]);
        int same = await QuietRequestsAsync(world, source, roots[..2]);

        Assert.True(quiet < old && same < other, $"{quiet} {old} {other} {same}");
    }

    [Theory]
    [InlineData(EntraDelta.Auto, 1, true)]
    [InlineData(EntraDelta.Auto, 1_000_000, false)]
    [InlineData(EntraDelta.On, 1_000_000, true)]
    [InlineData(EntraDelta.Off, 0, false)]
    public async Task Changes_are_asked_for_where_it_is_worth_it(EntraDelta delta, int from, bool expected)
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        EntraSource source = world.Source(ChangingTenant.Options(world) with { Delta = delta, DeltaFromMembers = from });
        await source.ReadAsync(ChangingTenant.Roots(world), Cancellation);
        world.Server.Calls.Mark();

        await source.ReadAsync(ChangingTenant.Roots(world), Cancellation);

        Assert.Equal(expected, world.Server.Calls.All.Any(call => call.Path.Contains("delta", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reads_at_the_same_time_show_the_same()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        EntraSource source = world.Source(ChangingTenant.Options(world));
        ObjectId[] roots = ChangingTenant.Roots(world);

        DirectorySnapshot[] reads = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => source.ReadAsync(roots, Cancellation)));

        Assert.All(reads, read => Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), read)));
    }

    private static async Task<int> QuietRequestsAsync(World world, EntraSource source, ObjectId[] roots)
    {
        world.Server.Calls.Mark();
        await source.ReadAsync(roots, Cancellation);
        return world.Server.Calls.Http;
    }

    private static async Task AssertAlwaysTrueAsync(int seed, int size, DeltaBehavior behavior)
    {
        await using World world = await ChangingTenant.StartAsync(seed, behavior);
        ObjectId[] roots = ChangingTenant.Roots(world);
        var mutations = new TenantMutations(world.Tenant, seed);
        EntraSource source = world.Source(ChangingTenant.Options(world));
        for (int round = 0; round < 6; round++)
        {
            DirectorySnapshot read = await source.ReadAsync(roots, Cancellation);
            Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), read));
            mutations.Make(size);
        }
    }
}
