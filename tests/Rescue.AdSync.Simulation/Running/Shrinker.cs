using System.Collections.Immutable;
using Rescue.AdSync.Simulation.Checks;
using Rescue.AdSync.Simulation.PlantedBugs;
using Rescue.AdSync.Simulation.Scenarios;

namespace Rescue.AdSync.Simulation.Running;

/// <summary>Makes a scenario that breaks a promise smaller, for as long as it breaks the same one.</summary>
internal sealed class Shrinker(PlantedBug bug, string rule)
{
    private const int MaxTries = 600;
    private int _tries;

    public static async Task<Scenario> ShrinkAsync(Scenario scenario, Violation violation, PlantedBug bug)
    {
        var shrinker = new Shrinker(bug, violation.Rule);
        Scenario before;
        do
        {
            before = scenario;
            scenario = await shrinker.PassAsync(scenario);
        }
        while (scenario != before && shrinker._tries < MaxTries);
        return scenario;
    }

    private async Task<Scenario> PassAsync(Scenario scenario)
    {
        scenario = await DropRunsAsync(scenario);
        scenario = await DropEachAsync(scenario, scenario.Incidents.Length, static (now, i) => now with { Incidents = now.Incidents.RemoveAt(i) });
        scenario = await DropEachAsync(scenario, scenario.World.People.Length, static (now, i) => now with { World = now.World with { People = now.World.People.RemoveAt(i) } });
        foreach (Func<Scenario, Scenario> simplify in Simplifications)
        {
            scenario = await TryAsync(scenario, simplify(scenario));
        }

        return scenario;
    }

    private static Func<Scenario, Scenario>[] Simplifications { get; } =
    [
        Policies(policy => policy with { Admins = null, AdministratorTarget = AdministratorTarget.None }),
        Policies(policy => policy with { Field = null }),
        scenario => scenario with { World = scenario.World with { NestsLevelTwo = false, NestsNight = false } },
        scenario => scenario with { World = scenario.World with { UsesSession = false } },
        scenario => scenario with { World = scenario.World with { Seats = null } },
        Policies(policy => policy with { Protected = -1, Excluded = -1 }),
        Policies(policy => policy with { Support = new PairingSpec() }),
        scenario => scenario with { Runs = [.. scenario.Runs.Select(run => run with { Policy = null })] },
        scenario => scenario with { Runs = [.. scenario.Runs.Select(run => run with { Undoes = null })] },
        scenario => scenario with { Runs = [.. scenario.Runs.Select(run => run with { ClockSetBy = TimeSpan.Zero })] },
        scenario => scenario with { Runs = [.. scenario.Runs.Select(run => run with { Approves = false, ApprovesOld = false, Pause = TimeSpan.FromHours(1) })] },
        scenario => scenario with { Runs = [.. scenario.Runs.Select(run => new RunSpec(false, TimeSpan.FromHours(1), Policy: run.Policy))] },
    ];

    private static Func<Scenario, Scenario> Policies(Func<PolicySpec, PolicySpec> simplify) => scenario => scenario with
    {
        World = scenario.World with { Policy = simplify(scenario.World.Policy) },
        Runs = [.. scenario.Runs.Select(run => run with { Policy = run.Policy is null ? null : simplify(run.Policy) })],
    };

    private async Task<Scenario> DropRunsAsync(Scenario scenario)
    {
        for (int run = scenario.Runs.Length - 1; run >= 0 && scenario.Runs.Length > 1; run--)
        {
            int dropped = run;
            ImmutableArray<Incident> incidents = [.. scenario.Incidents.Where(incident => incident.Run != dropped).Select(incident => incident.Run > dropped ? incident with { Run = incident.Run - 1 } : incident)];
            scenario = await TryAsync(scenario, scenario with { Runs = scenario.Runs.RemoveAt(run), Incidents = incidents });
        }

        return scenario;
    }

    private async Task<Scenario> DropEachAsync(Scenario scenario, int count, Func<Scenario, int, Scenario> drop)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            scenario = await TryAsync(scenario, drop(scenario, i));
        }

        return scenario;
    }

    private async Task<Scenario> TryAsync(Scenario scenario, Scenario smaller)
    {
        if (_tries >= MaxTries || smaller == scenario)
        {
            return scenario;
        }

        _tries++;
        HistoryResult result = await HistoryRunner.RunAsync(smaller, bug);
        return result.Violation?.Rule == rule ? smaller : scenario;
    }
}
