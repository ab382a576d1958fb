using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>A source whose directory never answers.</summary>
internal sealed class StalledSource(bool hearsCancellation) : IDirectorySource
{
    public DirectoryName Name { get; } = new("world");

    public Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default) =>
        WaitAsync<IReadOnlyList<GroupSummary>>(cancellationToken);

    public Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default) =>
        WaitAsync<DirectorySnapshot>(cancellationToken);

    private async Task<T> WaitAsync<T>(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, hearsCancellation ? cancellationToken : CancellationToken.None);
        throw new InvalidOperationException("It has answered.");
    }
}
