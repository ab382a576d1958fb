using System.Globalization;
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

    private readonly List<(int Due, SentCall Call)> _late = [];
    private readonly List<Incident> _pending = [];
    private readonly HandEdits _edits;
    private readonly StateStores _stores;
    private readonly List<string>? _story;
    private int _ordinal;
    private int _lostInARow;

    public World(Scenario scenario, bool tellsStory, int actionsAtOnce)
    {
        ActionsAtOnce = actionsAtOnce;
        Scenario = scenario;
        _story = tellsStory ? [] : null;
        Groups = new AccountBuilder(scenario.World);
        Directory = new SimulatedDirectory(scenario.World);
        Emulator = new RescueEmulatorHandler(new RescueEmulatorOptions { Account = Groups.Account, TimeProvider = Clock });
        _edits = new HandEdits(Account, Groups, Directory);
        _stores = new StateStores(scenario.Seed);
        Store = new SimulatedStore(this, _stores.Store);
        Lock = new SimulatedLock(this, (IRunLock)_stores.Store);
        Observer = new Observer(this);
        Policy = new WorldPolicy(this);
    }

    public Scenario Scenario { get; }

    /// <summary>Gets how many actions the engine works on at once. With more than one, chance that no seed controls has a part in the history.</summary>
    public int ActionsAtOnce { get; }

    public WorldSpec Spec => Scenario.World;

    public SimulatedClock Clock { get; } = new();

    public AccountBuilder Groups { get; }

    public EmulatedAccount Account => Groups.Account;

    public RescueEmulatorHandler Emulator { get; }

    public SimulatedDirectory Directory { get; }

    public SimulatedStore Store { get; }

    public SimulatedLock Lock { get; }

    public Observer Observer { get; }

    public WorldPolicy Policy { get; }

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
    public void Begin(int run, TimeSpan pause)
    {
        Clock.Pass(pause);
        Run = run;
        Calls = 0;
        _ordinal = 0;
        _lostInARow = 0;
        IsAlive = true;
        Cancellation.Dispose();
        Cancellation = new CancellationTokenSource();
        _pending.Clear();
        foreach (Incident incident in Scenario.Incidents)
        {
            if (incident.Run == run)
            {
                _pending.Add(incident);
            }
        }

        _pending.Sort(static (left, right) => left.At.CompareTo(right.At));
        Next();
        Tell(run < Scenario.Runs.Length ? $"=== run {run + 1} at {Clock.GetUtcNow():HH:mm}" : $"=== quiet run {run + 1 - Scenario.Runs.Length}");
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

    private Incident? EnterInTurn(Func<Incident, bool> applies, bool mayCancel)
    {
        RequireAlive();
        _ordinal++;
        Next();
        DeliverDue();
        Incident? found = null;
        for (int i = 0; i < _pending.Count && _pending[i].At <= _ordinal; i++)
        {
            Incident incident = _pending[i];
            // Whoever gives up before the first sign-in leaves it to go on by itself, beside all that happens after.
            if (incident.Kind == IncidentKind.Cancel && !(mayCancel && Calls > 0))
            {
                continue;
            }

            if (incident.Kind.IsBetweenCalls())
            {
                _pending.RemoveAt(i--);
                Happen(incident);
            }
            else if (found is null && applies(incident))
            {
                _pending.RemoveAt(i--);
                found = incident;
                Strikes++;
            }
        }

        if (found?.Kind == IncidentKind.CrashBefore)
        {
            Crash("before");
        }

        return found;
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

    public void Delay(SentCall call, int salt) => _late.Add((Tick + 2 + (salt % 80), call));

    /// <summary>Delivers everything that is still under way.</summary>
    public void DeliverRest()
    {
        foreach ((int _, SentCall call) in _late)
        {
            Tell($"delivered late: {call}");
            Observer.Deliver(call, isLate: true);
        }

        _late.Clear();
    }

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

    private void DeliverDue()
    {
        for (int i = 0; i < _late.Count; i++)
        {
            if (_late[i].Due <= Tick)
            {
                SentCall call = _late[i].Call;
                _late.RemoveAt(i--);
                Tell($"delivered late: {call}");
                Observer.Deliver(call, isLate: true);
            }
        }
    }

    private void Happen(Incident incident)
    {
        switch (incident.Kind)
        {
            case IncidentKind.Cancel:
                Tell("the run is cancelled");
                Cancellation.Cancel();
                break;
            case IncidentKind.SecondRun:
                Lock.ReachFromElsewhere();
                break;
            case IncidentKind.EditRescue:
                if (Observer.ByHand(() => _edits.Make(incident.Salt)) is { } edit)
                {
                    Tell($"by hand: {edit}");
                }

                break;
            default:
                if (Directory.Change(incident.Salt) is { } change)
                {
                    Tell($"directory: {change}");
                }

                break;
        }

        Strikes++;
    }
}
