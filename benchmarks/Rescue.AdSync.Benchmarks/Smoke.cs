using Rescue.AdSync.Benchmarks.Baselines;
using Rescue.AdSync.Benchmarks.Tenants;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Benchmarks;

/// <summary>Runs every benchmark once at the smallest size, so that none of them rots, and holds their answers against each other.</summary>
internal static class Smoke
{
    public static async Task<int> RunAsync()
    {
        foreach (Scenario scenario in Enum.GetValues<Scenario>())
        {
            var benchmark = new PlannerBenchmarks { Memberships = 1_000, Scenario = scenario };
            benchmark.Setup();
            int[] counts = [benchmark.Linq(), benchmark.Dictionaries(), benchmark.Planner()];
            _ = benchmark.Floor();
            Console.WriteLine($"{scenario}: {string.Join(", ", counts)} actions by LINQ, dictionaries and the planner");
            Require(counts[0] == counts[1], $"{scenario}: the two baselines differ.");
            Require(scenario is not (Scenario.NoChange or Scenario.NoChangeUnlinked) || counts[2] == 0, $"{scenario}: the planner finds changes where there are none.");
            CompareWithBaseline(scenario);
        }

        var snapshots = new SnapshotBenchmarks { Memberships = 1_000 };
        snapshots.Setup();
        _ = snapshots.Directory();
        _ = snapshots.Rescue();
        Require(snapshots.PlanAndId().ToString().Length == 71, "The plan has no id.");
        await CompareGraphReadersAsync();
        return 0;
    }

    private static async Task CompareGraphReadersAsync()
    {
        var benchmark = new GraphReadBenchmarks { Pages = 2 };
        benchmark.Setup();
        try
        {
            List<DirectoryUser> typed = await benchmark.Typed();
            Console.WriteLine($"Graph: {typed.Count} users by typed models");
            Require(typed.Count == 2 * Graph.MemberPages.PageSize, "The typed models miss users.");
            Require(typed.SequenceEqual(await benchmark.Generated()), "The generated serializer reads other users than the typed models.");
            Require(typed.SequenceEqual(await benchmark.Bare()), "Our own reading behind a bare client finds other users than the typed models.");
            Require(typed.SequenceEqual(await benchmark.Own()), "Our own reading finds other users than the typed models.");
        }
        finally
        {
            benchmark.Cleanup();
        }
    }

    private static void CompareWithBaseline(Scenario scenario)
    {
        PlanningInput input = TenantGenerator.Make(1_000, scenario).Read();
        ILookup<ActionKind, Operation> baseline = LinqPlanner.Plan(input).ToLookup(operation => operation.Kind);
        PlanSummary planned = ReconciliationPlanner.Plan(input).Summary;
        (ActionKind Kind, int Planned)[] kinds =
        [
            (ActionKind.CreateUser, planned.CreateUser), (ActionKind.UpdateUser, planned.UpdateUser), (ActionKind.MoveUser, planned.MoveUser),
            (ActionKind.EnableUser, planned.EnableUser), (ActionKind.DisableUser, planned.DisableUser),
        ];
        foreach ((ActionKind kind, int count) in kinds)
        {
            Require(baseline[kind].Count() == count, $"{scenario}: the baseline has {baseline[kind].Count()} of {kind}, the planner {count}.");
        }
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}
