using System.Runtime.CompilerServices;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Core.Tests.Execution;
using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Core.Tests.Checks;

public sealed class ConnectionCheckerTests : SyncTest
{
    [Fact]
    public async Task A_sound_setup_passes_every_check()
    {
        ObjectId ann = Directory.User("ann@example.com");
        Directory.Group("Support", ann, Directory.Group("Nordics", Directory.User("bob@example.com")));
        Pair("Support", "Technicians/Support");

        CheckReport report = await CheckAsync();

        Assert.Equal(CheckStatus.Passed, report.Status);
        Assert.False(report.HasFailures);
        Assert.Equal([(CheckSubjectKind.Directory, "hq"), (CheckSubjectKind.Rescue, "Rescue")], report.Subjects.Select(subject => (subject.Kind, subject.Name)));
        Assert.Equal("Read completely: 2 people in 2 groups.", Only(report, "hq", CheckCode.GroupRead).Message);
        Assert.Equal("Technicians/Support", Only(report, "Rescue", CheckCode.GroupRead).Subject);
        Assert.Contains("sync@example.com of Example Ltd is a master administrator", Only(report, "Rescue", CheckCode.Permission).Message, StringComparison.Ordinal);
        Assert.Contains("2 of 999 groups", Only(report, "Rescue", CheckCode.Limit).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S7_Nothing_is_written()
    {
        Directory.Group("Support", Directory.User("ann@example.com"));
        Pair("Support", "20");

        await CheckAsync();

        Assert.NotEmpty(Rescue.Calls);
        Assert.Empty(Rescue.Writes);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_read_keeps_nothing_else_from_being_checked()
    {
        var other = new FakeDirectory("cloud") { Throws = new DirectoryException(new DirectoryName("cloud"), "it does not answer.") };
        Directory.Group("Support", Directory.User("ann@example.com"));
        Pair("Support", "20");
        Pair("Anything", "20", pairing => pairing with { Directory = other.Name });

        CheckReport report = await CheckAsync(other);

        Assert.Equal(CheckStatus.Passed, Subject(report, "hq").Status);
        Assert.Contains("it does not answer.", Only(report, "cloud", CheckCode.Reachable).Message, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Skipped, Only(report, "cloud", CheckCode.GroupRead).Status);
        Assert.Equal(CheckStatus.Passed, Only(report, "Rescue", CheckCode.Permission).Status);
        Assert.Equal(CheckStatus.Skipped, Only(report, "Rescue", CheckCode.Limit).Status);
        Assert.True(report.HasFailures);
    }

    [Fact]
    public async Task An_unexpected_exception_of_a_directory_is_a_failed_check()
    {
        Directory.Throws = new InvalidOperationException("a bug");
        Pair("Support", "20");

        Assert.Equal(CheckStatus.Failed, Only(await CheckAsync(), "hq", CheckCode.Reachable).Status);
    }

    [Theory]
    [InlineData("Suport", "has no group of this name")]
    [InlineData("7f0a5c4e-0000-4000-8000-0000000000ff", "shows no group")]
    public async Task A_paired_group_that_is_not_there_fails(string name, string expected)
    {
        Directory.Group("Support", Directory.User("ann@example.com"));
        Pair(name, "20");

        CheckResult result = Only(await CheckAsync(), "hq", CheckCode.GroupRead);

        Assert.Equal((CheckStatus.Failed, name), (result.Status, result.Subject));
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Advice);
    }

    [Fact]
    public async Task S1_A_nested_group_that_is_not_read_completely_fails_and_says_what_it_means()
    {
        ObjectId nested = Directory.Group("Nordics", new ObjectId(Guid.NewGuid()));
        Directory.Group("Support", nested);
        Pair("Support", "20");

        CheckResult result = Only(await CheckAsync(), "hq", CheckCode.GroupRead);

        Assert.Equal((CheckStatus.Failed, "Support"), (result.Status, result.Subject));
        Assert.Contains("'Nordics' (nested in 'Support') was not read completely", result.Message, StringComparison.Ordinal);
        Assert.Contains("nobody is disabled", result.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Technicians/Suport")]
    [InlineData("99999")]
    [InlineData("Technicians")]
    public async Task R13_A_target_that_is_missing_or_of_the_wrong_kind_fails(string target)
    {
        Directory.Group("Support", Directory.User("ann@example.com"));
        Pair("Support", target);

        Assert.Equal(CheckStatus.Failed, Only(await CheckAsync(), "Rescue", CheckCode.GroupRead).Status);
    }

    [Fact]
    public async Task S5_A_credential_that_is_no_master_administrators_fails()
    {
        NodeId admin = Account.User(FakeAccount.Administrators, "admin@example.com");
        Rescue.Caller = new RescueAccount(1, "Example Ltd", admin, NodeId.None, EmailAddress.From("admin@example.com"));

        CheckResult result = Only(await CheckAsync(), "Rescue", CheckCode.Permission);

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Contains("master administrator", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S5_The_account_holder_may_do_all_though_a_mere_administrator()
    {
        NodeId admin = Account.User(FakeAccount.Administrators, "admin@example.com", node => node with { IsAccountHolder = true });
        Rescue.Caller = new RescueAccount(1, "Example Ltd", admin, NodeId.None, EmailAddress.From("admin@example.com"));

        CheckResult result = Only(await CheckAsync(), "Rescue", CheckCode.Permission);

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Contains("the account holder", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_that_is_refused_fails_and_the_rest_is_skipped()
    {
        var refused = new RescueException(Answers.BadToken, "The token is wrong.");
        Rescue.Faults.Add(new FakeFault(Call.GetAccount, Answers.BadToken) { Throws = refused });

        CheckReport report = await CheckAsync();

        Assert.Equal((CheckStatus.Failed, "The token is wrong."), (Only(report, "Rescue", CheckCode.SignIn).Status, Only(report, "Rescue", CheckCode.SignIn).Message));
        Assert.Equal(CheckStatus.Skipped, Only(report, "Rescue", CheckCode.Permission).Status);
        Assert.Equal(CheckStatus.Skipped, Only(report, "Rescue", CheckCode.GroupRead).Status);
    }

    [Theory]
    [InlineData(1, 999, "2 groups, mirrored ones included")]
    [InlineData(999, 1, "2 people would sit in the group that 'Support' leads to")]
    public async Task R15_More_than_the_limits_allow_fails(int groups, int members, string expected)
    {
        Directory.Group("Support", Directory.User("ann@example.com"), Directory.User("bob@example.com"), Directory.Group("Nordics"));
        Pair("Support", "20");
        Policy = Policy with { MaxGroups = groups, MaxMembersPerGroup = members };

        CheckResult result = Only(await CheckAsync(), "Rescue", CheckCode.Limit);

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R14_A_pattern_that_protects_nobody_is_a_warning()
    {
        Policy = Policy with { Protected = ["owner@*", "10", "boss@*", "77"] };
        Directory.Group("Support", Directory.User("ann@example.com"));
        Pair("Support", "20");

        CheckReport report = await CheckAsync();

        Assert.Equal(
            [CheckStatus.Passed, CheckStatus.Passed, CheckStatus.Warning, CheckStatus.Warning],
            Subject(report, "Rescue").Results.Where(result => result.Code == CheckCode.Protected).Select(result => result.Status));
        Assert.Equal(CheckStatus.Warning, report.Status);
    }

    [Fact]
    public async Task R1_Two_names_for_one_group_fail()
    {
        ObjectId support = Directory.Group("Support", Directory.User("ann@example.com"));
        Pair("Support", "20");
        Pair(support.ToString(), "20");

        Assert.Contains("is paired on the Technician side already", Only(await CheckAsync(), "Rescue", CheckCode.Pairing).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_can_test_itself_does_and_is_shown_a_paired_group()
    {
        var source = new SelfTesting(Directory) { Result = new CheckResult(CheckCode.Tls, CheckStatus.Warning, "It ends soon.") };
        ObjectId support = Directory.Group("Support", Directory.User("ann@example.com"));
        Pair("Support", "20");

        CheckReport report = await CheckAsync(source);

        Assert.Equal(support, source.Sample);
        Assert.Equal([CheckCode.Tls, CheckCode.GroupRead], Subject(report, "hq").Results.Select(result => result.Code));
        Assert.Equal(CheckStatus.Warning, Subject(report, "hq").Status);
    }

    [Fact]
    public async Task What_a_source_finds_failed_keeps_its_groups_from_being_read()
    {
        var source = new SelfTesting(Directory) { Result = new CheckResult(CheckCode.SignIn, CheckStatus.Failed, "The password is wrong.") };
        Directory.Group("Support", Directory.User("ann@example.com"));
        Pair("Support", "20");

        CheckReport report = await CheckAsync(source);

        Assert.Equal([CheckCode.SignIn, CheckCode.GroupRead], Subject(report, "hq").Results.Select(result => result.Code));
        Assert.Empty(Directory.Reads);
    }

    [Fact]
    public async Task A_self_test_that_throws_has_failed()
    {
        var source = new SelfTesting(Directory) { Throws = new InvalidOperationException("a bug") };

        Assert.Contains("a bug", Only(await CheckAsync(source), "hq", CheckCode.Reachable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_directory_can_be_checked_alone()
    {
        Directory.Group("Support", Directory.User("ann@example.com"));
        Pair("Support", "20");

        CheckReport report = await Checker(Directory, new FakeDirectory("cloud")).CheckDirectoryAsync(new DirectoryName("HQ"), Token);

        Assert.Equal("hq", Assert.Single(report.Subjects).Name);
        Assert.Empty(Rescue.Calls);
    }

    [Fact]
    public async Task A_cancelled_check_ends()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Checker(Directory).CheckAsync(stop.Token));
    }

    [Fact]
    public void S3_A_brake_that_never_holds_is_a_warning()
    {
        IReadOnlyList<CheckResult> results = PolicyChecks.Check(Policy with { MaxDisables = new Brake(1, 100), MaxMoves = new Brake(10, 30), MaxCreates = null });

        Assert.Equal([CheckStatus.Warning, CheckStatus.Passed, CheckStatus.Passed], results.Select(result => result.Status));
        Assert.Contains("Policy:MaxDisables:Percent", results[0].Advice, StringComparison.Ordinal);
    }

    private static CheckedSubject Subject(CheckReport report, string name) => report.Subjects.Single(subject => subject.Name == name);

    private static CheckResult Only(CheckReport report, string subject, string code) => Assert.Single(Subject(report, subject).Results, result => result.Code == code);

    private ConnectionChecker Checker(params IDirectorySource[] sources) => new(sources, Rescue, Policy, Pairings, Time);

    private Task<CheckReport> CheckAsync() => Checker(Directory).CheckAsync(Token);

    private Task<CheckReport> CheckAsync(FakeDirectory other) => Checker(Directory, other).CheckAsync(Token);

    private Task<CheckReport> CheckAsync(SelfTesting source) => Checker(source).CheckAsync(Token);

    private sealed class SelfTesting(FakeDirectory directory) : IDirectorySource, IConnectionCheck
    {
        public CheckResult? Result { get; init; }

        public Exception? Throws { get; init; }

        public ObjectId? Sample { get; private set; }

        public DirectoryName Name => directory.Name;

        public Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default) => directory.FindGroupsAsync(query, cancellationToken);

        public Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default) => directory.ReadAsync(groups, cancellationToken);

        public async IAsyncEnumerable<CheckResult> CheckAsync(ObjectId? group, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Sample = group;
            await Task.Yield();
            if (Throws is not null)
            {
                throw Throws;
            }

            yield return Result!;
        }
    }
}
