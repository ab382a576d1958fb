using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.ExtendedProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Rescue.AdSync.Reporting.Workbook;

/// <summary>A page of the workbook: a sheet, or its continuation.</summary>
internal sealed record WorkbookPage(string Name, Sheet Sheet);

/// <summary>Makes the whole workbook but for the pages' own parts, which are too large for the Open XML library to hold.</summary>
internal static class PackageSkeleton
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Terms = "http://purl.org/dc/terms/";
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Writes the small parts.</summary>
    /// <returns>The name of each page's part, which is still to be written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        ZipArchive archive, IReadOnlyList<WorkbookPage> pages, string title, DateTimeOffset created, CancellationToken cancellationToken)
    {
        using var package = new MemoryStream();
        IReadOnlyList<string> parts = Create(package, pages, title, created);
        package.Position = 0;
        using var small = new ZipArchive(package, ZipArchiveMode.Read);

        // Programs that look at the first bytes know a workbook by this part standing first.
        foreach (ZipArchiveEntry entry in small.Entries.OrderBy(entry => entry.FullName != ContentTypes).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            if (!parts.Contains(entry.FullName))
            {
                await CopyAsync(entry, archive, created, cancellationToken).ConfigureAwait(false);
            }
        }

        return parts;
    }

    /// <summary>Begins a part; its time stamp is the plan's, so that the same plan gives the same file.</summary>
    public static ZipArchiveEntry CreateEntry(ZipArchive archive, string name, DateTimeOffset time)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        DateTime utc = time.UtcDateTime;
        entry.LastWriteTime = utc.Year is >= 1980 and <= 2107 ? new DateTimeOffset(utc, TimeSpan.Zero) : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry;
    }

    private static async Task CopyAsync(ZipArchiveEntry source, ZipArchive archive, DateTimeOffset created, CancellationToken cancellationToken)
    {
        Stream from = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (from.ConfigureAwait(false))
        {
            Stream to = await CreateEntry(archive, source.FullName, created).OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (to.ConfigureAwait(false))
            {
                await from.CopyToAsync(to, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static List<string> Create(Stream package, IReadOnlyList<WorkbookPage> pages, string title, DateTimeOffset created)
    {
        using var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook);
        WorkbookPart workbook = document.AddWorkbookPart();
        document.ChangeIdOfPart(workbook, "rId1");
        var parts = new List<string>();
        for (int i = 0; i < pages.Count; i++)
        {
            WorksheetPart part = workbook.AddNewPart<WorksheetPart>(RelationshipId(i));
            part.Worksheet = new Worksheet(new SheetData());
            parts.Add(part.Uri.OriginalString.TrimStart('/'));
        }

        workbook.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = StyleSheet.Create();
        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            new BookViews(new WorkbookView { ActiveTab = 0, TabRatio = 800 }),
            new DocumentFormat.OpenXml.Spreadsheet.Sheets(pages.Select((page, i) => new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = page.Name, SheetId = (uint)i + 1, Id = RelationshipId(i) })),
            new DefinedNames(pages.SelectMany(PrintNames)));
        document.AddNewPart<ExtendedFilePropertiesPart>("rId2").Properties = new Properties(new Application("Rescue.AdSync"));
        WriteCoreProperties(document.AddNewPart<CoreFilePropertiesPart>("rId3"), title, created);
        return parts;
    }

    private static string RelationshipId(int page) => string.Create(CultureInfo.InvariantCulture, $"rIdSheet{page + 1}");

    private static IEnumerable<DefinedName> PrintNames(WorkbookPage page, int position)
    {
        if (page.Sheet.Layout.PrintedColumns > 0)
        {
            char last = SheetFrame.Letter(page.Sheet.Layout.PrintedColumns);
            yield return new DefinedName($"'{page.Name}'!$A:${last}") { Name = "_xlnm.Print_Area", LocalSheetId = (uint)position };
        }

        if (page.Sheet.Layout.HasHeader)
        {
            yield return new DefinedName($"'{page.Name}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)position };
        }
    }

    private static void WriteCoreProperties(CoreFilePropertiesPart part, string title, DateTimeOffset created)
    {
        string time = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        using Stream stream = part.GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream);
        writer.WriteStartElement("cp", "coreProperties", CoreProperties);
        writer.WriteElementString("dc", "title", DublinCore, title);
        writer.WriteElementString("dc", "creator", DublinCore, "Rescue.AdSync");
        foreach (string moment in new[] { "created", "modified" })
        {
            writer.WriteStartElement("dcterms", moment, Terms);
            writer.WriteAttributeString("xsi", "type", SchemaInstance, "dcterms:W3CDTF");
            writer.WriteString(time);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
