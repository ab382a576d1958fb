using Rescue.AdSync.Directories;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

[Collection(SambaCollection.Name)]
public sealed class MembershipTests(SambaFixture samba)
{
    [Fact]
    public async Task Reads_nested_groups_once_though_they_contain_each_other()
    {
        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "Support");

        Assert.Equal(["Level 2", "Level 3", "Support"], snapshot.Groups.Select(group => group.Name).Order());
        Assert.Equal(["ann@adsync.test", "bob@adsync.test"], snapshot.UsersOf("Support"));
        Assert.Equal(["cem@adsync.test"], snapshot.UsersOf("Level 2"));
        Assert.Equal(["Level 2"], snapshot.GroupsOf("Support"));
        Assert.Equal(["Support"], snapshot.GroupsOf("Level 3"));
        Assert.All(snapshot.Groups, group => Assert.Null(group.IncompleteReason));
        Assert.Empty(snapshot.Remarks);
    }

    [Fact]
    public async Task Leaves_out_contacts_and_computers_without_calling_the_group_incomplete_R5()
    {
        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "Support");

        Assert.DoesNotContain(snapshot.Users, user => user.Mail == "supplier@example.com");
        Assert.Equal(4, snapshot.Users.Count);
        Assert.True(snapshot.Group("Support").IsComplete);
    }

    [Fact]
    public async Task Reads_a_persons_attributes()
    {
        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "Support");

        DirectoryUser ann = snapshot.User("ann@adsync.test");
        Assert.Equal("ann@adsync.test", ann.Mail);
        Assert.Equal("Ann Ash", ann.DisplayName);
        Assert.Equal("Ann", ann.GivenName);
        Assert.Equal("Ash", ann.Surname);
        Assert.Equal("Service Desk", ann.Department);
        Assert.Equal("Technician", ann.JobTitle);
        Assert.Equal("First line", ann.Description);
        Assert.False(ann.IsGuest);
        Assert.Equal("Everybody who helps", snapshot.Group("Support").Description);
    }

    [Fact]
    public async Task Tells_whether_an_account_may_sign_in_R5()
    {
        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "States");

        Assert.Equal(AccountState.Enabled, snapshot.User("ann@adsync.test").State);
        Assert.Equal(AccountState.Enabled, snapshot.User("bob@adsync.test").State);
        Assert.Equal(AccountState.Disabled, snapshot.User("emil@adsync.test").State);
        Assert.Equal(AccountState.Expired, snapshot.User("fay@adsync.test").State);
        Assert.Equal(AccountState.Enabled, snapshot.User("gus@adsync.test").State);
        Assert.Equal(AccountState.Enabled, snapshot.User("hal@adsync.test").State);
        Assert.Contains(snapshot.Users, user => user.Surname == "June");
    }

    [Fact]
    public async Task Does_not_take_an_unreadable_state_for_disabled_S1()
    {
        await samba.Domain.AddAccessRuleAsync(
            SampleDomain.Person("Ida Iron"), "(OD;;RP;bf967a68-0de6-11d0-a285-00aa003049e2;;AU)", TestContext.Current.CancellationToken);

        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "States");

        Assert.Equal(AccountState.Unknown, snapshot.User("ida@adsync.test").State);
    }

    [Theory]
    [InlineData(null, 1000)]
    [InlineData(499, 1000)]
    [InlineData(1000, 250)]
    [InlineData(2500, 999)]
    [InlineData(1250, 1)]
    public async Task Reads_every_member_of_a_large_group_in_ranges_and_pages_of_any_size(int? rangeStep, int pageSize)
    {
        // Pages of one entry are for a small group: the crowd would take thousands of them.
        string group = pageSize == 1 ? "States" : "Crowd";
        int expected = pageSize == 1 ? 8 : SampleDomain.CrowdSize;

        DirectorySnapshot snapshot = await samba.ReadAsync(
            samba.Source(options => options with { MemberRangeStep = rangeStep, PageSize = pageSize }), group);

        Assert.Equal(expected, snapshot.Users.Count);
        Assert.Equal(expected, snapshot.Group(group).UserMembers.Length);
        Assert.Null(snapshot.Group(group).IncompleteReason);
    }

    [Fact]
    public async Task Finds_people_whose_primary_group_it_is()
    {
        ObjectId domainUsers = await samba.GroupIdAsync($"CN=Domain Users,CN=Users,{SambaDomain.BaseDn}");

        DirectorySnapshot snapshot = await samba.Source().ReadAsync([domainUsers], TestContext.Current.CancellationToken);

        Assert.True(snapshot.Users.Count > SampleDomain.CrowdSize, $"only {snapshot.Users.Count} people");
        Assert.Contains("ann@adsync.test", snapshot.UsersOf("Domain Users"));
        Assert.Null(snapshot.Group("Domain Users").IncompleteReason);
    }

    [Fact]
    public async Task Calls_a_group_with_foreign_members_incomplete_and_names_them_S1()
    {
        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "With Strangers");

        Assert.Equal(["ann@adsync.test"], snapshot.UsersOf("With Strangers"));
        Assert.Contains("S-1-5-21-1-2-3-1104", snapshot.Group("With Strangers").IncompleteReason, StringComparison.Ordinal);
        Assert.Contains("'With Strangers'", Assert.Single(snapshot.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_a_group_incomplete_when_a_member_may_not_be_seen_S1()
    {
        await samba.Domain.AddAccessRuleAsync(SampleDomain.Vault, "(D;;LC;;;AU)", TestContext.Current.CancellationToken);

        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "With Vault");

        Assert.Equal(["ann@adsync.test"], snapshot.UsersOf("With Vault"));
        Assert.Contains("CN=Vic Vale,OU=Vault", snapshot.Group("With Vault").IncompleteReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_a_group_incomplete_when_its_list_may_not_be_read_S1()
    {
        await samba.Domain.AddAccessRuleAsync(
            SampleDomain.Group("Secret List"), "(OD;;RP;bf9679c0-0de6-11d0-a285-00aa003049e2;;AU)", TestContext.Current.CancellationToken);

        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "Secret List");

        Assert.Contains("may not read the list", snapshot.Group("Secret List").IncompleteReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_a_group_incomplete_when_neither_its_list_nor_its_members_word_may_be_read_S1()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string quinn = SampleDomain.Person("Quiet Quinn");
        string group = SampleDomain.Group("Silent List");
        await samba.Domain.ApplyAsync(
            new Ldif()
                .Add(quinn, ("objectClass", "user"), ("sAMAccountName", "quinn"), ("userAccountControl", "512"))
                .Add(group, ("objectClass", "group"), ("sAMAccountName", "Silent-List"), ("groupType", "-2147483646"), ("member", quinn))
                .ToString(),
            cancellationToken);
        await samba.Domain.AddAccessRuleAsync(quinn, "(OD;;RP;bf967991-0de6-11d0-a285-00aa003049e2;;AU)", cancellationToken);
        await samba.Domain.AddAccessRuleAsync(group, "(OD;;RP;bf9679c0-0de6-11d0-a285-00aa003049e2;;AU)", cancellationToken);

        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "Silent List");
        IReadOnlyList<GroupSummary> found = await samba.Source().FindGroupsAsync(new GroupQuery(GroupCriterion.Equals, "Silent List"), cancellationToken);

        Assert.Empty(snapshot.Group("Silent List").UserMembers.ToArray());
        Assert.Contains("may not read the list", snapshot.Group("Silent List").IncompleteReason, StringComparison.Ordinal);
        Assert.Null(Assert.Single(found).MemberCount);
    }

    [Fact]
    public async Task Calls_an_empty_group_incomplete_when_its_access_rules_may_not_be_read_S1()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string group = SampleDomain.Group("Unproven");
        await samba.Domain.ApplyAsync(
            new Ldif().Add(group, ("objectClass", "group"), ("sAMAccountName", "Unproven"), ("groupType", "-2147483646")).ToString(), cancellationToken);
        await samba.Domain.AddAccessRuleAsync(group, "(D;;RC;;;AU)", cancellationToken);

        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), "Unproven");

        Assert.Contains("cannot be proven", snapshot.Group("Unproven").IncompleteReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_members_beyond_the_place_where_groups_are_searched()
    {
        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(options => options with { BaseDn = SampleDomain.Groups }), "States");

        Assert.Equal(8, snapshot.Users.Count);
    }

    [Fact]
    public async Task An_empty_group_is_complete_and_a_missing_one_is_missing()
    {
        ObjectId nobody = await samba.GroupIdAsync(SampleDomain.Group("Nobody"));
        ObjectId missing = ObjectId.Parse("11111111-2222-3333-4444-555555555555");

        DirectorySnapshot snapshot = await samba.Source().ReadAsync([nobody, missing, nobody], TestContext.Current.CancellationToken);

        DirectoryGroup group = Assert.Single(snapshot.Groups);
        Assert.Equal(nobody, group.Id);
        Assert.True(group.IsComplete);
        Assert.Empty(snapshot.Users);
    }

    [Fact]
    public async Task A_person_is_no_group()
    {
        DirectorySnapshot people = await samba.ReadAsync(samba.Source(), "Level 2");
        ObjectId cem = people.User("cem@adsync.test").Id;

        DirectorySnapshot snapshot = await samba.Source().ReadAsync([cem], TestContext.Current.CancellationToken);

        Assert.Empty(snapshot.Groups);
    }

    [Fact]
    public async Task Sees_changes_and_keeps_the_key_through_a_rename_and_a_move()
    {
        string group = SampleDomain.Group("Kind universal distribution");
        DirectorySnapshot before = await samba.ReadAsync(samba.Source(), "Kind universal distribution");
        string dora = SampleDomain.Person("Dora Dunn");

        await samba.Domain.ApplyAsync(
            new Ldif().RemoveValues(group, "member", SampleDomain.Person("Ann Ash")).AddValues(group, "member", dora)
                .Replace(dora, "mail", "dora.day@adsync.test").Rename(dora, "CN=Dora Day", SampleDomain.Groups).ToString(),
            TestContext.Current.CancellationToken);
        DirectorySnapshot after = await samba.ReadAsync(samba.Source(), "Kind universal distribution", "Level 3");
        await samba.Domain.ApplyAsync(
            new Ldif().Rename($"CN=Dora Day,{SampleDomain.Groups}", "CN=Dora Dunn", SampleDomain.People)
                .Replace(dora, "mail", "dora@adsync.test").ToString(),
            TestContext.Current.CancellationToken);

        Assert.Equal(["ann@adsync.test"], before.UsersOf("Kind universal distribution"));
        Assert.Equal(["dora.day@adsync.test"], after.UsersOf("Kind universal distribution"));
        Assert.Equal(["dora.day@adsync.test"], after.UsersOf("Level 3"));
        Assert.True(after.Group("Level 3").IsComplete);
    }

    [Fact]
    public async Task Members_of_groups_with_hostile_names_are_found()
    {
        DirectorySnapshot snapshot = await samba.ReadAsync(samba.Source(), [.. SampleDomain.HostileNames]);

        Assert.Equal(SampleDomain.HostileNames.Count, snapshot.Groups.Count);
        Assert.All(snapshot.Groups, group => Assert.Equal(1, group.UserMembers.Length));
        Assert.All(snapshot.Groups, group => Assert.Null(group.IncompleteReason));
    }

    [Fact]
    public async Task A_read_that_is_cancelled_ends()
    {
        using var cancellation = new CancellationTokenSource();
        ObjectId crowd = await samba.GroupIdAsync(SampleDomain.Group("Crowd"));
        Task<DirectorySnapshot> reading = samba.Source(options => options with { PageSize = 1 }).ReadAsync([crowd], cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }
}
