namespace Rescue.AdSync.GraphTesting.Delta;

/// <summary>One round of change tracking, cut into pages.</summary>
/// <param name="Pages">The pages; at least one.</param>
/// <param name="DeltaToken">What the next round begins with.</param>
/// <param name="Generation">The generation of tokens that the round belongs to.</param>
internal sealed record DeltaRound(IReadOnlyList<IReadOnlyList<DeltaEntry>> Pages, string DeltaToken, int Generation)
{
    public static IReadOnlyList<IReadOnlyList<DeltaEntry>> Cut(IEnumerable<DeltaEntry> entries, DeltaBehavior behavior)
    {
        IEnumerable<(DeltaEntry Entry, int Part)> parts =
            entries.SelectMany(entry => entry.Split(behavior.MembersPerPage).Select((part, index) => (part, index)));
        List<DeltaEntry> ordered = [.. (behavior.Interleave ? parts.OrderBy(part => part.Part) : parts).Select(part => part.Entry)];
        var pages = new List<IReadOnlyList<DeltaEntry>>();
        var page = new List<DeltaEntry>();
        foreach (DeltaEntry entry in ordered)
        {
            if (page.Count == behavior.PageSize || (page.Count > 0 && page.Sum(other => other.Members.Count) + entry.Members.Count > behavior.MembersPerPage))
            {
                pages.Add(page);
                page = [];
            }

            page.Add(entry);
        }

        pages.Add(page);
        if (behavior.Replay && ordered.Count > 0)
        {
            pages.Add([ordered[^1]]);
        }

        return pages;
    }
}
