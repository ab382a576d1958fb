using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

public sealed class MembershipReaderTests
{
    [Theory]
    [InlineData(1, null)]
    [InlineData(7, null)]
    [InlineData(25, null)]
    [InlineData(24, null)]
    [InlineData(26, null)]
    [InlineData(1500, null)]
    [InlineData(null, 10)]
    [InlineData(4, 10)]
    [InlineData(10, 4)]
    [InlineData(null, 25)]
    public async Task Reads_ranges_of_whatever_step_the_server_gives(int? serverStep, int? askedStep)
    {
        var directory = new FakeDirectory { LargestRange = serverStep };
        FakeObject group = Crowd(directory, 25);

        DirectorySnapshot snapshot = await ReadAsync(directory, askedStep, group.Id);

        Assert.Equal(25, Assert.Single(snapshot.Groups).UserMembers.Length);
        Assert.Null(snapshot.Groups[0].IncompleteReason);
        Assert.True(directory.IsClosed);
    }

    [Fact]
    public async Task Sends_a_request_for_each_page_not_for_each_person()
    {
        var directory = new FakeDirectory { PageSize = 10 };
        FakeObject group = Crowd(directory, 25);

        _ = await ReadAsync(directory, group.Id);

        // The server itself, the group, and three pages of members.
        Assert.Equal(5, directory.Queries.Count);
    }

    [Fact]
    public async Task A_range_that_does_not_follow_makes_the_group_incomplete_S1()
    {
        var directory = new FakeDirectory
        {
            LargestRange = 10,
            After = (query, page) => query.Attributes.Any(name => name.StartsWith("member;range=10", StringComparison.Ordinal))
                ? new LdapPage([new LdapEntry("CN=Crowd", [KeyValuePair.Create<string, byte[][]>("member;range=15-*", [])])])
                : page,
        };
        FakeObject group = Crowd(directory, 25);

        DirectorySnapshot snapshot = await ReadAsync(directory, group.Id);

        Assert.Contains("does not fit", Assert.Single(snapshot.Groups).IncompleteReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LdapFailure.Truncated)]
    [InlineData(LdapFailure.TimedOut)]
    [InlineData(LdapFailure.Refused)]
    [InlineData(LdapFailure.NotFound)]
    internal async Task A_page_that_fails_makes_the_group_incomplete_and_the_others_go_on_S1(LdapFailure failure)
    {
        var directory = new FakeDirectory
        {
            PageSize = 10,
            Before = (query, page) =>
            {
                if (page == 1)
                {
                    throw new LdapFailureException(failure, "it broke");
                }
            },
        };
        FakeObject crowd = Crowd(directory, 25);
        FakeObject small = directory.Group(900, "Small");
        small.Listed.Add(directory.User(901));

        DirectorySnapshot snapshot = await ReadAsync(directory, crowd.Id, small.Id);

        Assert.Contains("it broke", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
        Assert.Equal(10, snapshot.Groups[0].UserMembers.Length);
        Assert.True(snapshot.Groups[1].IsComplete);
    }

    [Fact]
    public async Task A_lost_connection_makes_every_group_yet_to_be_read_incomplete_S1()
    {
        var directory = new FakeDirectory
        {
            Before = (query, page) =>
            {
                if (query.Filter.Contains("memberOf", StringComparison.Ordinal) && query.Filter.Contains("Second", StringComparison.Ordinal))
                {
                    throw new LdapFailureException(LdapFailure.ConnectionLost, "the connection to the server was lost");
                }
            },
        };
        FakeObject first = directory.Group(1, "First");
        FakeObject nested = directory.Group(4, "Nested");
        first.Listed.Add(nested);
        FakeObject second = directory.Group(2, "Second");
        FakeObject third = directory.Group(3, "Third");

        DirectorySnapshot snapshot = await ReadAsync(directory, first.Id, second.Id, third.Id);

        Assert.True(snapshot.Groups[0].IsComplete);
        Assert.Equal(4, snapshot.Groups.Count);
        Assert.All(snapshot.Groups.Skip(1), group => Assert.Contains("was lost", group.IncompleteReason, StringComparison.Ordinal));
        Assert.Contains(snapshot.Groups, group => group.Name == "Nested");
        Assert.DoesNotContain(directory.Queries, query => query.BaseDn == LdapQuery.DnOf(third.Id));
    }

    [Fact]
    public async Task A_connection_lost_before_anything_was_read_is_an_error()
    {
        var directory = new FakeDirectory
        {
            Before = (query, _) =>
            {
                if (query.BaseDn.Length > 0)
                {
                    throw new LdapFailureException(LdapFailure.ConnectionLost, "the connection to the server was lost");
                }
            },
        };

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => ReadAsync(directory, Crowd(directory, 3).Id));

        Assert.Equal("Directory 'hq': dc.fake.test could not be read: the connection to the server was lost.", exception.Message);
        Assert.True(directory.IsClosed);
    }

