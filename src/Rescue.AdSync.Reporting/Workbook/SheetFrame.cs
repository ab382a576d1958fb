using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>Makes what stands in a sheet's part before and after its rows.</summary>
internal static class SheetFrame
{
    private const string RowsOpen = "<sheetData xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    private const string RowsClose = "</sheetData>";
    private const string EmptyRows = "<x:sheetData />";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n";

    public static string Before(SheetLayout layout)
    {
        string xml = new Worksheet(
            new SheetProperties(new OutlineProperties { SummaryBelow = false }, new PageSetupProperties { FitToPage = true }),
            new SheetViews(View(layout)),
            new SheetFormatProperties { DefaultRowHeight = RowHeight.Single, CustomHeight = true, OutlineLevelRow = ExcelLimits.OutlineLevel },
            new Columns(layout.Columns.Select(Column)),
            new SheetData()).OuterXml;
        return string.Concat(Declaration, xml.AsSpan(0, xml.IndexOf(EmptyRows, StringComparison.Ordinal)), RowsOpen);
    }

    public static string After(SheetLayout layout, int rows, string footer)
    {
        var sheet = new Worksheet(new SheetData());
        string all = string.Create(CultureInfo.InvariantCulture, $"A1:{Letter(layout.Columns.Length)}{Math.Max(rows, 1)}");
        if (layout.HasHeader)
        {
            sheet.Append(new AutoFilter { Reference = all });
        }

        if (!layout.Merged.IsEmpty)
        {
            sheet.Append(new MergeCells(layout.Merged.Select(range => new MergeCell { Reference = range })) { Count = (uint)layout.Merged.Length });
        }

        if (!layout.Links.IsEmpty)
        {
            sheet.Append(new Hyperlinks(layout.Links.Select(link => new Hyperlink { Reference = link.Cell, Location = $"'{link.Sheet}'!A1", Display = link.Sheet })));
        }

        sheet.Append(Printing(layout, footer));
        sheet.Append(new IgnoredErrors(new IgnoredError { SequenceOfReferences = new ListValue<StringValue>([all]), NumberStoredAsText = true }));
        string xml = sheet.OuterXml;
        return string.Concat(RowsClose, xml.AsSpan(xml.IndexOf(EmptyRows, StringComparison.Ordinal) + EmptyRows.Length));
    }

    /// <summary>Gets the letter of a column, counted from 1; no sheet here has more than 26.</summary>
    public static char Letter(int column) => (char)('A' + column - 1);

    private static OpenXmlElement[] Printing(SheetLayout layout, string footer) =>
    [
        new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
        new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = layout.IsOnePage ? 1u : 0u },
        new HeaderFooter(new OddFooter($"&L&8{footer}&C&8&A&R&8&P / &N")),
    ];

    private static SheetView View(SheetLayout layout)
    {
        var view = new SheetView { ShowGridLines = false, WorkbookViewId = 0, TabSelected = layout.IsFirst ? true : null };
        if (layout.HasHeader)
        {
            string cell = string.Create(CultureInfo.InvariantCulture, $"{Letter(layout.FrozenColumns + 1)}2");
            PaneValues pane = layout.FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft;
            view.Append(
                new Pane
                {
                    HorizontalSplit = layout.FrozenColumns > 0 ? layout.FrozenColumns : null,
                    VerticalSplit = 1,
                    TopLeftCell = cell,
                    ActivePane = pane,
                    State = PaneStateValues.Frozen,
                },
                new Selection { Pane = pane, ActiveCell = cell, SequenceOfReferences = new ListValue<StringValue>([cell]) });
        }

        return view;
    }

    private static Column Column(SheetColumn column, int position) =>
        new() { Min = (uint)position + 1, Max = (uint)position + 1, Width = column.Width, CustomWidth = true };
}
