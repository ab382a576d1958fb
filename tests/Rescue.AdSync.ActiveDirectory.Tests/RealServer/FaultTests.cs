using System.Net;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>
/// Whatever goes wrong with whichever request: a group that is called complete has the members that it has (S1).
/// </summary>
[Collection(TwoDomainsCollection.Name)]
public sealed class FaultTests(TwoDomains domains)
{
    public static TheoryData<string> FaultNames => [.. Faults.All.Select(fault => fault.Name)];

    [Fact]
    public async Task A_clean_read_is_complete_and_takes_many_requests()
    {
        FaultWorld world = await domains.WorldAsync();
        var sessions = new FaultySessions(-1, null);

        DirectorySnapshot truth = await world.ReadAsync(sessions);

        Assert.All(truth.Groups, group => Assert.Null(group.IncompleteReason));
        Assert.Equal(10, truth.Groups.Count);
        Assert.Equal(["Ava@adsync.test", "Pam@adsync.test", "Pia@adsync.test", "Pit@adsync.test"], truth.UsersOf("Primary"));
        Assert.InRange(sessions.Count, 40, 200);
    }

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task A_fault_in_any_request_makes_no_complete_group_with_other_members_S1(string name)
    {
        FaultWorld world = await domains.WorldAsync();
        Fault fault = Faults.All.Single(fault => fault.Name == name);
        var clean = new FaultySessions(-1, null);
        DirectorySnapshot truth = await world.ReadAsync(clean);
        int refused = 0;
        int suspected = 0;
        for (int at = 0; at < clean.Count; at++)
        {
            try
            {
                DirectorySnapshot read = await world.ReadAsync(new FaultySessions(at, fault));
                RequireTruth(truth, read, $"{fault} at request {at}", fault == Faults.LostName);
                suspected += read.Groups.Any(group => !group.IsComplete) ? 1 : 0;
            }
            catch (DirectoryException)
            {
                refused++;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{fault}: {clean.Count} requests, {refused} reads refused, {suspected} incomplete");
    }

    [Fact]
    public async Task A_connection_that_breaks_after_any_number_of_bytes_makes_no_complete_group_with_other_members_S1()
    {
        const int Steps = 60;
        FaultWorld world = await domains.WorldAsync();
        DirectorySnapshot truth = await world.ReadAsync(new FaultySessions(-1, null));
        (DirectorySnapshot? whole, long size) = await ReadThroughAsync(world, long.MaxValue);
        RequireTruth(truth, whole!, "no cut");
        int refused = 0;
        int incomplete = 0;
        for (int step = 0; step < Steps; step++)
        {
            (DirectorySnapshot? read, _) = await ReadThroughAsync(world, size * step / Steps);
            if (read is null)
            {
                refused++;
                continue;
            }

            RequireTruth(truth, read, $"cut after {size * step / Steps} of {size} bytes");
            incomplete += read.Groups.Any(group => !group.IsComplete) ? 1 : 0;
        }

        Assert.True(refused > 0 && incomplete > 0, $"{refused} reads were refused and {incomplete} incomplete");
    }

    // A name that a server leaves out of a list which it calls whole shows by the member's own word only, and stand-ins for
    // foreign accounts give none: see decision 0011.
    private static void RequireTruth(DirectorySnapshot truth, DirectorySnapshot read, string when, bool mayLackStrangers = false)
    {
        foreach (DirectoryGroup group in read.Groups.Where(group => group.IsComplete))
        {
            Assert.True(truth.TryGetGroup(group.Id, out DirectoryGroup? real), when);
            Assert.True(Members(truth, real, mayLackStrangers).SetEquals(Members(read, group, mayLackStrangers)), $"{when}: '{real.Name}' is called complete and has other members");
        }

        Dictionary<ObjectId, AccountState> states = truth.Users.ToDictionary(user => user.Id, user => user.State);
        Assert.All(read.Users, user => Assert.True(user.State == states[user.Id] || user.State == AccountState.Unknown, $"{when}: {user} is {user.State}"));
    }

    private static HashSet<ObjectId> Members(DirectorySnapshot snapshot, DirectoryGroup group, bool withoutStrangers) =>
    [
        .. group.UserMembers.ToArray().Select(index => snapshot.Users[index])
            .Where(user => !withoutStrangers || user.UserPrincipalName!.EndsWith("@adsync.test", StringComparison.OrdinalIgnoreCase)).Select(user => user.Id),
        .. group.GroupMembers.ToArray().Select(index => snapshot.Groups[index])
            .Where(nested => !withoutStrangers || !nested.Name.StartsWith("Branch", StringComparison.Ordinal)).Select(nested => nested.Id),
    ];

    private async Task<(DirectorySnapshot? Read, long Size)> ReadThroughAsync(FaultWorld world, long limit)
    {
        await using var proxy = new CuttingProxy(new IPEndPoint(IPAddress.Parse(domains.Main.Host), SambaDomain.LdapsPort), limit);
        var neighbours = new ActiveDirectoryNeighbours();
        var main = new ActiveDirectorySource(
            new DirectoryName("main"), FaultWorld.Small(domains.MainOptions) with { Port = proxy.Port, MaxConcurrency = 4 }, neighbours: neighbours);
        _ = new ActiveDirectorySource(new DirectoryName("branch"), domains.BranchOptions, neighbours: neighbours);
        try
        {
            return (await main.ReadAsync(world.Ids, TestContext.Current.CancellationToken), proxy.Passed);
        }
        catch (DirectoryException)
        {
            return (null, proxy.Passed);
        }
    }
}
