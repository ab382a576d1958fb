using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Faults;

/// <summary>
/// S1: whichever request of a read goes wrong in whichever way, once or for good, the outcome is the truth, or marked as
/// incomplete, or a failure; never less than the truth that counts as complete.
/// </summary>
public sealed class FaultPropertyTests
{
    // What leaves out announcements of changes and still is a sound answer; memberships are counted, all else waits for the next full read.
    private static readonly GraphFaultKind[] Silent = [GraphFaultKind.EmptyValue, GraphFaultKind.ShortPage];

    private static readonly GraphFault[] AllFaults =
    [
        .. GraphFault.OneOfEach().Where(fault => fault.Kind != GraphFaultKind.Delay),
        GraphFault.Delay(TimeSpan.FromMilliseconds(400)),
        GraphFault.Throttle(),
        GraphFault.Status(500),
        GraphFault.Status(403),
        GraphFault.Status(404),
    ];

    public static TheoryData<int, bool> Faults =>
        [.. from fault in Enumerable.Range(0, AllFaults.Length) from isOnce in (bool[])[true, false] select (fault, isOnce)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task S1_a_full_read_is_true_or_says_that_it_is_not(int number, bool isOnce)
    {
        await using World world = await StartAsync();
        ObjectId[] roots = Roots(world);
        DirectorySnapshot truth = Truth.Of(world.Tenant, roots);
        await ReadAsync(world.Source(Options(world)), roots);
        int last = world.Server.Calls.LastNumber;
        for (int at = 1; at <= last; at++)
        {
            Arm(world, AllFaults[number] with { At = at }, isOnce);

            DirectorySnapshot? read = await ReadAsync(world.Source(Options(world)), roots);

            AssertTrueOrMarked(truth, read, world, at);
        }
    }

    [Fact]
    public async Task Without_counting_the_property_does_not_hold_so_it_is_counting_that_upholds_it()
    {
        await using World world = await StartAsync();
        ObjectId[] roots = Roots(world);
        world.Server.Faults.Add(GraphFault.ShortPage() with { Path = "/members?" });

        DirectorySnapshot? read = await ReadAsync(world.Source(Options(world) with { VerifyCounts = false }), roots);

        Assert.NotEmpty(Snapshots.Breaches(Truth.Of(world.Tenant, roots), read!));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task S1_a_read_of_changes_is_true_or_says_that_it_is_not(int number, bool isOnce)
    {
        GraphFault fault = AllFaults[number];
        int last = await CountChangeReadAsync();
        for (int at = 1; at <= last; at++)
        {
            await using World world = await StartAsync();
            ObjectId[] roots = Roots(world);
            EntraSource source = world.Source(Options(world) with { Delta = EntraDelta.On });
            await ReadAsync(source, roots);
            DirectorySnapshot before = Truth.Of(world.Tenant, roots);
            Change(world.Tenant);
            DirectorySnapshot truth = Truth.Of(world.Tenant, roots);
            Arm(world, fault with { At = at }, isOnce);

            DirectorySnapshot? read = await ReadAsync(source, roots);

            AssertTrueOrMarked(truth, read, world, at, Silent.Contains(fault.Kind) ? before : null);
            await AssertHealsAsync(world, source, roots, fault, at);
        }
    }

    // Without faults the next read shows what a full one shows; if announcements were lost, the next full one.
    private static async Task AssertHealsAsync(World world, EntraSource source, ObjectId[] roots, GraphFault fault, int at)
    {
        world.Server.Faults.Clear();
        world.Clock.Advance(Silent.Contains(fault.Kind) ? TimeSpan.FromHours(25) : TimeSpan.Zero);
        DirectorySnapshot? healed = await ReadAsync(source, roots);
        DirectorySnapshot? full = await ReadAsync(world.Source(Options(world)), roots);
        IReadOnlyList<string> left = Snapshots.Differences(Assert.IsType<DirectorySnapshot>(full), Assert.IsType<DirectorySnapshot>(healed));
        Assert.True(left.Count == 0, $"after {fault.Kind} at {at}: {string.Join("; ", left)}");
    }

    private static async Task<int> CountChangeReadAsync()
    {
        await using World world = await StartAsync();
        EntraSource source = world.Source(Options(world) with { Delta = EntraDelta.On });
        await ReadAsync(source, Roots(world));
        Change(world.Tenant);
        world.Server.Calls.Mark();
        await ReadAsync(source, Roots(world));
        return world.Server.Calls.LastNumber;
    }

    private static void Arm(World world, GraphFault fault, bool isOnce)
    {
        world.Server.Faults.Clear();
        world.Server.Calls.Mark();
        world.Server.Faults.Add(isOnce ? fault : fault.AlwaysTheSame());
    }

    private static void AssertTrueOrMarked(DirectorySnapshot truth, DirectorySnapshot? read, World world, int at, DirectorySnapshot? before = null)
    {
        IReadOnlyList<string> breaches = read is null ? [] : Snapshots.Breaches(truth, read, before);
        Assert.True(breaches.Count == 0, $"fault at {at}: {string.Join("; ", breaches)}\n{string.Join('\n', world.Server.Calls.All)}");
    }

    private static async Task<DirectorySnapshot?> ReadAsync(EntraSource source, ObjectId[] roots)
    {
        try
        {
            return await source.ReadAsync(roots, TestContext.Current.CancellationToken);
        }
        catch (DirectoryException)
        {
            return null;
        }
    }

    // One request at a time, so that the numbers mean the same in every read.
    private static EntraOptions Options(World world) => world.Impatient() with { MaxConcurrency = 1, RequestTimeout = TimeSpan.FromMilliseconds(250) };

    private static ObjectId[] Roots(World world) => World.Ids(world.Tenant.Groups.Where(group => group.DisplayName!.StartsWith("Root", StringComparison.Ordinal)).ToArray<GraphDirectoryObject>());

    private static async Task<World> StartAsync()
    {
        World world = await World.StartAsync(new GraphTestServerOptions { MaxPageSize = 2, Delta = new DeltaBehavior { PageSize = 2, MembersPerPage = 2 } });
        GraphTenant tenant = world.Tenant;
        GraphUser[] users = [.. Enumerable.Range(1, 7).Select(number => tenant.AddUser($"User {number}"))];
        GraphGroup inner = tenant.AddGroup("Inner", users[0], users[1], users[2]);
        GraphGroup hidden = tenant.Add(new GraphGroup { DisplayName = "Hidden", GroupTypes = ["Unified"], Visibility = "HiddenMembership" });
        tenant.AddMember(hidden.Id, users[6].Id);
        tenant.AddGroup("Root 1", [inner, .. users[2..6]]);
        tenant.AddGroup("Root 2", users[0], hidden);
        return world;
    }

    // Nobody comes in where somebody goes out: the numbers of members tell of each change.
    private static void Change(GraphTenant tenant)
    {
        GraphGroup[] groups = [.. tenant.Groups];
        tenant.RemoveMember(groups.Single(group => group.DisplayName == "Inner").Id, tenant.Users[0].Id);
        tenant.AddMember(groups.Single(group => group.DisplayName == "Root 1").Id, tenant.AddUser("New Comer").Id);
        tenant.Change<GraphUser>(tenant.Users[3].Id, user => user with { AccountEnabled = false });
        tenant.Change<GraphGroup>(groups.Single(group => group.DisplayName == "Root 2").Id, group => group with { DisplayName = "Root 2 renamed" });
    }
}
