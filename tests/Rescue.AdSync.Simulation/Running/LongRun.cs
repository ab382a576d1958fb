using System.Diagnostics;
using System.Globalization;
using Rescue.AdSync.Simulation.PlantedBugs;
using Rescue.AdSync.Simulation.Scenarios;

namespace Rescue.AdSync.Simulation.Running;

/// <summary>Plays many seeds, each on one thread at a time, several of them side by side.</summary>
internal static class LongRun
{
    /// <summary>Plays seeds until all are done or, unless all are wanted, one breaks a promise.</summary>
    /// <returns>The seeds that were seen to break one, in order; and how much happened.</returns>
    public static async Task<(IReadOnlyList<BrokenSeed> Broken, HistoryFigures Figures)> PlayAsync(
        ulong from, long count, int threads, PlantedBug bug = PlantedBug.None, bool playsAll = false, Action<long>? progress = null)
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
                HistoryResult result = await HistoryRunner.RunAsync(ScenarioGenerator.Make(seed), bug);
                lock (gate)
                {
                    total += result.Figures;
                    if (result.Violation is { } violation)
                    {
                        broken.Add(new BrokenSeed(seed, violation));
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
        (IReadOnlyList<BrokenSeed> broken, HistoryFigures figures) = await PlayAsync(options.From, options.Seeds, options.Threads, options.Bug, options.PlaysAll, done =>
        {
            if (done % step == 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {options.Seeds} histories, {Stopwatch.GetElapsedTime(started):hh\\:mm\\:ss}"));
            }
        });
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
            foreach (BrokenSeed example in rule.Take(4))
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {example.Seed}: {example.Violation.What}"));
            }
        }

        await output.WriteLineAsync(await FailureReport.WriteAsync(broken[0].Seed, broken[0].Violation, options.Bug));
        return 1;
    }

    private static async Task<int> TellAsync(ulong seed, LongRunOptions options, TextWriter output)
    {
        HistoryResult result = await HistoryRunner.RunAsync(ScenarioGenerator.Make(seed), options.Bug, tellsStory: true);
        if (result.Violation is { } violation && !options.Whole)
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
internal sealed record BrokenSeed(ulong Seed, Checks.Violation Violation);

/// <summary>What to play.</summary>
internal sealed record LongRunOptions(ulong? Seed, ulong From, long Seeds, int Threads, PlantedBug Bug, bool Whole, bool PlaysAll)
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
            args.Contains("--all"));
    }
}
