using Rescue.AdSync.State;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>A state store that shows what was saved, and fails on request.</summary>
internal sealed class RecordingStore : ISyncStateStore
{
    private readonly InMemorySyncStateStore _inner = new();
    private readonly Lock _gate = new();
    private readonly List<Link> _saved = [];

    public Exception? Throws { get; set; }

    public int SizesSaved { get; private set; }

    public IReadOnlyList<Link> Saved
    {
        get
        {
            lock (_gate)
            {
                return [.. _saved];
            }
        }
    }

    public Task<SyncState> LoadAsync(CancellationToken cancellationToken = default) => _inner.LoadAsync(cancellationToken);

    public Task SaveLinkAsync(Link link, CancellationToken cancellationToken = default)
    {
        if (Throws is not null)
        {
            return Task.FromException(Throws);
        }

        lock (_gate)
        {
            _saved.Add(link);
        }

        return _inner.SaveLinkAsync(link, cancellationToken);
    }

    public Task SaveGroupSizesAsync(IReadOnlyDictionary<ObjectId, int> sizes, CancellationToken cancellationToken = default)
    {
        SizesSaved++;
        return Throws is null ? _inner.SaveGroupSizesAsync(sizes, cancellationToken) : Task.FromException(Throws);
    }
}
