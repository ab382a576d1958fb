namespace Rescue.AdSync.State;

/// <summary>Keeps what one run must tell the next. Saved only after the write that it stands for is confirmed (E9).</summary>
/// <remarks>Implementations are safe for use by several threads at once.</remarks>
public interface ISyncStateStore
{
    /// <summary>Reads the state.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<SyncState> LoadAsync(CancellationToken cancellationToken = default);

    /// <summary>Saves a link; one for the same object and side is replaced.</summary>
    /// <param name="link">The link.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task SaveLinkAsync(Link link, CancellationToken cancellationToken = default);

    /// <summary>Saves how many members each paired group had; groups not named keep what was known.</summary>
    /// <param name="sizes">The sizes, by the group's key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task SaveGroupSizesAsync(IReadOnlyDictionary<ObjectId, int> sizes, CancellationToken cancellationToken = default);
}
