using System.Globalization;
using System.IO.Compression;
using Rescue.AdSync.Reporting.Content;
using Rescue.AdSync.Reporting.Workbook.Sheets;

namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>Writes a workbook, page by page, straight into its ZIP archive.</summary>
internal sealed class WorkbookWriter(IReadOnlyList<Sheet> sheets, string title, DateTimeOffset createdAt, string footer, int rowLimit)
{
    public WorkbookWriter(ReportContent content, int rowLimit)
        : this(SheetsOf(content, rowLimit), TitleOf(content), content.Preview.CreatedAt, content.Plan.Id.ToString(), rowLimit)
    {
    }

    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        WorkbookPage[] pages = [.. sheets.SelectMany(Pages)];
        ZipArchive archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            IReadOnlyList<string> parts = await PackageSkeleton.WriteAsync(
                archive, pages, title, createdAt, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < pages.Length; i++)
            {
                ZipArchiveEntry entry = PackageSkeleton.CreateEntry(archive, parts[i], createdAt);
                Stream part = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (part.ConfigureAwait(false))
                {
                    await WritePageAsync(part, pages[i].Sheet, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static IReadOnlyList<Sheet> SheetsOf(ReportContent content, int rowLimit) =>
    [
        SummarySheet.Create(content),
        ChangesSheet.Create(content),
        HierarchySheet.Create(content, rowLimit),
        NotesSheet.Create(content),
        PolicySheet.Create(content),
    ];

    private static string TitleOf(ReportContent content)
    {
        var summary = new Summary(content);
        return $"{summary.Title}: {summary.Organization}";
    }

    private IEnumerable<WorkbookPage> Pages(Sheet sheet)
    {
        int pages = sheet.Pages(rowLimit);
        for (int page = 1; page <= pages; page++)
        {
            yield return new WorkbookPage(page == 1 ? sheet.Layout.Name : string.Create(CultureInfo.InvariantCulture, $"{sheet.Layout.Name} {page}"), sheet);
        }
    }

    private async Task WritePageAsync(Stream part, Sheet sheet, CancellationToken cancellationToken)
    {
        var rows = new RowWriter(part);
        rows.Raw(SheetFrame.Before(sheet.Layout));
        if (sheet.Layout.HasHeader)
        {
            WriteHeader(rows, sheet.Layout);
            await rows.EndAsync(cancellationToken).ConfigureAwait(false);
        }

        while (rows.Row < rowLimit && sheet.WriteNext(rows))
        {
            await rows.EndAsync(cancellationToken).ConfigureAwait(false);
        }

        rows.Raw(SheetFrame.After(sheet.Layout, rows.Row, footer));
        await rows.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void WriteHeader(RowWriter rows, SheetLayout layout)
    {
        rows.Begin(height: 22, isExact: true);
        foreach (SheetColumn column in layout.Columns)
        {
            rows.Text(column.Header, column.IsNumber ? Styles.HeaderNumber : Styles.Header);
        }
    }
}
