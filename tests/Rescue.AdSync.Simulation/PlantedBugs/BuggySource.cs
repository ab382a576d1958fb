using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Simulation.PlantedBugs;

/// <summary>A source that says of every read that it is whole.</summary>
internal sealed class BuggySource(IDirectorySource inner) : IDirectorySource
{
    public DirectoryName Name => inner.Name;

    public Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default) => inner.FindGroupsAsync(query, cancellationToken);

    public async Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        DirectorySnapshot snapshot = await inner.ReadAsync(groups, cancellationToken);
        var builder = new DirectorySnapshotBuilder(snapshot.Directory);
        foreach (DirectoryUser user in snapshot.Users)
        {
            builder.AddUser(user);
        }

        foreach (DirectoryGroup group in snapshot.Groups)
        {
            builder.AddGroup(group.Id, group.Name, group.Description);
            foreach (int user in group.UserMembers)
            {
                builder.AddMember(group.Id, snapshot.Users[user].Id);
            }

            foreach (int nested in group.GroupMembers)
            {
                builder.AddMember(group.Id, snapshot.Groups[nested].Id);
            }
        }

        return builder.Build();
    }
}
