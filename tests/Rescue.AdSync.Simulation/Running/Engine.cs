using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.RescueApi;
using Rescue.AdSync.Simulation.Boundaries;
using Rescue.AdSync.Simulation.Checks;
using Rescue.AdSync.Simulation.PlantedBugs;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Running;

/// <summary>What one run came to.</summary>
/// <param name="Preview">What was planned, if it came to that.</param>
/// <param name="Report">What was done, if it came to that.</param>
internal sealed record RunEnding(Preview? Preview, RunReport? Report);

/// <summary>One process: the real previewer, planner, executor and client, put together as a host would.</summary>
internal sealed class Engine
{
    private readonly World _world;
    private readonly PlantedBug _bug;
    private readonly SyncPreviewer _previewer;
    private readonly UndoPreviewer _undo;
    private readonly PlanExecutor _executor;
    private readonly RunRecorder _recorder;

    public Engine(World world, PlantedBug bug)
    {
        _world = world;
        _bug = bug;
        RescueApiOptions options = OptionsOf(world);
        HttpMessageHandler network = new SimulatedNetwork(world);
        HttpClient http = RescueHttpClient.Create(options, bug == PlantedBug.IgnoreRetryAfter ? new HastyHandler(network) : network, world.Clock);
        IRescueAdminClient client = new UnhurriedClient(new RescueAdminClient(http, options, world.Clock));
        ISyncStateStore store = world.Store;
        IRunHistory history = bug == PlantedBug.UndoTheRunBefore ? new BuggyHistory(world.Store) : world.Store;
        IDirectorySource source = new SimulatedSource(world);
        if (bug != PlantedBug.None)
        {
            client = new BuggyClient(client, world, bug);
            store = new BuggyStore(store, world, bug);
            source = bug == PlantedBug.IgnoreIncompleteRead ? new BuggySource(source) : source;
        }

        SyncPolicy policy = Spoil(world.Policy.Sync, bug);
        var reading = new PreviewOptions { MaxConcurrency = world.ActionsAtOnce };
        _previewer = new SyncPreviewer([source], client, store, policy, Spoil(world.Policy.Configured, bug), world.Clock, NullLogger<SyncPreviewer>.Instance, reading);
        _undo = new UndoPreviewer(client, store, history, policy, world.Clock, NullLogger<UndoPreviewer>.Instance, reading);
        _recorder = new RunRecorder(
            store,
            history,
            bug == PlantedBug.SkipLock ? new BuggyLock() : world.Lock,
            Options.Create(new AdSyncOptions { State = { HistoryDays = world.Spec.HistoryDays } }),
            world.Clock,
            NullLogger<RunRecorder>.Instance);
        _executor = new PlanExecutor(
            client,
            store,
            new ExecutionOptions { MaxConcurrency = world.ActionsAtOnce, MaxConsecutiveFailures = world.Spec.MaxConsecutiveFailures, DefaultPassword = new Secret("First-Passw0rd") },
            world.Clock,
            NullLogger<PlanExecutor>.Instance);
    }

    /// <summary>Reads, plans and applies once.</summary>
    /// <exception cref="SimulatedCrashException">The process ended.</exception>
    public async Task<RunEnding> RunAsync(RunSpec spec)
    {
        Preview? preview = null;
        try
        {
            await using RecordedRun run = _recorder.Begin(RunTrigger.Schedule);
            preview = await run.ReadAsync(token => ReadAsync(spec.Undoes, token), _world.Cancellation.Token);
            RunReport report = await ApplyAsync(run, preview, spec);
            return new RunEnding(preview, report);
        }
        catch (Exception exception) when (exception is RescueException or DirectoryException or StateException or PlanBlockedException
            || (exception is OperationCanceledException && _world.Cancellation.IsCancellationRequested))
        {
            _world.Tell($"the run ends: {exception.GetType().Name}: {exception.Message}");
            return new RunEnding(preview, null);
        }
    }

    private async Task<Preview> ReadAsync(int? undoes, CancellationToken cancellationToken)
    {
        if (undoes is { } pick && await PickAsync(pick) is { } run)
        {
            _world.Tell($"run {run} is to be undone");
            if (await _undo.PreviewAsync(run, cancellationToken) is { } undo)
            {
                _world.Observer.IsUndo = true;
                UndoJudge.Judge(_world, run, undo.Plan);
                return undo;
            }
        }

        return await _previewer.PreviewAsync(cancellationToken);
    }

