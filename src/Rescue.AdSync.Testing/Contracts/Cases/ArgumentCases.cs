using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>What is refused, and what a source is called.</summary>
internal static class ArgumentCases
{
    public static IReadOnlyList<DirectorySourceCase> All { get; } =
    [
        new("A source has a name that stays", "IDirectorySource.Name", ContractFeatures.None, NameStaysAsync),
        new("A search for null is refused", "IDirectorySource.FindGroupsAsync", ContractFeatures.None, run =>
            run.RequireThrowsAsync<ArgumentNullException>(() => run.Source.FindGroupsAsync(null!, run.CancellationToken), "a search for null")),
        new("A read of null is refused", "IDirectorySource.ReadAsync", ContractFeatures.None, run =>
            run.RequireThrowsAsync<ArgumentNullException>(() => run.Source.ReadAsync(null!, run.CancellationToken), "a read of null")),
    ];

    private static async Task NameStaysAsync(ContractRun run)
    {
        DirectoryName before = run.Source.Name;
        run.Require(before != default, "a name", "none");
        DirectorySnapshot read = await run.ReadAsync("alone").ConfigureAwait(false);
        run.Require(read.Directory == before, $"a snapshot of '{before}'", $"one of '{read.Directory}'");
        run.Require(run.Source.Name == before, $"the name '{before}' after a read", $"'{run.Source.Name}'");
    }
}
