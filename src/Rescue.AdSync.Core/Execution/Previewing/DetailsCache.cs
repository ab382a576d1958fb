using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Sorts remembered details into those to trust, those to read once more, and those of no more use (E11).</summary>
/// <param name="Fresh">Details to plan upon.</param>
/// <param name="Due">Users whose turn it is to be read once more.</param>
/// <param name="Stale">Users who are gone, or whose record in the tree has changed since.</param>
internal sealed record DetailsCache(ImmutableArray<UserDetails> Fresh, ImmutableArray<NodeId> Due, ImmutableArray<NodeId> Stale)
{
    /// <summary>Sorts what is remembered.</summary>
    /// <param name="state">What is remembered.</param>
    /// <param name="rescue">The tree as it is now.</param>
    /// <param name="now">The time.</param>
    /// <param name="verifyEvery">The time within which everything is read once more.</param>
    public static DetailsCache Of(SyncState state, RescueSnapshot rescue, DateTimeOffset now, TimeSpan verifyEvery)
    {
        var usable = new List<CachedDetails>(state.Details.Length);
        var stale = new List<NodeId>();
        foreach (CachedDetails cached in state.Details)
        {
            // What was verified at a time that is yet to come, by a clock that has been set right since, is not known to be.
            if (verifyEvery > TimeSpan.Zero && cached.VerifiedAt <= now && rescue.TryGetNode(cached.Details.Id, out RescueNode? node) && IsUnchanged(cached.Details, node))
            {
                usable.Add(cached);
            }
            else
            {
                stale.Add(cached.Details.Id);
            }
        }

        usable.Sort(static (left, right) => (left.VerifiedAt, left.Details.Id).CompareTo((right.VerifiedAt, right.Details.Id)));
        int due = CountDue(usable, state.LastRunAt, now, verifyEvery);
        return new DetailsCache(
            [.. usable.Skip(due).Select(cached => cached.Details)],
            [.. usable.Take(due).Select(cached => cached.Details.Id).Order()],
            [.. stale.Order()]);
    }

    /// <summary>Counts the oldest: those that are overdue, and at least the share that the time since the last run asks for, so that they do not all fall due at once.</summary>
    private static int CountDue(List<CachedDetails> oldestFirst, DateTimeOffset? lastRunAt, DateTimeOffset now, TimeSpan verifyEvery)
    {
        int overdue = oldestFirst.TakeWhile(cached => now - cached.VerifiedAt >= verifyEvery).Count();
        double elapsed = lastRunAt is { } last && last < now ? Math.Min(1, (now - last) / verifyEvery) : 0;
        return Math.Max(overdue, (int)Math.Ceiling(oldestFirst.Count * elapsed));
    }

    private static bool IsUnchanged(UserDetails details, RescueNode node) =>
        details.Type == node.Type
        && details.Email == node.Email
        && details.IsEnabled == node.IsEnabled
        && string.Equals(details.Name, node.Name, StringComparison.Ordinal)
        && string.Equals(details.Description, node.Description, StringComparison.Ordinal);
}
