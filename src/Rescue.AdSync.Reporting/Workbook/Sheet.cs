namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>A sheet and where its rows come from. Rows are taken once; one that does not fit goes on in the next page.</summary>
internal abstract class Sheet(SheetLayout layout, long rowCount)
{
    public SheetLayout Layout => layout;

    /// <summary>Counts the sheets of the workbook that this one needs.</summary>
    /// <param name="rowLimit">The most rows of a sheet, the header among them.</param>
    public int Pages(int rowLimit)
    {
        int room = rowLimit - (layout.HasHeader ? 1 : 0);
        return (int)Math.Max(1, (rowCount + room - 1) / room);
    }

    /// <summary>Writes the next row, but for its end.</summary>
    /// <returns><see langword="false"/> if there is none left.</returns>
    public abstract bool WriteNext(RowWriter rows);
}

/// <summary>A sheet with a row for each thing of a kind.</summary>
internal sealed class Sheet<T>(SheetLayout layout, long rowCount, IEnumerable<T> items, Action<RowWriter, T> write) : Sheet(layout, rowCount)
{
    private readonly IEnumerator<T> _items = items.GetEnumerator();

    public override bool WriteNext(RowWriter rows)
    {
        if (!_items.MoveNext())
        {
            return false;
        }

        write(rows, _items.Current);
        return true;
    }
}
