using CsCheck;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>What a process leaves behind for the next one to read changes from.</summary>
public sealed class ChangeStateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_later_process_goes_on_where_the_last_one_was()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        var store = new InMemoryDirectoryStateStore();
        ObjectId[] roots = ChangingTenant.Roots(world);
        await world.Source(ChangingTenant.Options(world), store).ReadAsync(roots, Cancellation);
        new TenantMutations(world.Tenant, 2).Make(10);
        world.Server.Calls.Mark();

        DirectorySnapshot read = await world.Source(ChangingTenant.Options(world), store).ReadAsync(roots, Cancellation);

        Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, roots), read));
        Assert.DoesNotContain(world.Server.Calls.All, call => call.Query.Contains("latest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task S1_a_state_that_is_damaged_or_of_another_tenant_is_not_built_on()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());
        var store = new InMemoryDirectoryStateStore();
        ObjectId[] roots = ChangingTenant.Roots(world);
        await world.Source(ChangingTenant.Options(world), store).ReadAsync(roots, Cancellation);
        byte[] good = (await store.LoadDirectoryAsync(World.Name, Cancellation))!.Value.ToArray();
        EntraOptions options = ChangingTenant.Options(world);

        Assert.NotNull(StateCodec.Read(good, options));
        Assert.Null(StateCodec.Read(good, options with { TenantId = "other.example.com" }));
        Assert.Null(StateCodec.Read([], options));
        Gen.Int[0, good.Length - 1].Sample(
            position =>
            {
                byte[] bad = [.. good];
                bad[position] ^= 1;
                return StateCodec.Read(bad, options) is null && StateCodec.Read(good.AsSpan(0, position), options) is null;
            },
            iter: 50,
            threads: 1);
    }

    [Fact]
    public async Task A_state_is_read_as_it_was_written()
    {
        await using World world = await ChangingTenant.StartAsync(3, new DeltaBehavior());
        var store = new InMemoryDirectoryStateStore();
        await world.Source(ChangingTenant.Options(world), store).ReadAsync(ChangingTenant.Roots(world), Cancellation);
        byte[] good = (await store.LoadDirectoryAsync(World.Name, Cancellation))!.Value.ToArray();

        Assert.Equal(good, StateCodec.Write(StateCodec.Read(good, ChangingTenant.Options(world))!, ChangingTenant.Options(world)));
    }

    [Fact]
    public async Task A_store_that_fails_does_not_fail_the_read()
    {
        await using World world = await ChangingTenant.StartAsync(1, new DeltaBehavior());

        DirectorySnapshot read = await world.Source(ChangingTenant.Options(world), new BrokenStore()).ReadAsync(ChangingTenant.Roots(world), Cancellation);

        Assert.Empty(Snapshots.Differences(Truth.Of(world.Tenant, ChangingTenant.Roots(world)), read));
        Assert.Contains(world.Logger.Records, record => record.Id.Id == 6009 && record.Message.Contains("disk gone", StringComparison.Ordinal));
        Assert.Contains(world.Logger.Records, record => record.Id.Id == 6008 && record.Message.Contains("disk full", StringComparison.Ordinal));
    }

    private sealed class BrokenStore : IDirectoryStateStore
    {
        public Task<ReadOnlyMemory<byte>?> LoadDirectoryAsync(DirectoryName directory, CancellationToken cancellationToken = default) => throw new IOException("disk gone");

        public Task SaveDirectoryAsync(DirectoryName directory, ReadOnlyMemory<byte> state, CancellationToken cancellationToken = default) => throw new IOException("disk full");
    }
}
