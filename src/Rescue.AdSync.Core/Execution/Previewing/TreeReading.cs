using Rescue.AdSync.Accounts;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Holds a tree against what is remembered of it.</summary>
internal static class TreeReading
{
    /// <summary>Reads the tree once more if linked nodes are missing from it: the text of an answer that was cut short looks like a smaller tree (S1).</summary>
    /// <remarks>A node counts as gone only if two trees, read one after the other, lack it.</remarks>
    /// <exception cref="RescueException">Rescue cannot be read.</exception>
    public static async Task<RescueSnapshot> RereadIfUsersAreGoneAsync(CountingReader reader, RescueSnapshot rescue, SyncState state, CancellationToken cancellationToken)
    {
        if (Recovery.GoneLinksOf(state, rescue).IsEmpty)
        {
            return rescue;
        }

        RescueSnapshot again = RescueSnapshot.Create(rescue.Caller, await reader.GetHierarchyAsync(cancellationToken).ConfigureAwait(false));
        return again.Nodes.Count >= rescue.Nodes.Count || again.Faults.Count > 0 ? again : rescue;
    }
}
