using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Json;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Groups;

/// <summary>Finds groups by name. Whatever Graph takes for a match, the query has the last word.</summary>
/// <remarks>
/// Graph cannot look for a part of a word. A search for what a name contains therefore goes through all groups, of which a
/// thousand are one request. Only in a tenant of more than <see cref="EntraOptions.LargestListing"/> groups it asks Graph's
/// index of words first, which finds names with a word that begins with the term, and goes through all groups if that finds
/// none.
/// </remarks>
internal sealed class GroupFinder(GraphSession session, EntraOptions options)
{
    private const int MostCounted = 100;

    /// <summary>Finds groups, ordered by name and then by key.</summary>
    /// <exception cref="GraphFailureException">The search failed.</exception>
    /// <exception cref="SignIn.SignInException">There is no token.</exception>
    public async Task<IReadOnlyList<GroupSummary>> FindAsync(GroupQuery query, CancellationToken cancellationToken)
    {
        if (query is { Criterion: GroupCriterion.Equals, Term.Length: 0 })
        {
            return [];
        }

        List<FoundGroup> found = query.Term.Length == 0 || query.Criterion == GroupCriterion.Contains
            ? await ListAsync(query, cancellationToken).ConfigureAwait(false)
            : await SearchAsync(session.Requests.GroupsByName(query.Criterion, query.Term), cancellationToken).ConfigureAwait(false);
        GroupSummary[] matching = [.. found
            .Where(group => !group.Id.IsNone).DistinctBy(group => group.Id)
            .Select(Summary).Where(group => query.Matches(group.Name))
            .OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase).ThenBy(group => group.Id)];
        return await CountMembersAsync(matching, cancellationToken).ConfigureAwait(false);
    }

    private static GroupSummary Summary(FoundGroup group) => new(group.Id, string.IsNullOrWhiteSpace(group.Name) ? group.Id.ToString() : group.Name)
    {
        Description = string.IsNullOrWhiteSpace(group.Description) ? null : group.Description,
        Kind = group.Kind,
    };

    private async Task<List<FoundGroup>> ListAsync(GroupQuery query, CancellationToken cancellationToken)
    {
        Page<FoundGroup> first = await PageAsync(session.Requests.AllGroups(), cancellationToken).ConfigureAwait(false);
        if (query.Term.Length > 0 && first.Count > options.LargestListing)
        {
            List<FoundGroup> found = await SearchAsync(session.Requests.GroupsByWord(query.Term), cancellationToken).ConfigureAwait(false);
            if (found.Exists(group => group.Name is { } name && query.Matches(name)))
            {
                return found;
            }
        }

        return await Listing.FinishAsync(session, first, FoundGroupReader.Read, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<FoundGroup>> SearchAsync(GraphCall call, CancellationToken cancellationToken)
    {
        Page<FoundGroup> first = await PageAsync(call, cancellationToken).ConfigureAwait(false);
        return await Listing.FinishAsync(session, first, FoundGroupReader.Read, cancellationToken).ConfigureAwait(false);
    }

    private Task<Page<FoundGroup>> PageAsync(GraphCall call, CancellationToken cancellationToken) =>
        session.GetAsync(call, body => PageReader.Read(body, FoundGroupReader.Read), cancellationToken);

    // For many groups it would cost too much, and nobody would read it.
    private async Task<IReadOnlyList<GroupSummary>> CountMembersAsync(GroupSummary[] groups, CancellationToken cancellationToken)
    {
        if (groups.Length > MostCounted)
        {
            return groups;
        }

        GraphRequest<int>[] counts = [.. groups.Select(group => new GraphRequest<int>(session.Requests.MemberCount(group.Id), CountReader.Read))];
        await session.SendAsync(counts, cancellationToken).ConfigureAwait(false);
        return [.. groups.Zip(counts, (group, count) => group with { MemberCount = count.Failure is null ? count.Result : null })];
    }
}
