using Rescue.AdSync.ActiveDirectory.Connecting;
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
        FakeObject group = directory.Crowd(25);

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, askedStep, group.Id);

        Assert.Equal(25, Assert.Single(snapshot.Groups).UserMembers.Length);
        Assert.Null(snapshot.Groups[0].IncompleteReason);
        Assert.True(directory.IsClosed);
    }

    [Fact]
    public async Task Sends_a_request_for_each_page_not_for_each_person()
    {
        var directory = new FakeDirectory { PageSize = 10 };
        FakeObject group = directory.Crowd(25);

        _ = await FakeReads.ReadAsync(directory, group.Id);

        // The server itself, the group, three pages of members, and the second count of primary members.
        Assert.Equal(6, directory.Queries.Count);
    }

    [Fact]
    public async Task A_range_that_does_not_follow_makes_the_group_incomplete_S1()
    {
        var directory = new FakeDirectory
        {
            LargestRange = 10,
            After = (query, page) => query.Attributes.Any(name => name.StartsWith("member;range=10", StringComparison.Ordinal))
                ? new LdapPage([new LdapEntry("CN=Crowd", [KeyValuePair.Create<string, byte[][]>("objectGUID", [page.Entries[0].Bytes("objectGUID")!]), KeyValuePair.Create<string, byte[][]>("member;range=15-*", [])])])
                : page,
        };
        FakeObject group = directory.Crowd(25);

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, group.Id);

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
        FakeObject crowd = directory.Crowd(25);
        FakeObject small = directory.Group(900, "Small");
        small.Listed.Add(directory.User(901));

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, crowd.Id, small.Id);

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
        FakeObject second = directory.Group(2, "Second");
        FakeObject third = directory.Group(3, "Third");
        first.Listed.AddRange([second, third]);
        third.Listed.Add(directory.Group(4, "Never reached"));

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, first.Id);

        Assert.True(snapshot.Groups[0].IsComplete);
        Assert.Equal(["First", "Second", "Third"], snapshot.Groups.Select(group => group.Name));
        Assert.All(snapshot.Groups.Skip(1), group => Assert.Contains("was lost", group.IncompleteReason, StringComparison.Ordinal));
        Assert.DoesNotContain(directory.Queries, query => query.Filter.Contains("Third", StringComparison.Ordinal));
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

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => FakeReads.ReadAsync(directory, directory.Crowd(3).Id));

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

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(directory, directory.Crowd(25).Id);

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
        };

        DirectorySnapshot snapshot = await FakeReads.ReadAsync(new CookieTolerant(directory), directory.Crowd(25).Id);

        Assert.Equal(25, snapshot.Users.Count);
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
        FakeObject group = directory.Crowd(100);
        ActiveDirectorySource source = FakeReads.Source(directory);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.ReadAsync([group.Id], cancellation.Token));
    }

    [Fact]
    public async Task A_server_without_a_domain_is_no_domain_controller()
    {
        var directory = new FakeDirectory { After = (_, _) => new LdapPage([new LdapEntry("", [])]) };

        DirectoryException exception = await Assert.ThrowsAsync<DirectoryException>(() => FakeReads.ReadAsync(directory, new ObjectId(Guid.Empty)));

        Assert.Contains("no domain controller", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Forgets the cookies, for a server that is played by its answers alone.</summary>
    private sealed class CookieTolerant(FakeDirectory directory) : ILdapConnector, ILdapSession
    {
        public Task<ILdapSession> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ILdapSession>(this);

        public string Server => directory.Server;

        public LdapPage Search(LdapQuery query, ReadOnlyMemory<byte> cookie) => directory.Search(query, default);

        public void Dispose() => directory.Dispose();
    }
}
