using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts.Cases;

/// <summary>Terms and names are taken literally, whatever they mean to a query language.</summary>
internal static class HostileSearchCases
{
    private const string Find = "IDirectorySource.FindGroupsAsync";

    public static IReadOnlyList<DirectorySourceCase> All { get; } =
    [
        new("A wildcard in a term stands for itself", Find, ContractFeatures.None, WildcardsAsync),
        new("A term that would change a query finds no group", Find, ContractFeatures.None, InjectionsAsync),
        new("A group is found by its name, whatever characters the name has", Find, ContractFeatures.HostileNames, ByNameAsync),
        new("A group is found by any part of its name, whatever characters the part has", Find, ContractFeatures.HostileNames, ByPartAsync),
        new("A group is found by the first characters of its name, whatever they are", Find, ContractFeatures.HostileNames, ByStartAsync),
    ];

    private static async Task WildcardsAsync(ContractRun run)
    {
        foreach (string term in (string[])["*", "?", "%", "_", "Harbour*", "Harbour%", "H?rbour", "H_rbour", ".*"])
        {
            foreach (GroupCriterion criterion in Enum.GetValues<GroupCriterion>())
            {
                await SearchCases.RequireAsync(run, criterion, term).ConfigureAwait(false);
            }
        }
    }

    private static async Task InjectionsAsync(ContractRun run)
    {
        foreach (string term in (string[])["*)(objectClass=*", "')or startswith(displayName,'H", "\" OR \"displayName:H", "Harbour Desk' or 'a' eq 'a", @"\48arbour Desk", "x)(|(cn=*"])
        {
            foreach (GroupCriterion criterion in Enum.GetValues<GroupCriterion>())
            {
                await SearchCases.RequireAsync(run, criterion, term).ConfigureAwait(false);
            }
        }
    }

    private static Task ByNameAsync(ContractRun run) => ForEachAsync(run, GroupCriterion.Equals, name => name);

    private static Task ByPartAsync(ContractRun run) => ForEachAsync(run, GroupCriterion.Contains, name => name[(name.Length > 8 ? 8 : 0)..]);

    private static Task ByStartAsync(ContractRun run) => ForEachAsync(run, GroupCriterion.StartsWith, name => name[..^1].Length == 0 || char.IsSurrogate(name[^1]) ? name : name[..^1].TrimEnd());

    private static async Task ForEachAsync(ContractRun run, GroupCriterion criterion, Func<string, string> term)
    {
        foreach (string name in StandardWorld.HostileNames)
        {
            await SearchCases.RequireAsync(run, criterion, term(name)).ConfigureAwait(false);
        }
    }
}
