using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts;

public sealed class ContractWorldTests
{
    public static TheoryData<ContractFeatures> EachFeature =>
        new(Enum.GetValues<ContractFeatures>().Where(feature => feature != ContractFeatures.None));

    [Fact]
    public void The_whole_world_has_what_the_cases_are_about()
    {
        ContractWorld world = ContractWorld.Create();

        Assert.Equal(ContractWorld.DefaultCrowdSize, world.FindGroup("crowd")!.Members.Count);
        Assert.Empty(world.FindGroup("nobody")!.Members);
        Assert.Equal(
            [AccountState.Unknown, AccountState.Enabled, AccountState.Disabled, AccountState.Expired],
            world.Users.Select(user => user.State).Distinct().Order());
        Assert.Contains("loop-a", world.FindGroup("loop-c")!.Members);
        Assert.Equal(3, world.Things.Count);
        Assert.All(Keys(world), key => Assert.Matches("^[a-z0-9-]{1,20}$", key));
        Assert.Distinct(world.Groups.Select(group => group.SuggestedId).Concat(world.Users.Select(user => user.SuggestedId)));
    }

    [Theory]
    [MemberData(nameof(EachFeature))]
    public void A_world_that_lacks_something_has_nothing_that_needs_it(ContractFeatures lack)
    {
        ContractWorld world = ContractWorld.Create(lack, crowdSize: 3);
        HashSet<string> keys = [.. Keys(world)];

        Assert.All(world.Groups.SelectMany(group => group.Members), member => Assert.Contains(member, keys));
        Assert.Equal(lack != ContractFeatures.NestedGroups, world.Groups.Any(group => group.Members.Any(member => world.FindGroup(member) is not null)));
        Assert.Equal(lack is not (ContractFeatures.GroupLoops or ContractFeatures.NestedGroups), world.FindGroup("loop-a") is not null);
        Assert.Equal(lack != ContractFeatures.EmptyGroups, world.Groups.Any(group => group.Members.Count == 0));
        Assert.Equal(lack != ContractFeatures.EqualGroupNames, world.Groups.DistinctBy(group => group.Name).Count() < world.Groups.Count);
        Assert.Equal(lack != ContractFeatures.DisabledAccounts, world.Users.Any(user => user.State == AccountState.Disabled));
        Assert.Equal(lack != ContractFeatures.Guests, world.Users.Any(user => user.IsGuest));
        Assert.Equal(lack != ContractFeatures.MissingMail, world.Users.Any(user => user.Mail is null));
        Assert.Equal(lack != ContractFeatures.UserPrincipalNames, world.Users.Any(user => user.UserPrincipalName is not null));
        Assert.Equal(lack != ContractFeatures.Departments, world.Users.Any(user => user.Department is not null));
        Assert.Equal(lack != ContractFeatures.Things, world.FindGroup("things") is not null);
        Assert.False(world.Has(lack));
    }

    [Theory]
    [MemberData(nameof(EachFeature))]
    public void What_is_lacking_is_said_in_words(ContractFeatures lack)
    {
        string[] reasons = [.. ContractRows.Inapplicable(lack)];

        Assert.All(reasons, reason => Assert.Contains(": The fixture offers ", reason, StringComparison.Ordinal));
        Assert.Equal(DirectorySourceContract.Cases.Count, reasons.Length + DirectorySourceContract.Applicable(lack).Count);
    }

    [Fact]
    public void The_truth_is_what_the_world_says_and_marks_what_cannot_be_seen()
    {
        ContractWorld world = ContractWorld.Create(crowdSize: 3);

        DirectorySnapshot truth = world.Truth(new DirectoryName("hq"), ContractWorld.SuggestedId, "desk", "veiled", "no-such-group");

        Assert.Equal(
            ["Harbour Desk", "Harbour Level 2", "Harbour Level 3", "Harbour Night", "Harbour Veiled"],
            truth.Groups.Select(group => group.Name).Order());
        Assert.Equal(["Ann Ash", "Bob Berg", "Cem Çelik", "Dora Disabled"], truth.Users.Select(user => user.DisplayName).Order());
        Assert.Equal(["Harbour Veiled"], truth.Groups.Where(group => !group.IsComplete).Select(group => group.Name));
    }

    [Fact]
    public async Task A_case_that_does_not_apply_is_refused_and_says_why()
    {
        DirectorySourceCase things = DirectorySourceContract.Cases.Single(one => one.Needs == ContractFeatures.Things);

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => things.RunAsync(new InMemoryFixture(), TestContext.Current.CancellationToken));

        Assert.Contains("no contacts and computers in groups", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixture_that_forgets_to_say_what_it_lacks_is_told_so()
    {
        IDirectorySourceFixture fixture = new Broken.BrokenFixture { Stalled = null };
        DirectorySourceCase waiting = DirectorySourceContract.Cases.First(one => one.Needs == ContractFeatures.Stalls);

        InvalidOperationException told = await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => waiting.RunAsync(fixture, TestContext.Current.CancellationToken));

        Assert.Contains("Stalled", told.Message, StringComparison.Ordinal);
        Assert.Contains("Stalls", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_have_names_of_their_own_and_rules()
    {
        Assert.Distinct(DirectorySourceContract.Cases.Select(one => one.Name));
        Assert.All(DirectorySourceContract.Cases, one => Assert.NotEmpty(one.Rule));
        Assert.Throws<ArgumentException>(() => DirectorySourceContract.Find("No such case"));
    }

    private static IEnumerable<string> Keys(ContractWorld world) =>
        world.Groups.Select(group => group.Key).Concat(world.Users.Select(user => user.Key)).Concat(world.Things.Select(thing => thing.Key));
}
