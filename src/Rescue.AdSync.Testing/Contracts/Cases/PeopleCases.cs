using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>What is told of people.</summary>
internal static class PeopleCases
{
    private const string User = "DirectoryUser";

    public static IReadOnlyList<DirectorySourceCase> All { get; } =
    [
        new("A user's attributes are those of the directory", User, ContractFeatures.None, run => run.RequireTruthAsync("people")),
        new("A user without mail has none", "R7", ContractFeatures.MissingMail, run => RequireUserAsync(run, "people", "hal")),
        new("A user without a user principal name has none", "R7", ContractFeatures.UserPrincipalNames | ContractFeatures.MissingUserPrincipalNames, run => RequireUserAsync(run, "people", "ida")),
        new("A name comes as it is written, whatever characters it has", User, ContractFeatures.HostileNames, run => RequireUserAsync(run, "people", "jon")),
        new("An account that may sign in is enabled", "R5", ContractFeatures.None, run => RequireUserAsync(run, "states", "ann")),
        new("A disabled account is disabled", "R5", ContractFeatures.DisabledAccounts, run => RequireUserAsync(run, "states", "dora")),
        new("An expired account is expired", "R5", ContractFeatures.ExpiredAccounts, run => RequireUserAsync(run, "states", "emil")),
        new("An account of unknown state is not called disabled", "S1", ContractFeatures.UnknownStates, run => RequireUserAsync(run, "states", "fay")),
        new("A guest is a guest", "R5", ContractFeatures.Guests, run => RequireUserAsync(run, "states", "gus")),
    ];

    private static async Task RequireUserAsync(ContractRun run, string group, string key)
    {
        DirectorySnapshot read = await run.ReadAsync(group).ConfigureAwait(false);
        DirectoryUser truth = run.World.FindUser(key)!.ToDirectoryUser(run.IdOf(key));
        DirectoryUser? user = read.Users.FirstOrDefault(user => user.Id == truth.Id);
        run.Require(user is not null, $"user {truth} ({truth.Id}) in the snapshot of '{group}'", "none");
        string differences = string.Join(" ", UserDifferences.Between(truth, user!));
        run.Require(differences.Length == 0, $"the user as the directory has it", differences);
    }
}