    /// <summary>Picks a run that did something, as somebody who reads the history would.</summary>
    private async Task<RunId?> PickAsync(int pick)
    {
        RunSummary[] runs = [.. (await _world.Store.History.ListRunsAsync()).Where(run => run.Start.Planned.Total > 0 && run.End.Outcome != RunOutcome.Held)];
        return runs.Length == 0 ? null : runs[pick % runs.Length].Id;
    }

    private async Task<RunReport> ApplyAsync(RecordedRun run, Preview preview, RunSpec spec)
    {
        PlanId? own = ApprovalOf(preview);
        PlanId? approval = spec.ApprovesOld ? _world.LastHeld : spec.Approves ? own : null;
        _world.LastHeld = own;
        Tell(preview, approval);
        _world.Observer.IsApproved = approval is not null && approval == own;
        approval = _bug == PlantedBug.TakeOldApproval && approval is not null ? own : approval;
        _world.Observer.RunIsPlanned();
        try
        {
            RunReport report = await _executor.ApplyAsync(preview, approval, null, run.Trigger, _world.Cancellation.Token);
            if (report.StoppedBecause is { } reason && _world.Observer.KeptSizes)
            {
                _world.Note("an emptied group is no order", $"The run was stopped ({reason}), and yet remembers the groups as it saw them.");
            }

            return report;
        }
        catch (PlanBlockedException)
        {
            await run.HeldAsync(preview, preview.Plan);
            throw;
        }
    }

    private static RescueApiOptions OptionsOf(World world) => new()
    {
        BaseAddress = new Uri("http://127.0.0.1/"),
        ServiceToken = world.Spec.UsesSession ? null : RescueEmulatorOptions.DefaultServiceToken,
        Email = world.Spec.UsesSession ? EmulatedAccount.DefaultCallerEmail : null,
        Password = world.Spec.UsesSession ? RescueEmulatorOptions.DefaultPassword : null,
        AttemptTimeout = SimulatedNetwork.AttemptTimeout,
        MaxRetryDelay = SimulatedClock.MaxRetryDelay,
    };

    private static PlanId? ApprovalOf(Preview preview) => preview switch
    {
        { PlanWithEmptiedGroups: { } emptied } => emptied.Id,
        { Plan.Verdict: PlanVerdict.Blocked } => preview.Plan.Id,
        _ => null,
    };

    private static SyncPolicy Spoil(SyncPolicy policy, PlantedBug bug) => bug switch
    {
        PlantedBug.SkipBrakes => policy with { MaxDisables = new Brake(1000, 100), MaxMoves = new Brake(1000, 100), MaxCreates = null },
        PlantedBug.IgnoreLimits => policy with { MaxMembersPerGroup = 999 },
        PlantedBug.ForgetExclusions => policy with { Exclude = [] },
        PlantedBug.IgnoreMasterFloor => policy with { MinimumMasterAdministrators = 1 },
        _ => policy,
    };

    private static ImmutableArray<ConfiguredPairing> Spoil(ImmutableArray<ConfiguredPairing> pairings, PlantedBug bug) => bug == PlantedBug.LeaveStrangers
        ? [.. pairings.Select(pairing => pairing with { Settings = pairing.Settings with { UnmatchedUsers = UnmatchedUserRule.Leave } })]
        : pairings;

    private void Tell(Preview preview, PlanId? approval)
    {
        if (!_world.TellsStory)
        {
            return;
        }

        Plan plan = preview.PlanWithEmptiedGroups is { } emptied && emptied.Id == approval ? emptied : preview.Plan;
        _world.Tell($"planned, {plan.Verdict}{(approval is null ? string.Empty : ", approved")}: {string.Join("; ", plan.Actions.Select(Words))}");
        foreach (PlanNote note in plan.Notes)
        {
            _world.Tell($"  note {note.Code}: {note.Subject}");
        }
    }

    private static string Words(PlanAction action) =>
        $"{action.Kind} {action.NodeId?.ToString() ?? action.Email ?? action.DisplayName} ({string.Join(", ", action.Changes.Select(change => $"{change.Field} {change.Before ?? "-"} to {change.After ?? "-"}"))})";
}
