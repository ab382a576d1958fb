using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Hosting;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The verb <c>groups</c>: the groups there are on either side, with the ids that a pairing needs.</summary>
internal static class GroupsCommand
{
    public static Command Create(CommandHost host) => new("groups", "List the groups of a directory or of Rescue, with the ids that a pairing needs.")
    {
        CreateDirectory(host),
        CreateRescue(host),
    };

    private static Command CreateDirectory(CommandHost host)
    {
        var search = new Option<string?>("--search") { Description = "Part of the name to look for.", HelpName = "TERM" };
        var by = new Option<GroupCriterion>("--by")
        {
            Description = "How the term is held against the name: startsWith, contains, equals.",
            HelpName = "HOW",
            DefaultValueFactory = _ => GroupCriterion.Contains,
        };
        var directory = new Option<string?>("--directory") { Description = "The directory to search; else all of them.", HelpName = "NAME" };
        Option<bool> json = JsonOption();
        var command = new Command("directory", "Find groups in the configured directories.") { search, by, directory, json };
        host.Handle(command, (context, line, cancellationToken) => FindAsync(
            context,
            new GroupQuery(line.GetValue(by), line.GetValue(search) ?? string.Empty),
            line.GetValue(directory),
            line.GetValue(json),
            cancellationToken));
        return command;
    }

    private static Command CreateRescue(CommandHost host)
    {
        Option<bool> json = JsonOption();
        var command = new Command("rescue", "List the groups of the Rescue account.") { json };
        host.Handle(command, (context, line, cancellationToken) => ListAsync(context, line.GetValue(json), cancellationToken));
        return command;
    }

    private static Option<bool> JsonOption() => new("--json") { Description = "Write JSON to standard output, and nothing else." };

    private static async Task<int> FindAsync(CommandContext context, GroupQuery query, string? directory, bool json, CancellationToken cancellationToken)
    {
        if (query is { Criterion: GroupCriterion.Equals, Term.Length: 0 })
        {
            throw new UsageException("--by equals needs a --search TERM.");
        }

        await using ServiceProvider services = context.OpenForReading(RequiredSettings.Directories);
        var found = new List<FoundGroup>();
        foreach (IDirectorySource source in Choose(services.GetRequiredService<DirectoryCatalog>(), directory))
        {
            IReadOnlyList<GroupSummary> groups = await source.FindGroupsAsync(query, cancellationToken);
            found.AddRange(groups.Select(group => new FoundGroup(source.Name.ToString(), group)));
        }

        if (json)
        {
            GroupsJson.Write(context.Io.Out, found);
        }
        else
        {
            GroupsView.Write(context.Terminal.Output, found);
        }

        return ExitCodes.Done;
    }

    private static IEnumerable<IDirectorySource> Choose(DirectoryCatalog catalog, string? name) =>
        string.IsNullOrWhiteSpace(name) ? catalog.Sources : [DirectoryChoice.Require(catalog, name)];

    private static async Task<int> ListAsync(CommandContext context, bool json, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = context.OpenForReading(RequiredSettings.Rescue);
        IRescueReader reader = services.GetRequiredService<IRescueReader>();
        RescueAccount account = await reader.GetAccountAsync(cancellationToken);
        var snapshot = RescueSnapshot.Create(account, await reader.GetHierarchyAsync(cancellationToken));
        if (json)
        {
            GroupsJson.Write(context.Io.Out, snapshot);
        }
        else
        {
            RescueGroupsView.Write(context.Terminal.Output, snapshot);
        }

        return ExitCodes.Done;
    }
}

/// <summary>A group, and the directory it was found in.</summary>
internal sealed record FoundGroup(string Directory, GroupSummary Group);
