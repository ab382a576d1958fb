using System.Text;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

public sealed class GroupMembersTests
{
    [Fact]
    public async Task A_member_that_is_named_but_not_to_be_seen_makes_the_group_incomplete_S1()
    {
        var directory = new FakeDirectory();
        FakeObject group = directory.Crowd(3);
        group.Listed.Add(directory.Add(FakeDirectory.MakeUser(77, isVisible: false)));

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

        Assert.Equal(3, snapshot.Users.Count);
        Assert.Contains("1 of its members cannot be seen", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
        Assert.Contains("CN=User 77,DC=fake,DC=test", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_that_do_not_tell_their_groups_are_looked_up_many_at_a_time()
    {
        var directory = new FakeDirectory();
        FakeObject group = directory.Group(5000, "Silent");
        for (int i = 1; i <= 250; i++)
        {
            group.Listed.Add(directory.Add(FakeDirectory.MakeUser(i, tellsItsGroups: false)));
        }

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

        Assert.Equal(250, snapshot.Users.Count);
        Assert.True(snapshot.Groups[0].IsComplete);

        // The server, the group, its members, three times a hundred of them by key, and the second count.
        Assert.Equal(7, directory.Queries.Count);
    }

    [Fact]
    public async Task A_list_that_may_not_be_read_is_not_an_empty_one_S1()
    {
        var directory = new FakeDirectory();
        FakeObject hidden = directory.Add(FakeDirectory.MakeGroup(1, "Hidden", showsItsList: false));
        FakeObject empty = directory.Group(2, "Empty");

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, hidden.Id, empty.Id);

        Assert.Contains("may not read the list", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
        Assert.True(snapshot.Groups[1].IsComplete);
    }

    [Theory]
    [InlineData("objectSid")]
    [InlineData("groupType")]
    public async Task A_group_whose_own_properties_may_not_be_read_is_incomplete_S1(string missing)
    {
        var directory = new FakeDirectory();
        FakeObject group = directory.Crowd(3).Without(missing);

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

        Assert.Contains("own properties", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objectGUID")]
    [InlineData("objectClass")]
    public async Task A_member_of_which_nothing_can_be_told_makes_the_group_incomplete_S1(string missing)
    {
        var directory = new FakeDirectory();
        FakeObject group = directory.Crowd(3);
        _ = group.Listed[1].Without(missing);

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

        Assert.Equal(2, snapshot.Users.Count);
        Assert.False(snapshot.Groups[0].IsComplete);
    }

    [Fact]
    public async Task A_member_named_without_a_key_makes_the_group_incomplete_S1()
    {
        var directory = new FakeDirectory
        {
            After = (query, page) => query.BaseDn.StartsWith("<GUID", StringComparison.Ordinal)
                ? new LdapPage([WithPlainMember(page.Entries[0])])
                : page,
        };
        FakeObject group = directory.Group(1, "Plain");

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

        Assert.Contains("CN=Nobody knows,DC=fake,DC=test", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_primary_members_and_more_members_than_are_named()
    {
        var directory = new FakeDirectory();
        FakeObject group = directory.Group(513, "Domain Users");
        _ = directory.User(1).With(AttributeName.PrimaryGroupId, "513");
        _ = directory.User(2).With(AttributeName.PrimaryGroupId, "514");

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

        Assert.Equal("u1@fake.test", Assert.Single(snapshot.Users).Mail);
        Assert.True(snapshot.Groups[0].IsComplete);
    }

    [Fact]
    public async Task Remarks_referrals_once_but_not_those_to_partitions_without_people()
    {
        var directory = new FakeDirectory
        {
            After = (_, page) => page with
            {
                Referrals =
                [
                    "ldap://child.fake.test/DC=child,DC=fake,DC=test",
                    "ldap://fake.test/CN=Configuration,DC=fake,DC=test",
                    "ldap://DomainDnsZones.fake.test/DC=DomainDnsZones,DC=fake,DC=test",
                ],
            },
        };

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, directory.Crowd(3).Id, directory.Group(6, "Other").Id);

        Assert.Contains("ldap://child.fake.test/", Assert.Single(snapshot.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_accounts_and_trusts_are_no_people_R5()
    {
        var directory = new FakeDirectory();
        FakeObject group = directory.Crowd(1);
        group.Listed.Add(directory.Add(new FakeObject(50, "Trust", "user").With(AttributeName.UserAccountControl, "2080")));
        group.Listed.Add(directory.Add(new FakeObject(51, "Service", "computer")));
        group.Listed.Add(directory.Add(new FakeObject(52, "Contact", "contact")));

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

        Assert.Single(snapshot.Users);
        Assert.True(snapshot.Groups[0].IsComplete);
    }

    [Fact]
    public async Task Whoever_comes_as_a_member_without_being_on_the_list_is_not_added_and_the_group_is_incomplete_S1()
    {
        var directory = new FakeDirectory();
        FakeObject other = directory.Group(2000, "Other");
        other.Listed.Add(directory.User(77));
        FakeObject group = directory.Crowd(3);
        FakeDirectory confused = new()
        {
            After = (query, _) => query.Filter.Contains("CN=Crowd,", StringComparison.Ordinal)
                ? directory.Search(query with { Filter = query.Filter.Replace("CN=Crowd,", "CN=Other,", StringComparison.Ordinal) }, default)
                : directory.Search(query, default),
        };
        _ = confused.Add(group);

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(confused, group.Id);

        Assert.DoesNotContain(snapshot.Users, user => user.Mail == "u77@fake.test");
        Assert.Equal(3, snapshot.Groups[0].UserMembers.Length);
        Assert.Contains("1 more came as its members than its list names", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Primary_members_that_the_second_count_finds_make_the_group_incomplete_S1()
    {
        var directory = new FakeDirectory
        {
            After = (query, page) => query.Filter.Contains("memberOf", StringComparison.Ordinal) ? page with { Entries = [.. page.Entries.Skip(1)] } : page,
        };
        FakeObject group = directory.Group(513, "Domain Users");
        _ = directory.User(1).With(AttributeName.PrimaryGroupId, "513");
        _ = directory.User(2).With(AttributeName.PrimaryGroupId, "513");

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

        Assert.Contains("1 accounts that have it for their primary group", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("805306368", true)]
    [InlineData("805306369", false)]
    public async Task An_account_whose_class_and_type_contradict_each_other_makes_the_group_incomplete_S1(string type, bool isPerson)
    {
        var directory = new FakeDirectory();
        FakeObject group = directory.Group(2, "Group");
        group.Listed.Add(directory.User(1).With(AttributeName.SamAccountType, type));

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

        Assert.Equal(isPerson, snapshot.Groups[0].IsComplete);
        Assert.Equal(isPerson ? 1 : 0, snapshot.Users.Count);
    }

    [Fact]
    public async Task Members_of_another_domain_of_the_forest_are_read_there()
    {
        var neighbours = new ActiveDirectoryNeighbours();
        var home = new FakeDirectory();
        FakeObject group = home.Group(1, "Everywhere");
        group.Listed.Add(new FakeObject(700, "Kim", "user") { Domain = "DC=child,DC=test" });
        group.Listed.Add(new FakeObject(701, "Team", "group") { Domain = "DC=child,DC=test" });
        group.Listed.Add(new FakeObject(702, "Gone", "user") { Domain = "DC=child,DC=test" });
        var child = new FakeDirectory { DomainDn = "DC=child,DC=test" };
        _ = child.Add(FakeDirectory.MakeUser(700));
        child.Add(FakeDirectory.MakeGroup(701, "Team")).Listed.Add(child.User(703));
        ActiveDirectorySource source = FakeReads.Source(home, neighbours: neighbours);
        _ = FakeReads.Source(child, neighbours: neighbours);

        DirectorySnapshot snapshot = await source.ReadAsync([group.Id], TestContext.Current.CancellationToken);

        Assert.Equal(["u700@fake.test", "u703@fake.test"], snapshot.Users.Select(user => user.Mail).Order());
        Assert.Equal(["Everywhere", "Team"], snapshot.Groups.Select(group => group.Name));
        Assert.True(snapshot.Groups[1].IsComplete);
        Assert.Contains("CN=Gone,DC=child,DC=test", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
    }

    private static LdapEntry WithPlainMember(LdapEntry entry) => new(
        entry.Dn,
        [
            KeyValuePair.Create<string, byte[][]>("objectGUID", [entry.Bytes("objectGUID")!]),
            KeyValuePair.Create<string, byte[][]>("objectClass", ["group"u8.ToArray()]),
            KeyValuePair.Create<string, byte[][]>("objectSid", [entry.Bytes("objectSid")!]),
            KeyValuePair.Create<string, byte[][]>("groupType", ["2"u8.ToArray()]),
            KeyValuePair.Create<string, byte[][]>("member", [Encoding.UTF8.GetBytes("CN=Nobody knows,DC=fake,DC=test")]),
        ]);
}