    [Fact]
    public async Task Pages_that_repeat_themselves_are_noticed()
    {
        LdapPage? first = null;
        var directory = new FakeDirectory
        {
            PageSize = 10,
            After = (query, page) => query.PageSize is null ? page : first ??= page,
        };

        DirectorySnapshot snapshot = await ReadAsync(directory, Crowd(directory, 25).Id);

        Assert.Contains("repeats one page", Assert.Single(snapshot.Groups).IncompleteReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_cookie_for_all_pages_and_empty_pages_between_are_allowed()
    {
        int pages = 0;
        var directory = new FakeDirectory
        {
            After = (query, page) => query.PageSize is null ? page : pages++ switch
            {
                0 => new LdapPage([.. page.Entries.Take(10)]) { Cookie = "a"u8.ToArray() },
                1 => new LdapPage([.. page.Entries.Skip(10).Take(10)]) { Cookie = "a"u8.ToArray() },
                2 => new LdapPage([]) { Cookie = "b"u8.ToArray() },
                _ => new LdapPage([.. page.Entries.Skip(20)]),
            },
            Before = null,
        };
        DirectorySnapshot snapshot = await ReadAsync(new CookieTolerant(directory), Crowd(directory, 25).Id);

        Assert.Equal(25, snapshot.Users.Count);
        Assert.True(snapshot.Groups[0].IsComplete);
    }

    [Fact]
    public async Task A_member_that_is_named_but_not_to_be_seen_makes_the_group_incomplete_S1()
    {
        var directory = new FakeDirectory();
        FakeObject group = Crowd(directory, 3);
        group.Listed.Add(directory.Add(FakeDirectory.MakeUser(77, isVisible: false)));

        DirectorySnapshot snapshot = await ReadAsync(directory, group.Id);

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

        DirectorySnapshot snapshot = await ReadAsync(directory, group.Id);

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

        DirectorySnapshot snapshot = await ReadAsync(directory, hidden.Id, empty.Id);

        Assert.Contains("may not read the list", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
        Assert.True(snapshot.Groups[1].IsComplete);
    }

    [Theory]
    [InlineData("objectSid")]
    [InlineData("groupType")]
    public async Task A_group_whose_own_properties_may_not_be_read_is_incomplete_S1(string missing)
    {
        var directory = new FakeDirectory();
        FakeObject group = Crowd(directory, 3).Without(missing);

        DirectorySnapshot snapshot = await ReadAsync(directory, group.Id);

        Assert.Contains("own properties", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objectGUID")]
    [InlineData("objectClass")]
    public async Task A_member_of_which_nothing_can_be_told_makes_the_group_incomplete_S1(string missing)
    {
        var directory = new FakeDirectory();
        FakeObject group = Crowd(directory, 3);
        _ = group.Listed[1].Without(missing);

        DirectorySnapshot snapshot = await ReadAsync(directory, group.Id);

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

        DirectorySnapshot snapshot = await ReadAsync(directory, group.Id);

        Assert.Contains("CN=Nobody knows,DC=fake,DC=test", snapshot.Groups[0].IncompleteReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_primary_members_and_more_members_than_are_named()
    {
        var directory = new FakeDirectory();
        FakeObject group = directory.Group(513, "Domain Users");
        _ = directory.User(1).With(AttributeName.PrimaryGroupId, "513");
        _ = directory.User(2).With(AttributeName.PrimaryGroupId, "514");

        DirectorySnapshot snapshot = await ReadAsync(directory, group.Id);

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

        DirectorySnapshot snapshot = await ReadAsync(directory, Crowd(directory, 3).Id, directory.Group(6, "Other").Id);

        Assert.Contains("ldap://child.fake.test/", Assert.Single(snapshot.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_accounts_and_trusts_are_no_people_R5()
    {
        var directory = new FakeDirectory();
        FakeObject group = Crowd(directory, 1);
        group.Listed.Add(directory.Add(new FakeObject(50, "Trust", "user").With(AttributeName.UserAccountControl, "2080")));
        group.Listed.Add(directory.Add(new FakeObject(51, "Service", "computer")));
        group.Listed.Add(directory.Add(new FakeObject(52, "Contact", "contact")));

        DirectorySnapshot snapshot = await ReadAsync(directory, group.Id);

        Assert.Single(snapshot.Users);
        Assert.True(snapshot.Groups[0].IsComplete);
    }

    [Fact]
    public async Task Cancelling_ends_the_read_between_two_pages()
    {
        using var cancellation = new CancellationTokenSource();
        var directory = new FakeDirectory
        {
            PageSize = 10,
            Before = (_, page) =>
            {
                if (page == 1)
                {
                    cancellation.Cancel();
                }
            },
        };
        FakeObject group = Crowd(directory, 100);
        ActiveDirectorySource source = Source(directory, null);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.ReadAsync([group.Id], cancellation.Token));
        Assert.DoesNotContain(directory.Queries, query => query.BaseDn == "page 2");
        Assert.True(directory.Queries.Count <= 4, "it went on");
    }

    [Fact]
    public async Task A_server_without_a_domain_is_no_domain_controller()
    {
        var directory = new FakeDirectory { After = (_, _) => new LdapPage([new LdapEntry("", [])]) };

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => ReadAsync(directory, new ObjectId(Guid.Empty)));

        Assert.Contains("no domain controller", exception.Message, StringComparison.Ordinal);
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

    private static FakeObject Crowd(FakeDirectory directory, int size)
    {
        FakeObject group = directory.Group(5000, "Crowd");
        for (int i = 1; i <= size; i++)
        {
            group.Listed.Add(directory.User(i));
        }

        return group;
    }

    private static ActiveDirectorySource Source(Connecting.ILdapConnector connector, int? rangeStep) => new(
        new DirectoryName("hq"),
        new ActiveDirectoryOptions { Server = "dc.fake.test", MemberRangeStep = rangeStep },
        connector,
        new FakeTimeProvider(),
        logger: null);

    private static Task<DirectorySnapshot> ReadAsync(Connecting.ILdapConnector connector, params ObjectId[] groups) =>
        Source(connector, null).ReadAsync(groups, TestContext.Current.CancellationToken);

    private static Task<DirectorySnapshot> ReadAsync(Connecting.ILdapConnector connector, int? rangeStep, params ObjectId[] groups) =>
        Source(connector, rangeStep).ReadAsync(groups, TestContext.Current.CancellationToken);

    /// <summary>Forgets the cookies, for a server that is played by its answers alone.</summary>
    private sealed class CookieTolerant(FakeDirectory directory) : Connecting.ILdapConnector, ILdapSession
    {
        public Task<ILdapSession> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ILdapSession>(this);

        public LdapPage Search(LdapQuery query, ReadOnlyMemory<byte> cookie) => directory.Search(query, default);

        public void Dispose() => directory.Dispose();
    }
}
