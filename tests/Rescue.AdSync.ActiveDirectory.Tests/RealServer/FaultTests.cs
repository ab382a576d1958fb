using System.Net;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.ActiveDirectory.Members;
using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>
/// Whatever goes wrong with whichever request: a group that is called complete has the members that it has (S1).
/// </summary>
[Collection(TwoDomainsCollection.Name)]
public sealed class FaultTests(TwoDomains domains)
{
    private static readonly string[] Groups = ["Outer", "Empty", "Ranged", "Primary", "Guests of main", "Only strangers"];

    public static TheoryData<string> FaultNames => [.. Faults.All.Select(fault => fault.Name)];

    [Fact]
    public async Task A_clean_read_is_complete_and_takes_many_requests()
    {
        using var world = await World.OpenAsync(domains);
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
        using var world = await World.OpenAsync(domains);
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
                RequireTruth(truth, read, $"{fault} at request {at}");
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
        using var world = await World.OpenAsync(domains);
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

    private static void RequireTruth(DirectorySnapshot truth, DirectorySnapshot read, string when)
    {
        foreach (DirectoryGroup group in read.Groups.Where(group => group.IsComplete))
        {
            Assert.True(truth.TryGetGroup(group.Id, out DirectoryGroup? real), when);
            Assert.True(Members(truth, real).SetEquals(Members(read, group)), $"{when}: '{real.Name}' is called complete and has other members");
        }

        Dictionary<ObjectId, AccountState> states = truth.Users.ToDictionary(user => user.Id, user => user.State);
        Assert.All(read.Users, user => Assert.True(user.State == states[user.Id] || user.State == AccountState.Unknown, $"{when}: {user} is {user.State}"));
    }

    private static HashSet<ObjectId> Members(DirectorySnapshot snapshot, DirectoryGroup group) =>
    [
        .. group.UserMembers.ToArray().Select(index => snapshot.Users[index].Id),
        .. group.GroupMembers.ToArray().Select(index => snapshot.Groups[index].Id),
    ];

    private async Task<(DirectorySnapshot? Read, long Size)> ReadThroughAsync(World world, long limit)
    {
        await using var proxy = new CuttingProxy(new IPEndPoint(IPAddress.Parse(domains.Main.Host), SambaDomain.LdapsPort), limit);
        var neighbours = new ActiveDirectoryNeighbours();
        var main = new ActiveDirectorySource(
            new DirectoryName("main"), World.Small(domains.MainOptions) with { Port = proxy.Port, MaxConcurrency = 4 }, neighbours: neighbours);
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

    /// <summary>Signed in to both domains, for many reads.</summary>
    private sealed class World(TwoDomains domains, ILdapSession main, ILdapSession branch, IReadOnlyCollection<ObjectId> ids) : IDisposable
    {
        public IReadOnlyCollection<ObjectId> Ids => ids;

        public static async Task<World> OpenAsync(TwoDomains domains)
        {
            var ids = new List<ObjectId>();
            foreach (string group in Groups)
            {
                ids.Add((await TwoDomains.FindAsync(domains.MainOptions, TwoDomains.Name(group))).Id);
            }

            await SetPrimaryGroupAsync(domains);
            return new World(domains, await TwoDomains.OpenAsync(domains.MainOptions), await TwoDomains.OpenAsync(domains.BranchOptions), ids);
        }

        public static ActiveDirectoryOptions Small(ActiveDirectoryOptions options) =>
            options with { PageSize = 2, MemberRangeStep = 3, MaxConcurrency = 1 };

        public Task<DirectorySnapshot> ReadAsync(FaultySessions sessions)
        {
            var neighbours = new ActiveDirectoryNeighbours();
            var source = new ActiveDirectorySource(new DirectoryName("main"), Small(domains.MainOptions), sessions.Before(main), null, null, neighbours);
            _ = new ActiveDirectorySource(new DirectoryName("branch"), Small(domains.BranchOptions), sessions.Before(branch), null, null, neighbours);
            return source.ReadAsync(ids, TestContext.Current.CancellationToken);
        }

        public void Dispose()
        {
            main.Dispose();
            branch.Dispose();
        }

        // Whoever takes a group for a primary one leaves its list.
        private static async Task SetPrimaryGroupAsync(TwoDomains domains)
        {
            byte[] sid = (await TwoDomains.FindAsync(domains.MainOptions, TwoDomains.Name("Primary"))).Bytes(AttributeName.ObjectSid)!;
            string number = SecurityIdentifier.RelativeId(sid)!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var change = new Ldif();
            foreach (string name in (string[])["Pia", "Pit", "Pam"])
            {
                change.Replace(TwoDomains.Name(name), "primaryGroupID", number);
            }

            await domains.Main.ApplyAsync(change.ToString(), TestContext.Current.CancellationToken);
        }
    }
}
