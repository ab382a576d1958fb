using System.Collections.Concurrent;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.State;

/// <summary>Keeps the state of directory sources for as long as the process lives.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class InMemoryDirectoryStateStore : IDirectoryStateStore
{
    private readonly ConcurrentDictionary<DirectoryName, byte[]> _states = [];

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> LoadDirectoryAsync(DirectoryName directory, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ReadOnlyMemory<byte>?>(_states.TryGetValue(directory, out byte[]? state) ? state.AsMemory() : null);
    }

    /// <inheritdoc/>
    public Task SaveDirectoryAsync(DirectoryName directory, ReadOnlyMemory<byte> state, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _states[directory] = state.ToArray();
        return Task.CompletedTask;
    }
}
