using System.Globalization;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Simulation.Boundaries;
using Rescue.AdSync.Simulation.Checks;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Worlds;

/// <summary>Everything there is in one history, and the one counter of events that puts all of it in order.</summary>
internal sealed class World : IDisposable
{
    private const int MaxCallsInARun = 1_500;

    private readonly Timetable _timetable = new();
    private readonly Bystanders _bystanders;
    private readonly StateStores _stores;
    private readonly List<string>? _story;
    private int _lostInARow;

    public World(Scenario scenario, bool tellsStory, int actionsAtOnce)
    {
        ActionsAtOnce = actionsAtOnce;
        Clock = new SimulatedClock(goesOffApart: actionsAtOnce > 1);
        Scenario = scenario;
        _story = tellsStory ? [] : null;
        Groups = new AccountBuilder(scenario.World);
        Directory = new SimulatedDirectory(scenario.World);
        Emulator = new RescueEmulatorHandler(new RescueEmulatorOptions { Account = Groups.Account, TimeProvider = new TrueClock(Clock) });
        _bystanders = new Bystanders(this);
        _stores = new StateStores(scenario.Seed);
        Store = new SimulatedStore(this, _stores.Store);
        Lock = new SimulatedLock(this, (IRunLock)_stores.Store);
        Observer = new Observer(this);
        Policy = new WorldPolicy(this, scenario.World.Policy);
        UnderWay = new CallsUnderWay(this);
    }

    public Scenario Scenario { get; }

    /// <summary>Gets how many actions the engine works on at once. With more than one, chance that no seed controls has a part in the history.</summary>
    public int ActionsAtOnce { get; }

    public WorldSpec Spec => Scenario.World;

    public SimulatedClock Clock { get; }

    public AccountBuilder Groups { get; }

    public EmulatedAccount Account => Groups.Account;

    public RescueEmulatorHandler Emulator { get; }

    public SimulatedDirectory Directory { get; }

    public SimulatedStore Store { get; }

    public SimulatedLock Lock { get; }

    public Observer Observer { get; }

    public CallsUnderWay UnderWay { get; }

    /// <summary>Gets the configuration as it is now.</summary>
    public WorldPolicy Policy { get; private set; }

    /// <summary>Gets the run that takes place, from 0; those after the scenario's own are quiet.</summary>
    public int Run { get; private set; } = -1;

    /// <summary>Gets a number that every event makes greater.</summary>
    public int Tick { get; private set; }

    /// <summary>Gets the number of calls of Rescue in this run, each attempt counted.</summary>
    public int Calls { get; private set; }

    public int TotalCalls { get; private set; }

    public int Crashes { get; private set; }

    public int Strikes { get; private set; }

    /// <summary>Gets a value indicating whether the process runs; once it is gone, it can have no more effect.</summary>
    public bool IsAlive { get; private set; }

    public DateTimeOffset ThrottledUntil { get; set; }

    /// <summary>Gets or sets the plan of the last run that a rule held, or would have: what somebody may approve.</summary>
    public PlanId? LastHeld { get; set; }

    public CancellationTokenSource Cancellation { get; private set; } = new();

    /// <summary>Gets what was found wrong first, or <see langword="null"/>.</summary>
    public Violation? Violation { get; private set; }

    public IReadOnlyList<string> Story => _story ?? [];

    public bool TellsStory => _story is not null;

    public void Dispose()
    {
        Observer.Dispose();
        Emulator.Dispose();
        Cancellation.Dispose();
        _stores.Dispose();
    }

    public int Next() => ++Tick;

    public void Tell(string what)
    {
        if (_story is not null)
        {
            lock (Clock.Gate)
            {
                _story.Add(string.Create(CultureInfo.InvariantCulture, $"{Tick,4}  {what}"));
            }
        }
    }

