using Rescue.AdSync.Directories;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Hosting;

/// <summary>Lets a dry run find what directory sources have kept, and keeps nothing of what they learn in it (S7).</summary>
internal sealed class UnsavedDirectoryStates(IDirectoryStateStore saved) : IDirectoryStateStore
{
    private readonly InMemoryDirectoryStateStore _sinceThen = new();

    public async Task<ReadOnlyMemory<byte>?> LoadDirectoryAsync(DirectoryName directory, CancellationToken cancellationToken = default) =>
        await _sinceThen.LoadDirectoryAsync(directory, cancellationToken).ConfigureAwait(false)
        ?? await saved.LoadDirectoryAsync(directory, cancellationToken).ConfigureAwait(false);

    public Task SaveDirectoryAsync(DirectoryName directory, ReadOnlyMemory<byte> state, CancellationToken cancellationToken = default) =>
        _sinceThen.SaveDirectoryAsync(directory, state, cancellationToken);
}
