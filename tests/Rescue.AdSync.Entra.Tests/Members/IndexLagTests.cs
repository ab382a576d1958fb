using CsCheck;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Delta;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Members;

/// <summary>Graph counts members by an index that follows a little behind.</summary>
public sealed class IndexLagTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_came_and_is_not_counted_yet_is_no_doubt()
    {
        await using World world = await World.StartAsync();
        GraphGroup group = world.Tenant.AddGroup("Staff", world.Tenant.AddUser("Ann Ash"));
        world.Tenant.FreezeIndex();
        world.Tenant.AddMember(group.Id, world.Tenant.AddUser("Ben Birch").Id);

        Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, World.Ids(group)), await world.ReadAsync(group)));
    }

    [Fact]
    public async Task S1_whoever_left_and_is_still_counted_leaves_a_doubt_until_the_index_has_caught_up()
    {
        await using World world = await World.StartAsync();
        GraphUser ann = world.Tenant.AddUser("Ann Ash");
        GraphGroup group = world.Tenant.AddGroup("Staff", ann, world.Tenant.AddUser("Ben Birch"));
        world.Tenant.FreezeIndex();
        world.Tenant.RemoveMember(group.Id, ann.Id);

        DirectorySnapshot early = await world.ReadAsync(group);
        world.Tenant.RefreshIndex();
        DirectorySnapshot later = await world.ReadAsync(group);

        Assert.Equal("Graph counts 2 members and lists 1.", Assert.Single(early.Groups).IncompleteReason);
        Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, World.Ids(group)), later));
    }

    [Fact]
    public Task S1_changes_are_true_or_marked_while_the_index_lags_and_true_once_it_has_caught_up() => Gen.Int[0, 1_000_000].SampleAsync(
        async seed =>
        {
            var shape = new GraphTenantShape { Seed = seed, Users = 12, Groups = 5, MaxMembers = 5, FirstGroupMembers = 6, Nested = 0.5 };
            await using World world = await World.StartAsync(new GraphTestServerOptions { Tenant = GraphTenantFactory.Create(shape), MaxPageSize = 3 });
            ObjectId[] roots = World.Ids([.. world.Tenant.Groups.Take(3)]);
            EntraSource source = world.Source(world.Options() with { Delta = EntraDelta.On });
            var mutations = new TenantMutations(world.Tenant, seed);
            await source.ReadAsync(roots, Cancellation);
            for (int round = 0; round < 4; round++)
            {
                world.Tenant.FreezeIndex();
                mutations.Make(5);
                Assert.Empty(Snapshots.Breaches(Truth.Of(world.Tenant, roots), await source.ReadAsync(roots, Cancellation)));
                world.Tenant.RefreshIndex();
                Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), await source.ReadAsync(roots, Cancellation)));
            }
        },
        iter: 12,
        threads: 1);
}
