using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

[Collection(TwoDomainsCollection.Name)]
public sealed class NeighbourTests(TwoDomains domains)
{
    [Fact]
    public async Task Reads_stand_ins_in_their_own_domain_and_the_groups_among_them_with_all_that_is_nested()
    {
        var neighbours = new ActiveDirectoryNeighbours();
        ActiveDirectorySource main = Source("main", domains.MainOptions, neighbours);
        _ = Source("branch", domains.BranchOptions, neighbours);

        DirectorySnapshot snapshot = await ReadAsync(main, "Guests of main", "Only strangers");

        Assert.All(snapshot.Groups, group => Assert.Null(group.IncompleteReason));
        Assert.Equal(["Axl@adsync.test", "Bea@branch.test"], snapshot.UsersOf("Guests of main"));
        Assert.Equal(["Branch team"], snapshot.GroupsOf("Guests of main"));
        Assert.Equal(["Bob@branch.test"], snapshot.UsersOf("Branch team"));
        Assert.Equal(["Branch inner"], snapshot.GroupsOf("Branch team"));
        Assert.Equal(["Bix@branch.test"], snapshot.UsersOf("Branch inner"));
        Assert.Equal(["Ben@branch.test"], snapshot.UsersOf("Only strangers"));
        Assert.Equal(AccountState.Enabled, snapshot.User("Bea@branch.test").State);
        Assert.Empty(snapshot.Remarks);
    }

    [Fact]
    public async Task Gives_people_of_the_other_domain_the_keys_that_they_have_there()
    {
        var neighbours = new ActiveDirectoryNeighbours();
        ActiveDirectorySource main = Source("main", domains.MainOptions, neighbours);
        ActiveDirectorySource branch = Source("branch", domains.BranchOptions, neighbours);
        ObjectId local = (await TwoDomains.FindAsync(domains.BranchOptions, TwoDomains.BranchName("Branch local"))).Id;

        DirectorySnapshot there = await branch.ReadAsync([local], TestContext.Current.CancellationToken);
        DirectorySnapshot here = await ReadAsync(main, "Only strangers");

        Assert.Equal(["Ada@adsync.test", "Ben@branch.test"], there.UsersOf("Branch local"));
        Assert.True(there.Group("Branch local").IsComplete);
        Assert.Equal(there.User("Ben@branch.test"), here.User("Ben@branch.test"));
        Assert.Equal((await TwoDomains.FindAsync(domains.MainOptions, TwoDomains.Name("Ada"))).Id, there.User("Ada@adsync.test").Id);
    }

    [Fact]
    public async Task Calls_the_group_incomplete_when_the_other_domain_is_not_configured_S1()
    {
        DirectorySnapshot snapshot = await ReadAsync(Source("main", domains.MainOptions, null), "Guests of main", "Outer");

        Assert.Equal(["Axl@adsync.test"], snapshot.UsersOf("Guests of main"));
        Assert.Contains("2 of its members, among them S-1-5-21-", snapshot.Group("Guests of main").IncompleteReason, StringComparison.Ordinal);
        Assert.Contains("is not configured", snapshot.Group("Guests of main").IncompleteReason, StringComparison.Ordinal);
        Assert.True(snapshot.Group("Outer").IsComplete);
        Assert.Contains("'Guests of main'", Assert.Single(snapshot.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_the_group_incomplete_when_the_other_domain_cannot_be_reached_S1()
    {
        var neighbours = new ActiveDirectoryNeighbours();
        ActiveDirectorySource main = Source("main", domains.MainOptions, neighbours);
        _ = Source("branch", domains.BranchOptions with { Port = 1 }, neighbours);

        DirectorySnapshot snapshot = await ReadAsync(main, "Only strangers", "Outer");

        Assert.Contains("Directory 'branch': ", snapshot.Group("Only strangers").IncompleteReason, StringComparison.Ordinal);
        Assert.Contains("refused the connection", snapshot.Group("Only strangers").IncompleteReason, StringComparison.Ordinal);
        Assert.True(snapshot.Group("Outer").IsComplete);
    }

    [Fact]
    public async Task Names_who_is_not_to_be_seen_in_the_other_domain_and_built_in_identities_S1()
    {
        await domains.Main.ApplyAsync(
            new Ldif()
                .Add(TwoDomains.Name("Gone"), ("objectClass", "group"), ("sAMAccountName", "Gone"), ("groupType", "-2147483644"), ("member", await GoneAsync()))
                .Add(TwoDomains.Name("Built in"), ("objectClass", "group"), ("sAMAccountName", "Built-in"), ("groupType", "-2147483644"), ("member", $"CN=S-1-5-11,CN=ForeignSecurityPrincipals,{SambaDomain.BaseDn}"))
                .ToString(),
            TestContext.Current.CancellationToken);
        var neighbours = new ActiveDirectoryNeighbours();
        ActiveDirectorySource main = Source("main", domains.MainOptions, neighbours);
        _ = Source("branch", domains.BranchOptions, neighbours);

        DirectorySnapshot snapshot = await ReadAsync(main, "Gone", "Built in");

        Assert.Contains("not to be seen in their domain DC=branch,DC=test", snapshot.Group("Gone").IncompleteReason, StringComparison.Ordinal);
        Assert.Contains("S-1-5-11, stand for built-in identities", snapshot.Group("Built in").IncompleteReason, StringComparison.Ordinal);
        Assert.Equal(2, snapshot.Remarks.Count);
    }

    [Fact]
    public async Task Does_not_connect_to_other_domains_without_need()
    {
        var neighbours = new ActiveDirectoryNeighbours();
        ActiveDirectorySource main = Source("main", domains.MainOptions, neighbours);
        _ = Source("nowhere", domains.BranchOptions with { Server = "192.0.2.1", ConnectTimeout = TimeSpan.FromHours(1) }, neighbours);

        DirectorySnapshot snapshot = await ReadAsync(main, "Outer", "Ranged");

        Assert.All(snapshot.Groups, group => Assert.True(group.IsComplete));
    }

    private static ActiveDirectorySource Source(string name, ActiveDirectoryOptions options, ActiveDirectoryNeighbours? neighbours) =>
        new(new DirectoryName(name), options, neighbours: neighbours);

    private async Task<DirectorySnapshot> ReadAsync(ActiveDirectorySource source, params string[] groups)
    {
        var ids = new List<ObjectId>();
        foreach (string group in groups)
        {
            ids.Add((await TwoDomains.FindAsync(domains.MainOptions, TwoDomains.Name(group))).Id);
        }

        return await source.ReadAsync(ids, TestContext.Current.CancellationToken);
    }

    // An account of the branch that nobody has.
    private async Task<string> GoneAsync()
    {
        byte[] domain = (await TwoDomains.FindAsync(domains.BranchOptions, TwoDomains.BranchBase)).Bytes(AttributeName.ObjectSid)!;
        return $"<SID={SecurityIdentifier.ToText(domain)}-999999>";
    }
}
