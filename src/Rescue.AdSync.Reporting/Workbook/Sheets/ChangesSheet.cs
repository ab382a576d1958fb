using System.Collections.Immutable;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Workbook.Sheets;

/// <summary>One row for each changed field.</summary>
internal static class ChangesSheet
{
    public const string Name = "Changes";

    public static Sheet Create(ReportContent content)
    {
        ImmutableArray<ChangeColumn> columns = ChangeColumn.For(content);
        var layout = new SheetLayout
        {
            Name = Name,
            Columns = [.. columns.Select(column => new SheetColumn(column.Header, column.Width))],
            HasHeader = true,
            FrozenColumns = 1,
            PrintedColumns = columns.Count(column => column.Form != ColumnForm.Id),
        };
        var cells = new string?[columns.Length];
        return new Sheet<ChangeRow>(layout, content.ChangeCount, content.Changes(), (rows, row) => Write(rows, columns, cells, row));
    }

    private static void Write(RowWriter rows, ImmutableArray<ChangeColumn> columns, string?[] cells, ChangeRow row)
    {
        int lines = 1;
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = columns[i].Value(row);
            if (columns[i].Form != ColumnForm.Id)
            {
                lines = Math.Max(lines, RowHeight.Lines(cells[i], columns[i].Width));
            }
        }

        rows.Begin(RowHeight.Of(lines));
        for (int i = 0; i < cells.Length; i++)
        {
            rows.Text(cells[i], StyleOf(columns[i], row));
        }
    }

    private static int StyleOf(ChangeColumn column, ChangeRow row)
    {
        if (column.Tone is not null)
        {
            return Styles.Badge(column.Tone(row));
        }

        return column.Form switch
        {
            ColumnForm.Strong => Styles.StrongWrapped,
            ColumnForm.Quiet => Styles.QuietWrapped,
            ColumnForm.Id => Styles.Code,
            _ => Styles.Wrapped,
        };
    }
}
