using Rescue.AdSync.Accounts;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Draws the groups of a Rescue account as a tree.</summary>
internal static class RescueGroupsView
{
    public static void Write(IAnsiConsole console, RescueSnapshot snapshot)
    {
        var tree = new Tree(new Markup($"[bold]{Markup.Escape(snapshot.Caller.Organization ?? "Rescue")}[/]"))
        {
            Guide = console.Profile.Capabilities.Unicode ? TreeGuide.Line : TreeGuide.Ascii,
            Style = new Style(Color.Grey),
        };
        foreach (RescueNode category in RescueGroups.Categories(snapshot))
        {
            Add(tree, category, snapshot);
        }

        console.Write(tree);
        console.MarkupLine("[grey]Put what is coloured into a pairing as RescueGroup.[/]");
    }

    private static void Add(IHasTreeNodes parent, RescueNode node, RescueSnapshot snapshot)
    {
        int users = RescueGroups.Users(snapshot, node.Id);
        string people = users == 0 ? string.Empty : $" [grey]{users} {(users == 1 ? "user" : "users")}[/]";
        string id = RescueGroups.ConfigurationText(node) is { } text ? $" [aqua]{text}[/]" : string.Empty;
        TreeNode added = parent.AddNode(new Markup($"{Markup.Escape(NodeNames.Of(node))}{id}{people}"));
        foreach (RescueNode child in RescueGroups.Below(snapshot, node.Id))
        {
            Add(added, child, snapshot);
        }
    }
}
