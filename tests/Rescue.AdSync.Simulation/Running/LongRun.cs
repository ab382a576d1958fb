using System.Diagnostics;
using System.Globalization;
using Rescue.AdSync.Simulation.Checks;
using Rescue.AdSync.Simulation.PlantedBugs;
using Rescue.AdSync.Simulation.Scenarios;

namespace Rescue.AdSync.Simulation.Running;

/// <summary>Plays many seeds, each on one thread at a time, several of them side by side.</summary>
internal static class LongRun
{
    // Histories take milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Plays seeds until all are done or, unless all are wanted, one breaks a promise.</summary>
    /// <returns>The seeds that were seen to break one, in order; and how much happened.</returns>
    public static async Task<(IReadOnlyList<BrokenSeed> Broken, HistoryFigures Figures)> PlayAsync(
        ulong from, long count, int threads, PlantedBug bug = PlantedBug.None, bool playsAll = false, int actionsAtOnce = 1, Action<long>? progress = null, Action<BrokenSeed>? found = null)
    {
        var gate = new Lock();
        HistoryFigures total = default;
        var broken = new List<BrokenSeed>();
        bool stops = false;
        long next = -1;
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var index && index < count && !Volatile.Read(ref stops))
            {
                ulong seed = from + (ulong)index;
                HistoryResult result = await PlayAsync(seed, bug, actionsAtOnce);
                lock (gate)
                {
                    total += result.Figures;
                    if (result.Violation is { } violation)
                    {
                        broken.Add(new BrokenSeed(seed, violation, result.Story));
                        found?.Invoke(broken[^1]);
                        stops |= !playsAll;
                    }
                }

                progress?.Invoke(index + 1);
            }
        })));
        broken.Sort(static (left, right) => left.Seed.CompareTo(right.Seed));
        return (broken, total);
    }

    public static async Task<int> RunAsync(LongRunOptions options, TextWriter output)
    {
        if (options.Seed is { } seed)
        {
            return await TellAsync(seed, options, output);
        }

        long started = Stopwatch.GetTimestamp();
        long step = Math.Max(1, options.Seeds / 20);
        void Progress(long done)
        {
            if (done % step == 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {options.Seeds} histories, {Stopwatch.GetElapsedTime(started):hh\\:mm\\:ss}"));
            }
        }

        (IReadOnlyList<BrokenSeed> broken, HistoryFigures figures) = await PlayAsync(
            options.From, options.Seeds, options.Threads, options.Bug, options.PlaysAll, options.ActionsAtOnce, Progress, seed => output.WriteLine(Line(seed)));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{figures} in {elapsed:hh\\:mm\\:ss}, {elapsed.TotalMilliseconds * options.Threads / Math.Max(1, figures.Histories):F2} ms each"));
        if (broken.Count == 0)
        {
            await output.WriteLineAsync("No promise was broken.");
            return 0;
        }

        foreach (IGrouping<string, BrokenSeed> rule in broken.GroupBy(seed => seed.Violation.Rule).Where(_ => options.PlaysAll))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rule.Count()} seeds break: {rule.Key}"));
        }

        await output.WriteLineAsync(await StoryAsync(broken[0], options));
        return 1;
    }

    /// <summary>Tells the smallest history; where several actions were worked on at once, the one that was.</summary>
    private static async Task<string> StoryAsync(BrokenSeed broken, LongRunOptions options) => options.ActionsAtOnce > 1
        ? string.Join('\n', broken.Story)
        : await FailureReport.WriteAsync(broken.Seed, broken.Violation, options.Bug);

    /// <summary>Plays one seed. A history that comes to a standstill is given up, and breaks a promise like any other.</summary>
    private static async Task<HistoryResult> PlayAsync(ulong seed, PlantedBug bug, int actionsAtOnce)
    {
        try
        {
            return await Task.Run(() => HistoryRunner.RunAsync(ScenarioGenerator.Make(seed), bug, tellsStory: actionsAtOnce > 1, actionsAtOnce)).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return new HistoryResult(new Violation(Violation.Standstill, $"Nothing happened for {Patience.TotalSeconds} seconds."), [], default);
        }
    }

    private static string Line(BrokenSeed broken) => string.Create(CultureInfo.InvariantCulture, $"Seed {broken.Seed} breaks: {broken.Violation.Rule}. {broken.Violation.What}");

    private static async Task<int> TellAsync(ulong seed, LongRunOptions options, TextWriter output)
    {
        HistoryResult result = await HistoryRunner.RunAsync(ScenarioGenerator.Make(seed), options.Bug, tellsStory: true, options.ActionsAtOnce);
        if (result.Violation is { } violation && !options.Whole && options.ActionsAtOnce == 1)
        {
            await output.WriteLineAsync(await FailureReport.WriteAsync(seed, violation, options.Bug));
            return 1;
        }

        foreach (string line in result.Story)
        {
            await output.WriteLineAsync(line);
        }

        return result.Violation is null ? 0 : 1;
    }
}

/// <summary>A seed whose history broke a promise.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Violation">What was broken.</param>
/// <param name="Story">What happened, where playing it again may give another history.</param>
internal sealed record BrokenSeed(ulong Seed, Violation Violation, IReadOnlyList<string> Story);

/// <summary>What to play.</summary>
internal sealed record LongRunOptions(ulong? Seed, ulong From, long Seeds, int Threads, PlantedBug Bug, bool Whole, bool PlaysAll, int ActionsAtOnce)
{
    /// <summary>Reads the command line.</summary>
    /// <returns>The options, or <see langword="null"/> if it asks for tests.</returns>
    public static LongRunOptions? Read(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        if (Value("--seed") is null && Value("--seeds") is null)
        {
            return null;
        }

        CultureInfo culture = CultureInfo.InvariantCulture;
        return new LongRunOptions(
            Value("--seed") is { } seed ? ulong.Parse(seed, culture) : null,
            ulong.Parse(Value("--from") ?? "1", culture),
            long.Parse(Value("--seeds") ?? "1", culture),
            int.Parse(Value("--threads") ?? "2", culture),
            Enum.Parse<PlantedBug>(Value("--bug") ?? nameof(PlantedBug.None), ignoreCase: true),
            args.Contains("--whole"),
            args.Contains("--all"),
            int.Parse(Value("--at-once") ?? "1", culture));
    }
}
