using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>The same question has the same answer, later and at the same time.</summary>
internal static class RepetitionCases
{
    private const int AtOnce = 8;

    public static IReadOnlyList<DirectorySourceCase> All { get; } =
    [
        new("The same content read twice is equal", "R17", ContractFeatures.None, TwiceAsync),
        new("The same search made twice is equal", "R17", ContractFeatures.None, SearchTwiceAsync),
        new("Reads and searches at the same time are as good as one after the other", "IDirectorySource", ContractFeatures.None, AtTheSameTimeAsync),
    ];

    private static async Task TwiceAsync(ContractRun run)
    {
        DirectorySnapshot first = await run.ReadAsync(run.SoundGroups).ConfigureAwait(false);
        DirectorySnapshot second = await run.ReadAsync(run.SoundGroups).ConfigureAwait(false);
        run.RequireEqual(first, second);
        run.RequireEqual(run.Truth(run.SoundGroups), second);
    }

    private static async Task SearchTwiceAsync(ContractRun run)
    {
        IReadOnlyList<GroupSummary> first = await run.Source.FindGroupsAsync(GroupQuery.All, run.CancellationToken).ConfigureAwait(false);
        IReadOnlyList<GroupSummary> second = await run.Source.FindGroupsAsync(GroupQuery.All, run.CancellationToken).ConfigureAwait(false);
        run.RequireSequence([.. first.Select(group => group.ToString())], [.. second.Select(group => group.ToString())], "the same groups in the same order");
    }

    private static async Task AtTheSameTimeAsync(ContractRun run)
    {
        DirectorySnapshot truth = run.Truth("desk", "people");
        Task<DirectorySnapshot>[] reads = [.. Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => run.ReadAsync("desk", "people"), run.CancellationToken))];
        Task[] searches = [.. Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => SearchCases.RequireAsync(run, GroupCriterion.StartsWith, "Harbour L"), run.CancellationToken))];
        foreach (DirectorySnapshot read in await Task.WhenAll(reads).ConfigureAwait(false))
        {
            run.RequireEqual(truth, read);
        }

        await Task.WhenAll(searches).ConfigureAwait(false);
    }
}