    /// <summary>Mixes up who comes first where several actions are worked on at once.</summary>
    public void LetOthersGoFirst()
    {
        if (ActionsAtOnce > 1)
        {
            Thread.Sleep(0);
        }
    }

    /// <summary>Begins a run.</summary>
    public void Begin(int run, RunSpec spec)
    {
        Clock.Pass(spec.Pause);
        Clock.Set(spec.ClockSetBy);
        Run = run;
        Calls = 0;
        _lostInARow = 0;
        IsAlive = true;
        Cancellation.Dispose();
        Cancellation = new CancellationTokenSource();
        _timetable.Begin(Scenario.Incidents.Where(incident => incident.Run == run));
        Next();
        Tell(run < Scenario.Runs.Length ? $"=== run {run + 1} at {Clock.GetUtcNow():HH:mm}" : $"=== quiet run {run + 1 - Scenario.Runs.Length}");
        if (spec.ClockSetBy != TimeSpan.Zero)
        {
            Tell($"the clock was set by {spec.ClockSetBy}");
        }

        if (spec.Policy is { } policy)
        {
            Tell($"the configuration is another: {policy}");
            Policy = new WorldPolicy(this, policy);
        }

        Observer.RunBegins();
    }

    /// <summary>Passes a boundary of the process: what is due between calls happens.</summary>
    /// <param name="applies">Says whether an incident can strike here.</param>
    /// <param name="mayCancel">Whether the run can be cancelled here: not in a sign-in, which goes on by itself for whoever else waits.</param>
    /// <returns>What strikes here, or <see langword="null"/>.</returns>
    /// <exception cref="SimulatedCrashException">The process is gone.</exception>
    public Incident? Enter(Func<Incident, bool> applies, bool mayCancel = true)
    {
        lock (Clock.Gate)
        {
            return EnterInTurn(applies, mayCancel);
        }
    }

    /// <summary>Ends the process if that is what strikes.</summary>
    public void Leave(Incident? incident)
    {
        if (incident?.Kind == IncidentKind.CrashAfter)
        {
            Crash("after");
        }
    }

    public void CountCall()
    {
        TotalCalls++;
        if (++Calls > MaxCallsInARun)
        {
            Fail("the run ends", $"More than {MaxCallsInARun} calls in one run.");
        }
    }

    /// <summary>Gets whether this call is lost because the network is down.</summary>
    public bool IsOut()
    {
        if (_lostInARow == 0)
        {
            return false;
        }

        _lostInARow--;
        return true;
    }

    public void BeginOutage(int calls) => _lostInARow = calls;

    /// <summary>Takes note of something that must never be, and ends the process.</summary>
    public void Fail(string rule, string what)
    {
        Note(rule, what);
        IsAlive = false;
        throw new SimulatedCrashException();
    }

    /// <summary>Takes note of something that must never be.</summary>
    public void Note(string rule, string what)
    {
        if (Violation is null)
        {
            Tell($"!!! {rule}: {what}");
            Violation = new Violation(rule, what);
        }
    }

    public void RequireAlive()
    {
        if (!IsAlive)
        {
            throw new SimulatedCrashException();
        }
    }

    private void Crash(string when)
    {
        Tell($"*** the process is killed {when} the call");
        Crashes++;
        IsAlive = false;
        throw new SimulatedCrashException();
    }

    private Incident? EnterInTurn(Func<Incident, bool> applies, bool mayCancel)
    {
        RequireAlive();
        Next();
        _timetable.NextCall();
        UnderWay.DeliverDue();

        // Whoever gives up before the first sign-in leaves it to go on by itself, beside all that happens after.
        Incident? found = _timetable.Take(applies, mayCancel && Calls > 0, incident =>
        {
            Strikes++;
            _bystanders.Act(incident);
        });
        if (found is not null)
        {
            Strikes++;
        }

        if (found?.Kind == IncidentKind.CrashBefore)
        {
            Crash("before");
        }

        return found;
    }
}
