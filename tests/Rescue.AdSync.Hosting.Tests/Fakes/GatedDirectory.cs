using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Hosting.Tests.Fakes;

/// <summary>A directory whose reads wait at a gate until the test opens it, or until they are cancelled.</summary>
internal sealed class GatedDirectory(IDirectorySource inner) : IDirectorySource
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;

    public DirectoryName Name => inner.Name;

    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Gets what ends when the first read has come to the gate.</summary>
    public Task Reached => _reached.Task;

    public void Open() => _open.TrySetResult();

    public Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default) =>
        inner.FindGroupsAsync(query, cancellationToken);

    public async Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        _reached.TrySetResult();
        await _open.Task.WaitAsync(cancellationToken);
        return await inner.ReadAsync(groups, cancellationToken);
    }
}
