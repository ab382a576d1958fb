using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Samples.OwnDirectory;

/// <summary>A directory that is a nightly export of a staff database: groups.csv, people.csv and members.csv in a folder.</summary>
/// <remarks>Safe for use by several threads at once: nothing is kept between calls.</remarks>
/// <param name="name">The name that pairings use.</param>
/// <param name="folder">The folder of the export.</param>
// <source>
public sealed class CsvDirectorySource(DirectoryName name, string folder) : IDirectorySource
{
    public DirectoryName Name => name;

    public async Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        CsvExport export = await LoadAsync(cancellationToken);
        return
        [
            .. export.Groups.Values
                .Where(group => query.Matches(group.Name))
                .OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(group => group.Id),
        ];
    }

    public async Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        CsvExport export = await LoadAsync(cancellationToken);
        var snapshot = new DirectorySnapshotBuilder(Name);
        var pending = new Queue<ObjectId>(groups);
        while (pending.TryDequeue(out ObjectId id))
        {
            // What is no group stays missing, and what was read already is not read again: so loops come to an end.
            if (!export.Groups.TryGetValue(id, out GroupSummary? group) || !snapshot.AddGroup(id, group.Name, group.Description))
            {
                continue;
            }

            foreach (ObjectId member in export.Members[id])
            {
                // A member who is named here, and who never comes, makes the group incomplete.
                snapshot.AddMember(id, member);
                pending.Enqueue(member);
                if (export.People.TryGetValue(member, out DirectoryUser? person))
                {
                    snapshot.AddUser(person);
                }
            }
        }

        return snapshot.Build();
    }

    private async Task<CsvExport> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await CsvExport.LoadAsync(folder, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new DirectoryException(Name, $"the export in {folder} cannot be used: {exception.Message} Export it again.", exception);
        }
    }
}
// </source>
