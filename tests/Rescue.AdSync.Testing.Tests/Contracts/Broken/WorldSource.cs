using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>A source without a fault, for faults to be put into.</summary>
internal sealed class WorldSource(ContractWorld world) : IDirectorySource
{
    public DirectoryName Name { get; } = new("world");

    public Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<GroupSummary>>(
        [
            .. world.Groups.Where(group => query.Matches(group.Name)).Select(Summary)
                .OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase).ThenBy(group => group.Id),
        ]);
    }

    public Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        cancellationToken.ThrowIfCancellationRequested();
        IEnumerable<string> keys = groups.SelectMany(id => world.Groups.Where(group => group.SuggestedId == id).Select(group => group.Key));
        return Task.FromResult(world.Truth(Name, ContractWorld.SuggestedId, keys));
    }

    private static GroupSummary Summary(ContractGroup group) => new(group.SuggestedId, group.Name)
    {
        Description = group.Description,
        MemberCount = group.Members.Count,
    };
}
