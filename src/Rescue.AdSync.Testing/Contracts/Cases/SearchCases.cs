using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>How groups are found. A directory may hold more groups than the world; they are not judged.</summary>
internal static class SearchCases
{
    private const string Find = "IDirectorySource.FindGroupsAsync";

    public static IReadOnlyList<DirectorySourceCase> All { get; } =
    [
        new("A search finds the groups whose name begins with the term", Find, ContractFeatures.None, BeginningsAsync),
        new("A search finds the groups whose name has the term in it", Find, ContractFeatures.None, run => RequireAsync(run, GroupCriterion.Contains, "our D")),
        new("A search finds the groups whose name is the term", Find, ContractFeatures.None, run => RequireAsync(run, GroupCriterion.Equals, "Harbour Level 2")),
        new("A search for the whole name finds no longer name", Find, ContractFeatures.None, run => RequireAsync(run, GroupCriterion.Equals, "Harbour Level")),
        new("A search pays no regard to case", Find, ContractFeatures.None, IgnoresCaseAsync),
        new("A search for a term that no name has finds no group", Find, ContractFeatures.None, FindsNothingAsync),
        new("A search for an empty term finds every group, but none when the name must equal it", Find, ContractFeatures.None, EmptyTermAsync),
        new("A search finds groups only, not users", Find, ContractFeatures.None, FindsNoUsersAsync),
        new("A search gives each group once, ordered by name and then by key", Find, ContractFeatures.None, OrderAsync),
        new("A search gives two groups of one name as two, ordered by key", Find, ContractFeatures.EqualGroupNames, TwinsAsync),
        new("A search tells name and description", "GroupSummary", ContractFeatures.None, TellsAsync),
        new("A search tells how many direct members a group has, or that it cannot tell", "GroupSummary.MemberCount", ContractFeatures.None, MemberCountAsync),
    ];

    /// <summary>Requires that a search finds those groups of the world that the query's own rule finds, and no other.</summary>
    public static async Task RequireAsync(ContractRun run, GroupCriterion criterion, string term)
    {
        var query = new GroupQuery(criterion, term);
        IReadOnlyList<GroupSummary> found = await run.Source.FindGroupsAsync(query, run.CancellationToken).ConfigureAwait(false);
        IEnumerable<string> expected = run.World.Groups.Where(group => group.Name.Length > 0 && query.Matches(group.Name)).Select(group => group.Name);
        run.RequireGroups(expected, OfTheWorld(run, found).Select(group => group.Name), $"{criterion} '{term}' to find");
    }

    private static async Task BeginningsAsync(ContractRun run)
    {
        await RequireAsync(run, GroupCriterion.StartsWith, "Harbour L").ConfigureAwait(false);
        await RequireAsync(run, GroupCriterion.StartsWith, "our D").ConfigureAwait(false);
    }

    private static async Task IgnoresCaseAsync(ContractRun run)
    {
        await RequireAsync(run, GroupCriterion.StartsWith, "HARBOUR l").ConfigureAwait(false);
        await RequireAsync(run, GroupCriterion.Contains, "OUR d").ConfigureAwait(false);
        await RequireAsync(run, GroupCriterion.Equals, "hARBOUR lEVEL 2").ConfigureAwait(false);
    }

    private static async Task FindsNothingAsync(ContractRun run)
    {
        foreach (GroupCriterion criterion in Enum.GetValues<GroupCriterion>())
        {
            IReadOnlyList<GroupSummary> found = await run.FindAsync(criterion, "Zzz no such group zzz").ConfigureAwait(false);
            run.RequireGroups([], found.Select(group => group.Name), $"{criterion} an unknown term to find");
        }
    }

    private static async Task EmptyTermAsync(ContractRun run)
    {
        await RequireAsync(run, GroupCriterion.StartsWith, string.Empty).ConfigureAwait(false);
        await RequireAsync(run, GroupCriterion.Contains, string.Empty).ConfigureAwait(false);
        IReadOnlyList<GroupSummary> found = await run.FindAsync(GroupCriterion.Equals, string.Empty).ConfigureAwait(false);
        run.RequireGroups([], found.Select(group => group.Name), "Equals with an empty term to find");
    }

    private static async Task FindsNoUsersAsync(ContractRun run)
    {
        HashSet<ObjectId> users = [.. run.IdsOf(run.World.Users.Select(user => user.Key))];
        IReadOnlyList<GroupSummary> all = await run.Source.FindGroupsAsync(GroupQuery.All, run.CancellationToken).ConfigureAwait(false);
        run.RequireGroups([], all.Where(group => users.Contains(group.Id)).Select(group => group.Name), "users among the groups");
        IReadOnlyList<GroupSummary> named = await run.FindAsync(GroupCriterion.Equals, "Ann Ash").ConfigureAwait(false);
        run.RequireGroups([], named.Select(group => group.Name), "the name of a user to find");
    }

    private static async Task OrderAsync(ContractRun run)
    {
        IReadOnlyList<GroupSummary> all = await run.Source.FindGroupsAsync(GroupQuery.All, run.CancellationToken).ConfigureAwait(false);
        string[] expected = [.. all.DistinctBy(group => group.Id).OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase).ThenBy(group => group.Id).Select(Label)];
        run.RequireSequence(expected, [.. all.Select(Label)], "each group once, in order of name and key");
    }

    private static async Task TwinsAsync(ContractRun run)
    {
        IReadOnlyList<GroupSummary> found = await run.FindAsync(GroupCriterion.Equals, "Harbour Twin").ConfigureAwait(false);
        string[] expected = [.. run.IdsOf(["twin-one", "twin-two"]).Order().Select(id => id.ToString())];
        run.RequireSequence(expected, [.. OfTheWorld(run, found).Select(group => group.Id.ToString())], "two groups called 'Harbour Twin', in order of their keys");
    }

    private static async Task TellsAsync(ContractRun run)
    {
        IReadOnlyList<GroupSummary> all = await run.Source.FindGroupsAsync(GroupQuery.All, run.CancellationToken).ConfigureAwait(false);
        run.RequireGroups(
            run.World.Groups.Select(group => $"{run.IdOf(group.Key)} {group.Name}: {group.Description}"),
            OfTheWorld(run, all).Select(group => $"{group.Id} {group.Name}: {group.Description}"),
            "names and descriptions");
    }

    // Whether things count as members is left to the source.
    private static async Task MemberCountAsync(ContractRun run)
    {
        foreach (ContractGroup group in run.World.Groups.Where(group => !group.Members.Any(member => run.World.FindThing(member) is not null)))
        {
            IReadOnlyList<GroupSummary> found = await run.FindAsync(GroupCriterion.Equals, group.Name).ConfigureAwait(false);
            int? count = found.FirstOrDefault(one => one.Id == run.IdOf(group.Key))?.MemberCount;
            run.Require(count is null || count == group.Members.Count, $"'{group.Name}' to have {group.Members.Count} direct members, or no number", $"{count}");
        }
    }

    private static IEnumerable<GroupSummary> OfTheWorld(ContractRun run, IReadOnlyList<GroupSummary> found)
    {
        HashSet<ObjectId> ours = [.. run.IdsOf(run.AllGroups)];
        return found.Where(group => ours.Contains(group.Id));
    }

    private static string Label(GroupSummary group) => $"{group.Name} ({group.Id})";
}
