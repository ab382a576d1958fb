using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>Unknown is not empty (S1).</summary>
internal static class CompletenessCases
{
    public static IReadOnlyList<DirectorySourceCase> All { get; } =
    [
        new("What was read without a fault is complete", "S1", ContractFeatures.None, NothingIsDoubtedAsync),
        new("A member who cannot be seen makes the group incomplete, and no other", "S1", ContractFeatures.UnreadableMembers, UnreadableMemberAsync),
        new("A directory that cannot be reached is an error, not an empty one", "S1", ContractFeatures.Outages, OutageAsync),
        new("A read that breaks calls nothing complete that is not", "S1", ContractFeatures.Failures, BrokenReadAsync),
        new("A search that breaks is an error, not a shorter list", "S1", ContractFeatures.Failures, BrokenSearchAsync),
    ];

    private static async Task NothingIsDoubtedAsync(ContractRun run)
    {
        DirectorySnapshot read = await run.ReadAsync(run.SoundGroups).ConfigureAwait(false);
        run.RequireGroups([], read.Groups.Where(group => !group.IsComplete).Select(group => $"{group.Name}: {group.IncompleteReason}"), "incomplete groups");
        run.RequireEqual(run.Truth(run.SoundGroups), read);
    }

    private static async Task UnreadableMemberAsync(ContractRun run)
    {
        DirectorySnapshot read = await run.ReadAsync("veiled", "alone").ConfigureAwait(false);
        run.Require(read.TryGetGroup(run.IdOf("veiled"), out DirectoryGroup? veiled), "the group in the snapshot", "none");
        run.Require(!veiled!.IsComplete, "a group that is marked as incomplete, because one of its members cannot be seen", "one that calls itself complete");
        run.Require(read.TryGetGroup(run.IdOf("alone"), out DirectoryGroup? alone) && alone.IsComplete, "the other group to be complete", alone?.IncompleteReason ?? "none");
        run.RequireTrueOrIncomplete(run.Truth("veiled", "alone"), read);
    }

    private static async Task OutageAsync(ContractRun run)
    {
        IDirectorySource source = run.Unreachable;
        DirectoryException search = await run.RequireThrowsAsync<DirectoryException>(() => source.FindGroupsAsync(GroupQuery.All, run.CancellationToken), "a search").ConfigureAwait(false);
        DirectoryException read = await run.RequireThrowsAsync<DirectoryException>(() => source.ReadAsync(run.IdsOf(["alone"]), run.CancellationToken), "a read").ConfigureAwait(false);
        run.Require(search.Directory == source.Name && read.Directory == source.Name, $"errors that name the directory '{source.Name}'", $"'{search.Directory}' and '{read.Directory}'");
    }

    private static async Task BrokenReadAsync(ContractRun run)
    {
        DirectorySnapshot truth = run.Truth(run.SoundGroups);
        foreach (IDirectorySource source in run.Failing)
        {
            try
            {
                run.RequireTrueOrIncomplete(truth, await source.ReadAsync(run.IdsOf(run.SoundGroups), run.CancellationToken).ConfigureAwait(false));
            }
            catch (DirectoryException)
            {
                // To say that nothing was learned is true as well.
            }
        }
    }

    private static async Task BrokenSearchAsync(ContractRun run)
    {
        foreach (IDirectorySource source in run.Failing)
        {
            try
            {
                IReadOnlyList<GroupSummary> found = await source.FindGroupsAsync(GroupQuery.All, run.CancellationToken).ConfigureAwait(false);
                HashSet<ObjectId> ids = [.. found.Select(group => group.Id)];
                run.RequireGroups([], run.World.Groups.Where(group => !ids.Contains(run.IdOf(group.Key))).Select(group => group.Name), "groups that the search lost without a word");
            }
            catch (DirectoryException)
            {
                // To say that nothing was learned is true as well.
            }
        }
    }
}
