using System.Collections.Immutable;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Simulation.Boundaries;

/// <summary>The state, with a disk that can be full and a process that can end at any moment. What was committed survives.</summary>
internal sealed class SimulatedStore(World world, ISyncStateStore inner) : ISyncStateStore, IRunHistory
{
    private readonly Dictionary<(RunId Run, int Index), (RunAction Action, int SentAt)> _known = [];
    private RunId _run;
    private int _fullFor;

    /// <summary>Gets the history as it is, for whoever stands beside the process.</summary>
    public IRunHistory History => (IRunHistory)inner;

    public ISyncStateStore Inner => inner;

    public RunId RunId => _run;

    /// <summary>Gets what is known of each action, as it was committed last.</summary>
    public IReadOnlyDictionary<(RunId Run, int Index), (RunAction Action, int SentAt)> Known => _known;

    /// <summary>Finds what the journal says is being sent by the present run with a call.</summary>
    public ImmutableArray<RunAction> Declared(SentCall call)
    {
        RunAction[] sending = [.. _known.Where(entry => entry.Key.Run == _run && entry.Value.Action.State == ActionState.Sending).Select(entry => entry.Value.Action)];
        if (call.IsCreate)
        {
            ActionKind kind = call.Method == "createUser" ? ActionKind.CreateUser : ActionKind.CreateGroup;
            return [.. sending.Where(action => action.Action.Kind == kind && action.Node is null && action.Action.ParentNodeId == call.Parent)];
        }

        RunAction? create = Array.Find(sending, action => action.Node == call.Node && action.Action.Kind == ActionKind.CreateUser);
        return [.. sending.Where(action => action.Node == call.Node
            || (create is not null && action.Action.Kind == ActionKind.GrantMobile && action.Action.ObjectId == create.Action.ObjectId && action.Action.Side == create.Action.Side))];
    }

    public async Task<SyncState> LoadAsync(CancellationToken cancellationToken = default)
    {
        Incident? incident = world.Enter(incident => incident.Kind == IncidentKind.StateUnreadable || IsCrashHere(incident));
        if (incident?.Kind == IncidentKind.StateUnreadable)
        {
            world.Tell("state: cannot be read");
            throw new StateException("The state cannot be read.");
        }

        SyncState state = await AtOnce(inner.LoadAsync(cancellationToken));
        if (world.TellsStory)
        {
            world.Tell($"state: loaded, {state.Links.Length} links, {state.OpenActions.Length} actions of unknown outcome");
        }

        world.Leave(incident);
        return state;
    }

    public async Task<RunId> BeginRunAsync(RunStart start, CancellationToken cancellationToken = default)
    {
        Incident? incident = EnterWrite();
        _run = await AtOnce(inner.BeginRunAsync(start, cancellationToken));
        world.Tell($"state: run {_run} begins, {start.Planned.Total} actions planned");
        world.Leave(incident);
        return _run;
    }

    public async Task CommitAsync(StateChange change, CancellationToken cancellationToken = default)
    {
        Incident? incident = EnterWrite();
        await AtOnce(inner.CommitAsync(change, cancellationToken));
        if (world.TellsStory)
        {
            world.Tell($"state: {Describe(change)}");
        }

        lock (world.Clock.Gate)
        {
            Keep(change);
        }

        world.Leave(incident);
    }

    public async Task EndRunAsync(RunId run, RunEnd ending, CancellationToken cancellationToken = default)
    {
        Incident? incident = EnterWrite();
        await AtOnce(inner.EndRunAsync(run, ending, cancellationToken));
        world.Tell($"state: run {run} ends, {ending.Outcome}{(ending.Message is null ? string.Empty : ", " + ending.Message)}");
        world.Leave(incident);
    }

    public Task<IReadOnlyList<RunSummary>> ListRunsAsync(int? limit = null, CancellationToken cancellationToken = default) => History.ListRunsAsync(limit, cancellationToken);

    public async Task<RunRecord?> FindRunAsync(RunId run, CancellationToken cancellationToken = default)
    {
        Incident? incident = world.Enter(IsCrashHere);
        RunRecord? record = await AtOnce(History.FindRunAsync(run, cancellationToken));
        world.Tell($"state: run {run} {(record is null ? "is not in the history" : $"had {record.Actions.Count(action => action.State == ActionState.Done)} actions done")}");
        world.Leave(incident);
        return record;
    }

