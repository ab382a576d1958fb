using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>What is asked for, and what is there in answer.</summary>
internal static class RequestCases
{
    private const string Read = "IDirectorySource.ReadAsync";

    private static readonly ObjectId NoGroup = ContractKeys.SuggestedId("no-such-group");

    public static IReadOnlyList<DirectorySourceCase> All { get; } =
    [
        new("A read of no groups gives an empty snapshot of the directory", Read, ContractFeatures.None, run => run.RequireTruthAsync()),
        new("A group that does not exist is missing, and the others are there", Read, ContractFeatures.None, MissingGroupAsync),
        new("The key of nothing is no group", Read, ContractFeatures.None, KeyOfNothingAsync),
        new("The key of a user is no group", Read, ContractFeatures.None, KeyOfAUserAsync),
        new("A group that is asked for twice is read once", Read, ContractFeatures.None, AskedTwiceAsync),
        new("The order of the request has no meaning", Read, ContractFeatures.None, AnyOrderAsync),
        new("A read brings what was asked for and nothing else", Read, ContractFeatures.None, run => run.RequireTruthAsync("alone")),
        new("A read brings a group's name and description", Read, ContractFeatures.GroupDescriptions, run => run.RequireTruthAsync("desk")),
        new("Groups of any name are read", Read, ContractFeatures.HostileNames, HostileNamesAsync),
        new("Two groups of one name are two groups", Read, ContractFeatures.EqualGroupNames, run => run.RequireTruthAsync("twin-one", "twin-two")),
        new("A group is read by the key that a search gave", Read, ContractFeatures.None, FoundGroupAsync),
        new("All groups at once are what they are one by one", Read, ContractFeatures.None, AllAtOnceAsync),
    ];

    private static async Task MissingGroupAsync(ContractRun run)
    {
        DirectorySnapshot read = await run.Source.ReadAsync([NoGroup, .. run.IdsOf(["alone"])], run.CancellationToken).ConfigureAwait(false);
        run.RequireEqual(run.Truth("alone"), read);
        run.RequireEqual(run.Truth(), await run.Source.ReadAsync([NoGroup], run.CancellationToken).ConfigureAwait(false));
    }

    private static async Task KeyOfNothingAsync(ContractRun run) =>
        run.RequireEqual(run.Truth("alone"), await run.Source.ReadAsync([ObjectId.None, .. run.IdsOf(["alone"])], run.CancellationToken).ConfigureAwait(false));

    private static async Task KeyOfAUserAsync(ContractRun run) => run.RequireEqual(run.Truth("alone"), await run.ReadAsync("bob", "alone").ConfigureAwait(false));

    private static async Task AskedTwiceAsync(ContractRun run) =>
        run.RequireEqual(run.Truth("desk", "level-two"), await run.ReadAsync("desk", "desk", "level-two", "desk").ConfigureAwait(false));

    private static async Task AnyOrderAsync(ContractRun run)
    {
        string[] groups = run.SoundGroups;
        DirectorySnapshot forwards = await run.ReadAsync(groups).ConfigureAwait(false);
        DirectorySnapshot backwards = await run.ReadAsync(groups.Reverse()).ConfigureAwait(false);
        run.RequireEqual(forwards, backwards);
        run.RequireEqual(run.Truth(groups), backwards);
    }

    private static async Task HostileNamesAsync(ContractRun run) =>
        await run.RequireTruthAsync([.. run.World.Groups.Where(group => StandardWorld.HostileNames.Contains(group.Name)).Select(group => group.Key)]).ConfigureAwait(false);

    private static async Task FoundGroupAsync(ContractRun run)
    {
        IReadOnlyList<GroupSummary> found = await run.FindAsync(GroupCriterion.Equals, "Harbour Desk").ConfigureAwait(false);
        run.Require(found.Any(group => group.Id == run.IdOf("desk")), $"the group {run.IdOf("desk")}", string.Join(", ", found.Select(group => group.Id)));
        run.RequireEqual(run.Truth("desk"), await run.Source.ReadAsync([run.IdOf("desk")], run.CancellationToken).ConfigureAwait(false));
    }

    private static async Task AllAtOnceAsync(ContractRun run)
    {
        await run.RequireTruthAsync(run.SoundGroups).ConfigureAwait(false);
        foreach (string group in run.SoundGroups)
        {
            await run.RequireTruthAsync(group).ConfigureAwait(false);
        }
    }
}
