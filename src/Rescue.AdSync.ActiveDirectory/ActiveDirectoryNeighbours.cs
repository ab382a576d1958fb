using System.Collections.Immutable;

namespace Rescue.AdSync.ActiveDirectory;

/// <summary>
/// The Active Directory domains that are configured together. Give the same instance to each of their sources, and a member
/// of a group that stands in another of these domains, or is a foreign security principal of it, is read there.
/// </summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class ActiveDirectoryNeighbours
{
    private ImmutableList<ActiveDirectorySource> _sources = [];

    /// <summary>Gets the sources, in the order in which they were made.</summary>
    public IReadOnlyList<ActiveDirectorySource> Sources => Volatile.Read(ref _sources);

    internal void Add(ActiveDirectorySource source) =>
        ImmutableInterlocked.Update(ref _sources, static (sources, added) => sources.Add(added), source);
}