    public async Task<int> ForgetRunsBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken = default)
    {
        Incident? incident = EnterWrite();
        SyncState before = await AtOnce(inner.LoadAsync(cancellationToken));
        int forgotten = await AtOnce(History.ForgetRunsBeforeAsync(moment, cancellationToken));
        if (forgotten > 0)
        {
            world.Tell($"state: {forgotten} old runs are forgotten");
            SyncState after = await AtOnce(inner.LoadAsync(cancellationToken));
            if (after.OpenActions.Length != before.OpenActions.Length || after.Links.Length != before.Links.Length)
            {
                world.Note("what is open is not forgotten", $"There were {before.OpenActions.Length} open actions and {before.Links.Length} links; with {forgotten} old runs some of them went.");
            }
        }

        world.Leave(incident);
        return forgotten;
    }

    private static bool IsCrashHere(Incident incident) => incident.Kind.IsCrash();

    private Incident? EnterWrite()
    {
        world.LetOthersGoFirst();
        lock (world.Clock.Gate)
        {
            return EnterWriteInTurn();
        }
    }

    private Incident? EnterWriteInTurn()
    {
        Incident? incident = world.Enter(static incident => incident.Kind == IncidentKind.DiskFull || IsCrashHere(incident));
        if (incident?.Kind == IncidentKind.DiskFull)
        {
            _fullFor = 1 + (incident.Salt % 4);
        }

        if (_fullFor > 0)
        {
            _fullFor--;
            world.Tell("state: the disk is full, nothing was kept");
            throw new StateException("The disk is full.");
        }

        return incident;
    }

    private void Keep(StateChange change)
    {
        foreach (RunAction action in change.Actions)
        {
            Keep(change.Run, action);
        }

        foreach (Link link in change.Links)
        {
            world.Observer.Linked(link);
        }

        if (change.GroupSizes.Count > 0)
        {
            world.Observer.SizesAreKept();
        }
    }

    private void Keep(RunId run, RunAction action)
    {
        _known.TryGetValue((run, action.Index), out (RunAction Action, int SentAt) before);
        int sentAt = action.State == ActionState.Sending && before.Action?.State != ActionState.Sending ? world.Tick : before.SentAt;
        _known[(run, action.Index)] = (action, sentAt);
        if (action.State == ActionState.Done && before.Action?.State == ActionState.Sending)
        {
            world.Observer.CalledDone(action, sentAt);
        }
    }

    private static string Describe(StateChange change)
    {
        var parts = new List<string>();
        if (change.AccountId is { } account)
        {
            parts.Add($"the account is {account}");
        }

        parts.AddRange(change.Actions.Select(action => $"{action.Action.Kind} {action.Node?.ToString() ?? action.Action.Email ?? action.Action.DisplayName} is {action.State}{(action.Message is null ? string.Empty : $" ({action.Message})")}"));
        parts.AddRange(change.Links.Select(link => $"link {Short(link)}"));
        parts.AddRange(change.DroppedLinks.Select(link => $"no link {Short(link)} any more"));
        parts.AddRange(change.Children.Select(children => $"below {children.Parent} are {string.Join(' ', children.Children)}"));
        parts.AddRange(change.GroupSizes.Select(size => $"group {size.Key.ToString()[4..8]} has {size.Value} members"));
        if (change.Details.Length > 0)
        {
            parts.Add($"details of {string.Join(' ', change.Details.Select(details => details.Details.Id))}");
        }

        return parts.Count == 0 ? "nothing new" : string.Join("; ", parts);
    }

    private static string Short(Link link) => $"{link.ObjectId.ToString()[4..13]}={link.Node}{(link.MobileGranted ? " with licence" : string.Empty)}";

    /// <summary>Waits where it stands: a file takes its time, and chance would decide what comes first.</summary>
    private static T AtOnce<T>(T work)
        where T : Task
    {
        Task.WaitAny(work);
        return work;
    }
}
