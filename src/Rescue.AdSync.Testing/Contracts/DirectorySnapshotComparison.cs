using System.Globalization;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>Holds what was read against what is so, for tests of sources and of their faults.</summary>
/// <remarks>The order of users, groups and members has no meaning. Remarks are not compared. Safe for use by several threads at once.</remarks>
public static class DirectorySnapshotComparison
{
    /// <summary>Lists every difference between two snapshots in words.</summary>
    /// <param name="truth">What is so.</param>
    /// <param name="read">What was read.</param>
    /// <returns>One sentence for each difference; nothing if the snapshots are equal.</returns>
    public static IReadOnlyList<string> Differences(DirectorySnapshot truth, DirectorySnapshot read)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(read);
        return new SnapshotDifferences(truth, read).All();
    }

    /// <summary>Lists what a read claims and is not so. What it leaves open is no untruth (S1).</summary>
    /// <param name="truth">What is so.</param>
    /// <param name="read">What was read, perhaps in part.</param>
    /// <returns>
    /// One sentence for each untruth. None is: a group that is equal, or marked as incomplete with no members but true ones, or
    /// not there at all; a user whose state is unknown. An untruth is: a group that calls itself complete and has other members
    /// than in truth, or another name; a user who differs; a group or user that does not exist.
    /// </returns>
    /// <remarks>
    /// A missing group needs no mark, because whoever asked for it sees that it is not there, and one that is nested leaves its
    /// mark on the group that it is a member of.
    /// </remarks>
    public static IReadOnlyList<string> Untruths(DirectorySnapshot truth, DirectorySnapshot read)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(read);
        return new SnapshotDifferences(truth, read).Untruths();
    }

    /// <summary>Determines whether a read claims nothing that is not so: the property that every fault test asserts (S1).</summary>
    /// <param name="truth">What is so.</param>
    /// <param name="read">What was read, perhaps in part.</param>
    /// <returns><see langword="true"/> if <see cref="Untruths"/> finds nothing.</returns>
    public static bool IsTrueOrIncomplete(DirectorySnapshot truth, DirectorySnapshot read) => Untruths(truth, read).Count == 0;

    /// <summary>Names a few of many.</summary>
    internal static string Name(IReadOnlyList<string> names)
    {
        const int Shown = 5;
        string few = string.Join(", ", names.Order(StringComparer.Ordinal).Take(Shown));
        return names.Count <= Shown ? few : string.Create(CultureInfo.InvariantCulture, $"{names.Count} of them, among them {few}");
    }
}
