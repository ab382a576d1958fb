using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Execution;

/// <summary>What the name of a directory group led to.</summary>
/// <param name="Id">The group, or <see cref="ObjectId.None"/> where the name led to none, or to several.</param>
/// <param name="Name">What to call it; where there is no group, with the reason. <see langword="null"/> where only the id is known.</param>
internal sealed record GroupLookup(ObjectId Id, string? Name)
{
    private const int ShownCandidates = 3;

    /// <summary>Finds the group that an object id, a distinguished name or a unique name leads to.</summary>
    /// <exception cref="DirectoryException">The directory cannot be searched.</exception>
    public static async Task<GroupLookup> FindAsync(IDirectorySource source, string text, CancellationToken cancellationToken)
    {
        string term = text.Trim();
        if (ObjectId.TryParse(term, out ObjectId id) && !id.IsNone)
        {
            return new GroupLookup(id, null);
        }

        if (term.Length == 0)
        {
            return new GroupLookup(ObjectId.None, "'' (names no group)");
        }

        IReadOnlyList<GroupSummary> found = await source.FindGroupsAsync(new GroupQuery(GroupCriterion.Equals, term), cancellationToken).ConfigureAwait(false);
        return Judge(source.Name, term, [.. found.DistinctBy(group => group.Id)]);
    }

    private static GroupLookup Judge(DirectoryName directory, string term, GroupSummary[] found) => found.Length switch
    {
        1 => new GroupLookup(found[0].Id, found[0].Name),
        0 => new GroupLookup(ObjectId.None, $"'{term}' (directory '{directory}' has no group of this name)"),
        _ => new GroupLookup(ObjectId.None, $"'{term}' ({found.Length} groups bear this name, for example {Candidates(found)}; write the object id instead)"),
    };

    private static string Candidates(GroupSummary[] found) =>
        string.Join(", ", found.OrderBy(group => group.Id).Take(ShownCandidates).Select(group => group.Location is null ? $"{group.Id}" : $"{group.Id} at '{SingleLine.Clean(group.Location)}'"));
}
