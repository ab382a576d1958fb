using CsCheck;
using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Fakes;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

public sealed class OverlapTests
{
    private static readonly Gen<Domain> Domains =
        from groups in Gen.Int[1, 30]
        from users in Gen.Int[0, 40]
        from memberships in Gen.Select(Gen.Int[0, groups - 1], Gen.Int[0, groups + users - 1]).Array[0, 120]
        from pageSize in Gen.Int[1, 50]
        from largestRange in Gen.Int[1, 20]
        from concurrency in Gen.Int[2, 8]
        select new Domain(groups, users, memberships, pageSize, largestRange, concurrency);

    // Nesting, loops, empty groups, ranges and pages of every size.
    [Fact]
    public async Task Reading_several_groups_at_a_time_gives_what_reading_one_after_the_other_gives() =>
        await Domains.SampleAsync(
            async domain => Assert.Equal(Describe(await domain.ReadAsync(1)), Describe(await domain.ReadAsync(domain.Concurrency))), iter: 60, threads: 1);

    [Fact]
    public async Task Requests_are_as_many_as_the_formula_says() =>
        await Domains.SampleAsync(
            async domain =>
            {
                FakeDirectory directory = domain.Build();
                DirectorySnapshot snapshot = await domain.ReadAsync(directory, 4);
                Assert.Equal(domain.ExpectedRequests(snapshot), directory.Queries.Count);
            },
            iter: 60,
            threads: 1);

    [Theory]
    [InlineData(999, 999, 1100)]
    [InlineData(1, 999, 4)]
    [InlineData(20, 10, 23)]
    [InlineData(999, 1500, 2099)]
    [InlineData(999, 3000, 4097)]
    public void The_formula_for_so_many_groups_of_so_many_members_on_one_level(int groups, int members, int expected) =>
        Assert.Equal(expected, Formula.Requests([Enumerable.Repeat(members, groups).ToArray()], pageSize: 1000, range: 1500));

    [Fact]
    public async Task A_group_is_in_the_middle_of_its_requests_while_another_is_read()
    {
        using var together = new Barrier(4);
        bool met = false;
        var meeting = new MeetingSession(query => query.Filter.Contains("memberOf", StringComparison.Ordinal), () => met |= together.SignalAndWait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        for (int i = 0; i < 4; i++)
        {
            meeting.Directory.Group(i + 1, $"Group {i}").Listed.Add(meeting.Directory.User(i + 100));
        }

        _ = await FakeReads.Source(meeting, concurrency: 4).ReadAsync(
            [.. Enumerable.Range(1, 4).Select(i => new ObjectId(new Guid(i, 0, 0, new byte[8])))], TestContext.Current.CancellationToken);

        Assert.True(met);
    }

    private static string Describe(DirectorySnapshot snapshot) => string.Join('\n', snapshot.Groups.Select(group =>
        $"{group.Id} {group.Name} {group.IncompleteReason}: {string.Join(',', group.UserMembers.ToArray().Select(i => snapshot.Users[i]))} {string.Join(',', group.GroupMembers.ToArray().Select(i => snapshot.Groups[i].Id))}")
        .Append(string.Join(',', snapshot.Users.Select(user => user.Id))));

    /// <summary>What a read costs, with lists that may be read and members that tell their groups.</summary>
    internal static class Formula
    {
        /// <summary>Counts the requests for levels of nesting, each given by the number of members of its groups.</summary>
        /// <param name="levels">The groups' numbers of members.</param>
        /// <param name="pageSize">The entries to a page.</param>
        /// <param name="range">The names to a portion of a list.</param>
        /// <param name="closesWithEmptyPage">Whether the server sends an empty page after a last one that is full, as Samba does.</param>
        public static int Requests(IReadOnlyList<int[]> levels, int pageSize, int range, bool closesWithEmptyPage = false) =>
            1 + levels.Sum(level => (2 * Portions(level.Length, GroupRecords.BatchSize))
                + level.Sum(members => OfGroup(members, pageSize, range) + (closesWithEmptyPage && members > 0 && members % pageSize == 0 ? 1 : 0)));

        // The search for members has a page at least; an empty group is asked once more whether it is.
        private static int OfGroup(int members, int pageSize, int range) =>
            members == 0 ? 2 : Portions(members, pageSize) + Portions(members, range) - 1;

        private static int Portions(int count, int size) => (count + size - 1) / size;
    }

    private sealed record Domain(int Groups, int Users, (int Group, int Member)[] Memberships, int PageSize, int LargestRange, int Concurrency)
    {
        public FakeDirectory Build()
        {
            var directory = new FakeDirectory { PageSize = PageSize, LargestRange = LargestRange };
            FakeObject[] all = [.. Enumerable.Range(0, Groups + Users).Select(i => i < Groups ? directory.Group(i + 1, $"G{i}x") : directory.User(i + 1))];
            foreach ((int group, int member) in Memberships.Distinct())
            {
                all[group].Listed.Add(all[member]);
            }

            return directory;
        }

        public Task<DirectorySnapshot> ReadAsync(int concurrency) => ReadAsync(Build(), concurrency);

        public Task<DirectorySnapshot> ReadAsync(FakeDirectory directory, int concurrency) =>
            FakeReads.Source(directory, concurrency: concurrency).ReadAsync(Start, TestContext.Current.CancellationToken);

        public int ExpectedRequests(DirectorySnapshot snapshot)
        {
            var sizes = snapshot.Groups.ToDictionary(group => group.Id, group => group.UserMembers.Length + group.GroupMembers.Length);
            var levels = new List<int[]>();
            var reached = new HashSet<ObjectId>(Start);
            List<ObjectId> level = Start;
            while (level.Count > 0)
            {
                levels.Add([.. level.Select(id => sizes[id])]);
                level =
                [
                    .. level.SelectMany(id => snapshot.Groups.Single(group => group.Id == id).GroupMembers.ToArray())
                        .Select(index => snapshot.Groups[index].Id).Where(reached.Add),
                ];
            }

            // A page of the fake holds groups' own entries too.
            int extra = levels.Sum(groups => groups.Chunk(GroupRecords.BatchSize).Sum(batch => batch.Length < 2 ? 0 : ((batch.Length + PageSize - 1) / PageSize) - 1));
            return Formula.Requests(levels, PageSize, LargestRange) + extra;
        }

        private List<ObjectId> Start => [.. Enumerable.Range(1, (Groups + 1) / 2).Select(i => new ObjectId(new Guid(i, 0, 0, new byte[8])))];
    }

    /// <summary>Answers some requests only when enough of them are there.</summary>
    private sealed class MeetingSession(Func<LdapQuery, bool> isMet, Action meet) : ILdapConnector, ILdapSession
    {
        public FakeDirectory Directory { get; } = new();

        public string Server => Directory.Server;

        public Task<ILdapSession> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ILdapSession>(this);

        public LdapPage Search(LdapQuery query, ReadOnlyMemory<byte> cookie)
        {
            if (isMet(query))
            {
                meet();
            }

            return Directory.Search(query, cookie);
        }

        public void Dispose() => Directory.Dispose();
    }
}
