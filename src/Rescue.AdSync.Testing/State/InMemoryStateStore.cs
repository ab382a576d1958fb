using System.Collections.Immutable;
using Rescue.AdSync.Directories;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing;

/// <summary>Keeps state and history for as long as the process lives.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class InMemoryStateStore : ISyncStateStore, IDirectoryStateStore, IRunHistory, IRunLock
{
    private readonly Lock _gate = new();
    private readonly InMemoryDirectoryStateStore _directories = new();
    private readonly Dictionary<(ObjectId, Side), Link> _links = [];
    private readonly Dictionary<NodeId, Link> _byNode = [];
    private readonly Dictionary<NodeId, CachedDetails> _details = [];
    private readonly SortedDictionary<RunId, RunLog> _runs = [];
    private ImmutableDictionary<ObjectId, int> _sizes = ImmutableDictionary<ObjectId, int>.Empty;
    private long? _account;
    private long _lastRun;
    private bool _isTaken;

    /// <inheritdoc/>
    public Task<SyncState> LoadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult(new SyncState
            {
                AccountId = _account,
                Links = [.. _links.Values],
                LastGroupSizes = _sizes,
                OpenActions = [.. _runs.SelectMany(run => run.Value.OpenActions(run.Key))],
                Details = [.. _details.Values],
                LastRunAt = _runs.Count == 0 ? null : _runs.Last().Value.Start.StartedAt,
            });
        }
    }

    /// <inheritdoc/>
    public Task<RunId> BeginRunAsync(RunStart start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (RunLog run in _runs.Values.Where(run => run.End.Outcome == RunOutcome.Running))
            {
                run.End = run.End with { Outcome = RunOutcome.Interrupted };
            }

            var id = new RunId(++_lastRun);
            _runs.Add(id, new RunLog(start));
            return Task.FromResult(id);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StateException">The change names a run that does not exist.</exception>
    public Task CommitAsync(StateChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            RunLog? run = FindRun(change);
            Keep(change);
            run?.Keep(change);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task EndRunAsync(RunId run, RunEnd ending, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ending);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Run(run).End = ending;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunSummary>> ListRunsAsync(int? limit = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit ?? 0, nameof(limit));
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<RunSummary>>(
                [.. _runs.Reverse().Take(limit ?? int.MaxValue).Select(run => run.Value.Summary(run.Key))]);
        }
    }

    /// <inheritdoc/>
    public Task<RunRecord?> FindRunAsync(RunId run, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult(_runs.TryGetValue(run, out RunLog? log) ? new RunRecord(log.Summary(run), log.Actions) : null);
        }
    }

    /// <inheritdoc/>
    public Task<int> ForgetRunsBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            RunId[] old = [.. _runs.Where(run => run.Value.Start.StartedAt < moment && !run.Value.OpenActions(run.Key).Any()).Select(run => run.Key)];
            foreach (RunId run in old)
            {
                _runs.Remove(run);
            }

            return Task.FromResult(old.Length);
        }
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> LoadDirectoryAsync(DirectoryName directory, CancellationToken cancellationToken = default) =>
        _directories.LoadDirectoryAsync(directory, cancellationToken);

    /// <inheritdoc/>
    public Task SaveDirectoryAsync(DirectoryName directory, ReadOnlyMemory<byte> state, CancellationToken cancellationToken = default) =>
        _directories.SaveDirectoryAsync(directory, state, cancellationToken);

    /// <inheritdoc/>
    public IDisposable Take()
    {
        lock (_gate)
        {
            if (_isTaken)
            {
                throw new RunInProgressException("Another run works with this state at the moment. Wait until it has ended.");
            }

            _isTaken = true;
            return new Taken(this);
        }
    }

    private RunLog? FindRun(StateChange change) => change.Run.IsNone && change.Actions.IsEmpty && change.Children.IsEmpty ? null : Run(change.Run);

    private RunLog Run(RunId run) => _runs.TryGetValue(run, out RunLog? log)
        ? log
        : throw new StateException($"There is no run {run} to write to. Begin it first.");

    private void Keep(StateChange change)
    {
        _account = change.AccountId ?? _account;
        foreach (Link link in change.DroppedLinks)
        {
            if (_links.TryGetValue((link.ObjectId, link.Side), out Link? kept) && kept.Node == link.Node)
            {
                Forget(kept);
            }
        }

        foreach (Link link in change.Links)
        {
            Forget(_byNode.GetValueOrDefault(link.Node));
            Forget(_links.GetValueOrDefault((link.ObjectId, link.Side)));
            _links[(link.ObjectId, link.Side)] = link;
            _byNode[link.Node] = link;
        }

        foreach (NodeId node in change.ForgottenDetails)
        {
            _details.Remove(node);
        }

        foreach (CachedDetails details in change.Details)
        {
            _details[details.Details.Id] = details;
        }

        _sizes = _sizes.SetItems(change.GroupSizes);
    }

    private void Forget(Link? link)
    {
        if (link is not null)
        {
            _links.Remove((link.ObjectId, link.Side));
            _byNode.Remove(link.Node);
        }
    }

    private sealed class RunLog(RunStart start)
    {
        private readonly SortedDictionary<int, RunAction> _actions = [];
        private readonly Dictionary<NodeId, ImmutableArray<NodeId>> _children = [];

        public RunStart Start => start;

        public RunEnd End { get; set; } = new() { Outcome = RunOutcome.Running, Duration = TimeSpan.Zero };

        public ImmutableArray<RunAction> Actions => [.. _actions.Values];

        public void Keep(StateChange change)
        {
            foreach (RunAction action in change.Actions)
            {
                _actions[action.Index] = action;
            }

            foreach (ParentChildren parent in change.Children)
            {
                _children[parent.Parent] = parent.Children;
            }
        }

        public IEnumerable<OpenAction> OpenActions(RunId run) => _actions.Values
            .Where(action => action.State == ActionState.Sending)
            .Select(action => new OpenAction(run, action, ChildrenBefore(action)));

        public RunSummary Summary(RunId id) => new()
        {
            Id = id,
            Start = start,
            End = End,
            Done = Count(ActionState.Done),
            NotDone = Count(ActionState.Failed, ActionState.Refused, ActionState.Unclear, ActionState.Sending),
            NotTried = Count(ActionState.NotTried),
        };

        private ImmutableArray<NodeId> ChildrenBefore(RunAction action) => IsCreate(action) && action.Action.ParentNodeId is { } parent
            ? [.. _children.GetValueOrDefault(parent, []), .. _actions.Values
                .Where(other => IsCreate(other) && other.Action.ParentNodeId == parent && other.Index != action.Index)
                .Select(other => other.Node)
                .OfType<NodeId>()]
            : [];

        private static bool IsCreate(RunAction action) => action.Action.Kind is ActionKind.CreateUser or ActionKind.CreateGroup;

        private int Count(params ReadOnlySpan<ActionState> states)
        {
            int count = 0;
            foreach (RunAction action in _actions.Values)
            {
                count += states.Contains(action.State) ? 1 : 0;
            }

            return count;
        }
    }

    private sealed class Taken(InMemoryStateStore store) : IDisposable
    {
        private int _isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            {
                lock (store._gate)
                {
                    store._isTaken = false;
                }
            }
        }
    }
}
