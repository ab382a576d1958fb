using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Execution;

/// <summary>What one directory showed of the groups that pairings name, read once for all of them.</summary>
/// <param name="Name">The directory.</param>
/// <param name="Snapshot">The groups and everything in them.</param>
/// <param name="Groups">What each name led to.</param>
internal sealed record DirectoryReading(DirectoryName Name, DirectorySnapshot Snapshot, IReadOnlyDictionary<string, GroupLookup> Groups)
{
    /// <summary>Finds the named groups and reads them in one go.</summary>
    /// <exception cref="DirectoryException">The directory cannot be read at all.</exception>
    public static async Task<DirectoryReading> ReadAsync(IDirectorySource source, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var groups = new Dictionary<string, GroupLookup>(StringComparer.Ordinal);
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            groups.Add(name, await GroupLookup.FindAsync(source, name, cancellationToken).ConfigureAwait(false));
        }

        ObjectId[] found = [.. groups.Values.Select(group => group.Id).Where(id => !id.IsNone).Distinct().Order()];
        DirectorySnapshot snapshot = found.Length == 0
            ? new DirectorySnapshotBuilder(source.Name).Build()
            : await source.ReadAsync(found, cancellationToken).ConfigureAwait(false);
        return new DirectoryReading(source.Name, snapshot, groups);
    }
}
