using Rescue.AdSync.Simulation.Running;
using Rescue.AdSync.Simulation.Scenarios;

namespace Rescue.AdSync.Simulation.Tests;

public sealed class HistoryTests
{
    private const long Seeds = 3_000;

    [Fact]
    public async Task Whatever_goes_wrong_no_promise_is_broken()
    {
        (IReadOnlyList<BrokenSeed> broken, HistoryFigures figures) = await LongRun.PlayAsync(1, Seeds, Environment.ProcessorCount);

        Assert.True(broken.Count == 0, broken.Count == 0 ? null : await FailureReport.WriteAsync(broken[0].Seed, broken[0].Violation));
        Assert.Equal(Seeds, figures.Histories);
        Assert.True(figures.Strikes > Seeds, $"Hardly anything went wrong: {figures}.");
        Assert.True(figures.Unjudged < Seeds / 5, $"In too many histories nobody could be judged: {figures}.");
    }

    [Fact]
    public async Task A_seed_gives_the_same_history_each_time()
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            HistoryResult first = await HistoryRunner.RunAsync(ScenarioGenerator.Make(seed), tellsStory: true);
            HistoryResult second = await HistoryRunner.RunAsync(ScenarioGenerator.Make(seed), tellsStory: true);

            Assert.Equal(first.Story, second.Story);
        }
    }
}
