using System.Collections.Immutable;

namespace Rescue.AdSync.State;

/// <summary>Keeps the state for as long as the process lives.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class InMemorySyncStateStore : ISyncStateStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(ObjectId, Side), Link> _links = [];
    private ImmutableDictionary<ObjectId, int> _sizes = ImmutableDictionary<ObjectId, int>.Empty;

    /// <inheritdoc/>
    public Task<SyncState> LoadAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return Task.FromResult(new SyncState { Links = [.. _links.Values], LastGroupSizes = _sizes });
        }
    }

    /// <inheritdoc/>
    public Task SaveLinkAsync(Link link, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(link);
        lock (_gate)
        {
            _links[(link.ObjectId, link.Side)] = link;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task SaveGroupSizesAsync(IReadOnlyDictionary<ObjectId, int> sizes, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _sizes = _sizes.SetItems(sizes);
        }

        return Task.CompletedTask;
    }
}
