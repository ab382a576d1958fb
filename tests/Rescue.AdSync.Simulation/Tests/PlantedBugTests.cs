using System.Globalization;
using Rescue.AdSync.Simulation.PlantedBugs;
using Rescue.AdSync.Simulation.Running;

namespace Rescue.AdSync.Simulation.Tests;

/// <summary>A simulation that finds nothing proves something only if it finds what is there to be found.</summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private const long MaxSeeds = 20_000;

    public static TheoryData<string> Bugs => new(Enum.GetNames<PlantedBug>().Where(name => name != nameof(PlantedBug.None)));

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task A_planted_bug_is_found(string name)
    {
        (IReadOnlyList<BrokenSeed> broken, HistoryFigures figures) = await LongRun.PlayAsync(1, MaxSeeds, Environment.ProcessorCount, Enum.Parse<PlantedBug>(name));

        Assert.True(broken.Count > 0, $"{name} was not found in {figures.Histories} histories.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: seed {broken[0].Seed} breaks a promise: {broken[0].Violation.Rule}. {broken[0].Violation.What}"));
    }
}
