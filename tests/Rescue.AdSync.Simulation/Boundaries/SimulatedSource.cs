using Rescue.AdSync.Directories;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Simulation.Worlds;

namespace Rescue.AdSync.Simulation.Boundaries;

/// <summary>The way to the directory: it can be down, or lose a part of a group's members on the way.</summary>
internal sealed class SimulatedSource(World world) : IDirectorySource
{
    public DirectoryName Name => SimulatedDirectory.Name;

    public Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default) =>
        world.Directory.Source.FindGroupsAsync(query, cancellationToken);

    public async Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        Incident? incident = world.Enter(incident => incident.Kind is IncidentKind.DirectoryDown or IncidentKind.DirectoryIncomplete || incident.Kind.IsCrash());
        if (incident?.Kind == IncidentKind.DirectoryDown)
        {
            world.Tell("directory: down");
            throw new DirectoryException(Name, "The directory is down.");
        }

        DirectorySnapshot snapshot = incident?.Kind == IncidentKind.DirectoryIncomplete
            ? await ReadPartAsync(incident.Salt, groups, cancellationToken)
            : await world.Directory.Source.ReadAsync(groups, cancellationToken);
        world.Observer.DirectoryRead(snapshot);
        world.Tell($"directory: {snapshot.Groups.Count} groups and {snapshot.Users.Count} people read");
        world.Leave(incident);
        return snapshot;
    }

    /// <summary>Leaves out every other member of a group, and says that something is missing.</summary>
    private async Task<DirectorySnapshot> ReadPartAsync(int salt, IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken)
    {
        int group = salt % GroupIndex.Count;
        ObjectId id = SimulatedDirectory.GroupId(group);
        ObjectId[] lost = [.. world.Directory.People.Select(person => person.User.Id).Where(user => world.Directory.IsMember(group, user)).Where((_, index) => index % 2 == salt % 2)];
        world.Tell($"directory: a page of {WorldSpec.GroupNames[group]} with {lost.Length} members is lost");
        world.Directory.Source.RemoveMembers(id, lost);
        world.Directory.Source.MarkIncomplete(id);
        try
        {
            return await world.Directory.Source.ReadAsync(groups, cancellationToken);
        }
        finally
        {
            world.Directory.Source.MarkIncomplete(id, null);
            world.Directory.Source.AddMembers(id, lost);
        }
    }
}
