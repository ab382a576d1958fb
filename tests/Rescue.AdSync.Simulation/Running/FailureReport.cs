using System.Globalization;
using System.Text;
using Rescue.AdSync.Simulation.Checks;
using Rescue.AdSync.Simulation.PlantedBugs;
using Rescue.AdSync.Simulation.Scenarios;

namespace Rescue.AdSync.Simulation.Running;

/// <summary>Tells the smallest story of a seed that breaks a promise.</summary>
internal static class FailureReport
{
    public static async Task<string> WriteAsync(ulong seed, Violation violation, PlantedBug bug = PlantedBug.None)
    {
        if (violation.Rule == Violation.Standstill)
        {
            // Neither can it be made smaller, nor would it come to an end this time.
            return $"Seed {seed} breaks a promise: {violation.Rule}. {violation.What}";
        }

        Scenario scenario = await Shrinker.ShrinkAsync(ScenarioGenerator.Make(seed), violation, bug);
        HistoryResult result = await HistoryRunner.RunAsync(scenario, bug, tellsStory: true);
        var text = new StringBuilder();
        CultureInfo culture = CultureInfo.InvariantCulture;
        text.AppendLine(culture, $"Seed {seed} breaks a promise: {violation.Rule}.").AppendLine(violation.What);
        text.AppendLine(culture, $"The smallest history that breaks it has {scenario.Runs.Length} runs, {scenario.World.People.Length} people, {scenario.Incidents.Length} incidents:");
        text.AppendLine(culture, $"  {Words(scenario.World)}");
        foreach (PersonSpec person in scenario.World.People)
        {
            text.AppendLine(culture, $"  {person}");
        }

        foreach (Incident incident in scenario.Incidents)
        {
            text.AppendLine(culture, $"  {incident}");
        }

        foreach (string line in result.Story)
        {
            text.AppendLine(line);
        }

        string planted = bug == PlantedBug.None ? string.Empty : $" --bug {bug}";
        return text.AppendLine(culture, $"To see it again: dotnet run -c Release --project tests/Rescue.AdSync.Simulation -- --seed {seed}{planted}").ToString();
    }

    private static string Words(WorldSpec world)
    {
        string text = (world with { People = [] }).ToString();
        return text[(text.IndexOf("Policy =", StringComparison.Ordinal))..];
    }
}
