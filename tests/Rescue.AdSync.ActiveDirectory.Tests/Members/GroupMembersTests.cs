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
        Assert.Equal(6, directory.Queries.Count);
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
