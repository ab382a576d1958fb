using System.Globalization;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Lists groups that a directory search found.</summary>
internal static class GroupsView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<FoundGroup> found)
    {
        if (found.Count == 0)
        {
            console.WriteLine("No group was found.");
            return;
        }

        Table table = new Table { Border = console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii }
            .AddColumns("Directory", "Group", "Members", "Id", "About");
        table.Columns[2].RightAligned();
        table.Columns[3].NoWrap();
        foreach (FoundGroup group in found)
        {
            string about = string.Join(", ", new[] { group.Group.Kind, group.Group.Description, group.Group.Location }.Where(text => !string.IsNullOrEmpty(text)));
            table.AddRow(
                new Text(group.Directory),
                new Text(OneLine.Of(group.Group.Name), new Style(decoration: Decoration.Bold)),
                new Text(group.Group.MemberCount?.ToString(CultureInfo.InvariantCulture) ?? string.Empty),
                new Text(group.Group.Id.ToString()),
                new Text(OneLine.Of(about), new Style(Color.Grey)));
        }

        console.Write(table);
        console.MarkupLine($"[grey]{found.Count} {(found.Count == 1 ? "group" : "groups")}. Put an id into a pairing as DirectoryGroup.[/]");
    }
}
