using System.Text.RegularExpressions;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>What goes wrong with searches.</summary>
internal static class SearchFaults
{
    private static readonly GroupQuery Everything = GroupQuery.All;
    private static int _searches;

    public static IReadOnlyList<Fault> All { get; } =
    [
        Fault.Found("pays regard to case", (query, found) => found.Where(group => group.Name.Contains(query.Term, StringComparison.Ordinal)), "A search pays no regard to case"),
        Fault.Asks("finds parts for beginnings", query => query with { Criterion = Widen(query.Criterion, GroupCriterion.StartsWith) }, "A search finds the groups whose name begins with the term", "A group is found by the first characters of its name, whatever they are"),
        Fault.Asks("finds beginnings for parts", query => query.Criterion == GroupCriterion.Contains ? query with { Criterion = GroupCriterion.StartsWith } : query, "A search finds the groups whose name has the term in it", "A group is found by any part of its name, whatever characters the part has"),
        Fault.Asks("finds beginnings for whole names", query => query.Criterion == GroupCriterion.Equals ? query with { Criterion = GroupCriterion.StartsWith } : query, "A search for the whole name finds no longer name", "A search for an empty term finds every group, but none when the name must equal it"),
        Fault.Found("finds nothing", (_, _) => [], "A search finds the groups whose name is the term", "A search tells name and description"),
        Fault.Found("finds everything", (_, _) => Sound(Everything), "A search for a term that no name has finds no group"),
        Fault.Found("stops after a page", (_, found) => found.Take(5), "A search for an empty term finds every group, but none when the name must equal it"),
        Fault.Found("finds users", (query, found) => found.Append(new GroupSummary(Fault.IdOf("ann"), "Ann Ash")), "A search finds groups only, not users"),
        Fault.Found("orders as it likes", (_, found) => found.Reverse(), "A search gives each group once, ordered by name and then by key", "A search gives two groups of one name as two, ordered by key"),
        Fault.Found("gives a group of two pages twice", (_, found) => found.Take(1).Concat(found), "A search gives each group once, ordered by name and then by key"),
        Fault.Found("merges groups of one name", (_, found) => found.DistinctBy(group => group.Name), "A search gives two groups of one name as two, ordered by key"),
        Fault.Found("loses descriptions", (_, found) => found.Select(group => group with { Description = null }), "A search tells name and description"),
        Fault.Found("counts at most one page", (_, found) => found.Select(group => group with { MemberCount = Math.Min(group.MemberCount ?? 0, 20) }), "A search tells how many direct members a group has, or that it cannot tell"),
        Fault.Found("takes wildcards", (query, _) => Sound(Everything).Where(group => Regex.IsMatch(group.Name, $"^{Regex.Escape(query.Term).Replace("\\*", ".*", StringComparison.Ordinal)}$")), "A wildcard in a term stands for itself"),
        Fault.Found("can be injected into", (query, found) => query.Term.Contains("*)(", StringComparison.Ordinal) ? Sound(Everything) : found, "A term that would change a query finds no group"),
        Fault.Found("strips what it does not know", (query, found) => query.Term.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ') ? found : [], "A group is found by its name, whatever characters the name has", "A group is found by any part of its name, whatever characters the part has", "A group is found by the first characters of its name, whatever they are"),
        Fault.Found("makes up keys", (_, found) => found.Select(group => group with { Id = new ObjectId(Guid.NewGuid()) }), "A group is read by the key that a search gave", "The same search made twice is equal"),
        Fault.Found("changes its order", (_, found) => Interlocked.Increment(ref _searches) % 2 == 0 ? found : found.Reverse(), "The same search made twice is equal"),
    ];

    private static IReadOnlyList<GroupSummary> Sound(GroupQuery query) => Fault.Sound.FindGroupsAsync(query).GetAwaiter().GetResult();

    private static GroupCriterion Widen(GroupCriterion criterion, GroupCriterion from) => criterion == from ? GroupCriterion.Contains : criterion;
}
