using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Simulation.Boundaries;
using Rescue.AdSync.Simulation.Checks;
using Rescue.AdSync.Simulation.PlantedBugs;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Simulation.Worlds;

namespace Rescue.AdSync.Simulation.Running;

/// <summary>What one history came to.</summary>
/// <param name="Violation">What was broken, or <see langword="null"/>.</param>
/// <param name="Story">What happened, one event a line, if it was asked for.</param>
/// <param name="Figures">How much happened.</param>
internal sealed record HistoryResult(Violation? Violation, IReadOnlyList<string> Story, HistoryFigures Figures);

/// <summary>How much happened in a history, or in many.</summary>
internal readonly record struct HistoryFigures(long Histories, long Runs, long Calls, long Effects, long Strikes, long Crashes, long Unjudged)
{
    public static HistoryFigures operator +(HistoryFigures left, HistoryFigures right) => new(
        left.Histories + right.Histories, left.Runs + right.Runs, left.Calls + right.Calls, left.Effects + right.Effects,
        left.Strikes + right.Strikes, left.Crashes + right.Crashes, left.Unjudged + right.Unjudged);
}

/// <summary>Plays one scenario: the runs in which things go wrong, then quiet ones until nothing changes, then the checks.</summary>
internal sealed class HistoryRunner : IDisposable
{
    private const int MaxQuietRuns = 10;
    private const int MaxQuietCalls = 2;
    private static readonly TimeSpan QuietPause = TimeSpan.FromMinutes(10);

    // What only getUser tells may be remembered for a day (E11), and hand edits of it show no sooner.
    private static readonly TimeSpan FirstPause = TimeSpan.FromHours(25);

    private readonly World _world;
    private readonly PlantedBug _bug;
    private Engine? _engine;
    private int _runs;
    private bool _wasJudged = true;

    // Sign-ins take a thread of their own while the history waits for them.
    static HistoryRunner() => ThreadPool.SetMinThreads(4 * Environment.ProcessorCount, 4);

    private HistoryRunner(Scenario scenario, PlantedBug bug, bool tellsStory, int actionsAtOnce)
    {
        _world = new World(scenario, tellsStory, actionsAtOnce);
        _bug = bug;
    }

    public static async Task<HistoryResult> RunAsync(Scenario scenario, PlantedBug bug = PlantedBug.None, bool tellsStory = false, int actionsAtOnce = 1)
    {
        using var history = new HistoryRunner(scenario, bug, tellsStory, actionsAtOnce);
        await history.PlayAsync();
        World world = history._world;
        var figures = new HistoryFigures(1, history._runs, world.TotalCalls, world.Observer.Effects.Count, world.Strikes, world.Crashes, history._wasJudged ? 0 : 1);
        return new HistoryResult(world.Violation, world.Story, figures);
    }

    public void Dispose() => _world.Dispose();

    private async Task PlayAsync()
    {
        for (int run = 0; run < _world.Scenario.Runs.Length && _world.Violation is null; run++)
        {
            await RunOnceAsync(run, _world.Scenario.Runs[run]);
        }

        if (_world.Violation is null)
        {
            _world.ThrottledUntil = default;
            _world.UnderWay.DeliverRest();
            await SettleAsync();
        }
    }

    private async Task SettleAsync()
    {
        int first = _world.Scenario.Runs.Length;

        // Where the clock was set back, it takes longer until what is remembered looks old.
        TimeSpan setBack = TimeSpan.FromTicks(-_world.Scenario.Runs.Sum(run => Math.Min(0, run.ClockSetBy.Ticks)));
        for (int quiet = 0; quiet < MaxQuietRuns; quiet++)
        {
            long revision = _world.Account.Revision;
            RunEnding? ending = await RunOnceAsync(first + quiet, new RunSpec(Approves: true, quiet == 0 ? FirstPause + setBack : QuietPause));
            if (_world.Violation is not null)
            {
                return;
            }

            if (ending?.Preview is { } preview && ending.Report is { } report && IsSettled(preview, report, revision))
            {
                await JudgeEndAsync(preview, isIdle: report.Outcomes.IsEmpty, first + quiet + 1);
                return;
            }
        }

        _world.Note("it comes to rest", $"After {MaxQuietRuns} quiet runs there is still something to do.");
    }

    /// <summary>Nothing is left to do, but for licences that nobody has; and nothing was found out that the next plan has to heed.</summary>
    private bool IsSettled(Preview preview, RunReport report, long revision) =>
        preview is { Plan.Verdict: PlanVerdict.Ready, State.OpenActions.IsEmpty: true }
        && report.StoppedBecause is null
        && (preview.Plan.Actions.IsEmpty || (_world.Account.Revision == revision && report.Outcomes.All(LacksSeat)));

    private static bool LacksSeat(ActionOutcome outcome) =>
        outcome is { Action.Kind: ActionKind.GrantMobile, Result.Code: Accounts.RescueErrorCode.InvalidMobileAddOn };

    private async Task JudgeEndAsync(Preview last, bool isIdle, int run)
    {
        var end = new EndState(_world, last);
        await end.JudgeAsync();
        _wasJudged = end.JudgesPeople;
        if (_world.Violation is not null || !isIdle)
        {
            return;
        }

        long revision = _world.Account.Revision;
        await RunOnceAsync(run, new RunSpec(Approves: false, QuietPause));
        if (_world.Calls > MaxQuietCalls || _world.Account.Revision != revision)
        {
            _world.Note("a quiet run costs next to nothing", $"With nothing to do there were {_world.Calls} calls.");
        }
    }

    private async Task<RunEnding?> RunOnceAsync(int run, RunSpec spec)
    {
        _runs++;
        _world.Begin(run, spec);
        try
        {
            if (spec.Policy is not null)
            {
                _engine = null;
            }

            _engine ??= new Engine(_world, _bug);
            RunEnding ending = await _engine.RunAsync(spec);
            return _world.IsAlive ? ending : Killed();
        }
        catch (SimulatedCrashException)
        {
            return Killed();
        }
        catch (Exception exception)
        {
            _world.Note("a run ends in an orderly manner", exception.ToString());
            return null;
        }
    }

    private RunEnding? Killed()
    {
        _world.Lock.Release();
        _engine = null;
        return null;
    }
}
