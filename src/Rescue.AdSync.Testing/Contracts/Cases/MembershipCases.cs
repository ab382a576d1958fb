using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>Who is a member of what.</summary>
internal static class MembershipCases
{
    public static IReadOnlyList<DirectorySourceCase> All { get; } =
    [
        new("Groups within groups are read, however deep", "R3", ContractFeatures.NestedGroups, run => run.RequireTruthAsync("desk")),
        new("Members are direct members, and those of nested groups stay theirs", "R3", ContractFeatures.NestedGroups, DirectMembersAsync),
        new("A user who is reached by several ways is there once", "R4", ContractFeatures.NestedGroups, OnceAsync),
        new("A group that is asked for and nested as well is there once", "R3", ContractFeatures.NestedGroups, run => run.RequireTruthAsync("level-three", "desk", "night")),
        new("Groups that contain each other are walked once", "R3", ContractFeatures.NestedGroups | ContractFeatures.GroupLoops, LoopAsync),
        new("A group of one member has one", "IDirectorySource.ReadAsync", ContractFeatures.None, run => run.RequireTruthAsync("alone")),
        new("A group without members is there, complete and empty", "S2", ContractFeatures.EmptyGroups, EmptyAsync),
        new("A group of more members than fit a page has them all", "S1", ContractFeatures.None, run => run.RequireTruthAsync("crowd")),
        new("Contacts and computers are nobody, and leave their group complete", "R5", ContractFeatures.Things, run => run.RequireTruthAsync("things")),
    ];

    private static async Task DirectMembersAsync(ContractRun run)
    {
        DirectorySnapshot read = await run.ReadAsync("desk").ConfigureAwait(false);
        foreach (string key in (string[])["desk", "level-two", "level-three", "night"])
        {
            run.Require(read.TryGetGroup(run.IdOf(key), out DirectoryGroup? group), $"the group '{key}' in the snapshot", "none");
            ContractGroup expected = run.World.FindGroup(key)!;
            run.RequireGroups(
                run.IdsOf(expected.Members).Select(id => id.ToString()),
                [.. group!.UserMembers.ToArray().Select(user => read.Users[user].Id.ToString()), .. group.GroupMembers.ToArray().Select(nested => read.Groups[nested].Id.ToString())],
                $"the direct members of '{expected.Name}'");
        }
    }

    private static async Task OnceAsync(ContractRun run)
    {
        DirectorySnapshot read = await run.ReadAsync("desk", "night", "people").ConfigureAwait(false);
        int count = read.Users.Count(user => user.Mail == "ann.mail@example.com");
        run.Require(count == 1, "Ann Ash once", $"her {count} times");
        run.RequireEqual(run.Truth("desk", "night", "people"), read);
    }

    private static async Task LoopAsync(ContractRun run)
    {
        await run.RequireTruthAsync("loop-a").ConfigureAwait(false);
        await run.RequireTruthAsync("loop-c", "loop-b").ConfigureAwait(false);
    }

    private static async Task EmptyAsync(ContractRun run)
    {
        DirectorySnapshot read = await run.ReadAsync("nobody").ConfigureAwait(false);
        run.Require(read.TryGetGroup(run.IdOf("nobody"), out DirectoryGroup? group), "the group in the snapshot, because a missing one stands for one that was not found", "none");
        run.Require(group!.IsComplete, "a complete group", $"one marked as incomplete: {group.IncompleteReason}");
        run.RequireEqual(run.Truth("nobody"), read);
    }
}
