using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Workbook.Sheets;

/// <summary>The tree as it will be, with what moves in or out of it or is new. Groups fold.</summary>
internal static class HierarchySheet
{
    public const string Name = "Hierarchy";

    public static Sheet Create(ReportContent content, int rowLimit)
    {
        ProjectedTree tree = content.Tree();
        var layout = new SheetLayout
        {
            Name = Name,
            Columns =
            [
                new("Group or person", 46),
                new("Change", 12),
                new("What happens", 46),
                new("Type", 20),
                new("E-mail", 34),
                new("Status", 10),
                new(content.Run is null ? "Members now" : "Members before", 16) { IsNumber = true },
                new("Members after", 16) { IsNumber = true },
            ],
            HasHeader = true,
            FrozenColumns = 1,
        };

        // A walk more, but only for a tree that may not fit on one sheet.
        long lines = tree.MaxLines < rowLimit ? tree.MaxLines : tree.Lines().LongCount();
        return new Sheet<TreeLine>(layout, lines, tree.Lines(), Write);
    }

    private static void Write(RowWriter rows, TreeLine line)
    {
        int style = line.Change == TreeChange.MovedOut ? Styles.Quiet : Styles.Cell;
        rows.Begin(outlineLevel: line.Depth);
        rows.Text(line.Name, Styles.TreeName(line));
        rows.Text(line.ChangeWord, line.Change == TreeChange.None ? Styles.Cell : Styles.Badge(Tones.Of(line.Change)));
        rows.Text(line.Detail, style);
        rows.Text(line.Type, Styles.Quiet);
        rows.Text(line.Email, style);
        rows.Text(line.StatusWord, line.IsEnabled ? style : Styles.Quiet);
        WriteCount(rows, line.MembersBefore, Styles.QuietNumber);
        WriteCount(rows, line.MembersAfter, line.MembersBefore == line.MembersAfter ? Styles.QuietNumber : Styles.StrongNumber);
    }

    private static void WriteCount(RowWriter rows, int? count, int style)
    {
        if (count is { } number)
        {
            rows.Value(number, style);
        }
        else
        {
            rows.Text(null, style);
        }
    }
}
