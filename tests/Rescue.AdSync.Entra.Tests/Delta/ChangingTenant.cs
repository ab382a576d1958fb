using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>A small tenant whose lists come in many pages, read by its changes.</summary>
internal static class ChangingTenant
{
    public static Task<World> StartAsync(int seed, DeltaBehavior behavior) => World.StartAsync(new GraphTestServerOptions
    {
        Tenant = GraphTenantFactory.Create(new GraphTenantShape { Seed = seed, Users = 15, Groups = 6, MaxMembers = 6, FirstGroupMembers = 7, Nested = 0.5 }),
        MaxPageSize = 4,
        Delta = behavior,
    });

    public static EntraOptions Options(World world) => world.Options() with { Delta = EntraDelta.On };

    public static ObjectId[] Roots(World world) => World.Ids([.. world.Tenant.Groups.Take(world.Tenant.Groups.Count > 100 ? 400 : 4)]);
}
