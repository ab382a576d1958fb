using System.Collections.Immutable;
using Rescue.AdSync.History;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>A state store that shows what was saved, and fails on request.</summary>
internal sealed class RecordingStore : ISyncStateStore
{
    private readonly Lock _gate = new();
    private readonly List<Link> _saved = [];
    private readonly List<StateChange> _changes = [];

    public InMemoryStateStore Inner { get; } = new();

    public Exception? Throws { get; set; }

    /// <summary>Gets or sets which commits fail; <see cref="Throws"/> must be set.</summary>
    public Func<StateChange, bool> ThrowsOn { get; set; } = change => !change.Links.IsEmpty || !change.GroupSizes.IsEmpty;

    public int SizesSaved { get; private set; }

    public IReadOnlyList<Link> Saved => Snapshot(_saved);

    public IReadOnlyList<StateChange> Changes => Snapshot(_changes);

    public Task<SyncState> LoadAsync(CancellationToken cancellationToken = default) => Inner.LoadAsync(cancellationToken);

    public Task<RunId> BeginRunAsync(RunStart start, CancellationToken cancellationToken = default) => Inner.BeginRunAsync(start, cancellationToken);

    public Task EndRunAsync(RunId run, RunEnd ending, CancellationToken cancellationToken = default) => Inner.EndRunAsync(run, ending, cancellationToken);

    public Task CommitAsync(StateChange change, CancellationToken cancellationToken = default)
    {
        SizesSaved += change.GroupSizes.IsEmpty ? 0 : 1;
        if (Throws is not null && ThrowsOn(change))
        {
            return Task.FromException(Throws);
        }

        lock (_gate)
        {
            _saved.AddRange(change.Links);
            _changes.Add(change);
        }

        return Inner.CommitAsync(change, cancellationToken);
    }

    public Task SaveLinkAsync(Link link, CancellationToken cancellationToken) => CommitAsync(new StateChange { Links = [link] }, cancellationToken);

    public Task SaveGroupSizesAsync(IEnumerable<KeyValuePair<ObjectId, int>> sizes, CancellationToken cancellationToken) =>
        CommitAsync(new StateChange { GroupSizes = sizes.ToImmutableDictionary() }, cancellationToken);

    private T[] Snapshot<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}
