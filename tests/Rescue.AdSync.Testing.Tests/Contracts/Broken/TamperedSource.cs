using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>A source with a fault: what it is asked, what it answers, or how it goes about it is not what it should be.</summary>
internal sealed class TamperedSource(IDirectorySource inner) : IDirectorySource
{
    public DirectoryName Name => ChangeName?.Invoke() ?? inner.Name;

    public Func<DirectoryName>? ChangeName { get; init; }

    public Func<GroupQuery, CancellationToken, Task<IReadOnlyList<GroupSummary>>>? Find { get; init; }

    public Func<GroupQuery, IReadOnlyList<GroupSummary>, IEnumerable<GroupSummary>>? ChangeFound { get; init; }

    public Func<IReadOnlyCollection<ObjectId>, CancellationToken, Task<DirectorySnapshot>>? Read { get; init; }

    public Func<IReadOnlyCollection<ObjectId>, DirectorySnapshot, DirectorySnapshot>? ChangeRead { get; init; }

    public async Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<GroupSummary> found = await (Find ?? inner.FindGroupsAsync)(query, cancellationToken);
        return ChangeFound is null ? found : [.. ChangeFound(query, found)];
    }

    public async Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        DirectorySnapshot read = await (Read ?? inner.ReadAsync)(groups, cancellationToken);
        return ChangeRead is null ? read : ChangeRead(groups, read);
    }
}
