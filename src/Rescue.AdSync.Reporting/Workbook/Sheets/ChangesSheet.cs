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
        };
        return new Sheet<ChangeRow>(layout, content.ChangeCount, content.Changes(), (rows, row) => Write(rows, columns, row));
    }

    private static void Write(RowWriter rows, ImmutableArray<ChangeColumn> columns, ChangeRow row)
    {
        rows.Begin();
        foreach (ChangeColumn column in columns)
        {
            rows.Text(column.Value(row), StyleOf(column, row));
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
