using System.IO.Compression;
using System.Xml.Linq;

namespace Rescue.AdSync.Reporting.Tests.Support;

/// <summary>Reads a workbook back by ZIP and XML alone, so that nothing of the library that wrote it vouches for it.</summary>
internal sealed class SheetReader
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly Dictionary<string, XDocument> _sheets = [];

    public SheetReader(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        EntryNames = [.. archive.Entries.Select(entry => entry.FullName)];
        Workbook = Load(archive, "xl/workbook.xml");
        CoreProperties = Load(archive, "docProps/core.xml");
        var targets = Load(archive, "xl/_rels/workbook.xml.rels").Descendants(Package + "Relationship")
            .ToDictionary(relation => (string)relation.Attribute("Id")!, relation => ((string)relation.Attribute("Target")!).TrimStart('/'));
        foreach (XElement sheet in Workbook.Descendants(Main + "sheet"))
        {
            _sheets.Add((string)sheet.Attribute("name")!, Load(archive, targets[(string)sheet.Attribute(Relations + "id")!]));
        }
    }

    public IReadOnlyList<string> EntryNames { get; }

    public XDocument Workbook { get; }

    public XDocument CoreProperties { get; }

    public IEnumerable<string> SheetNames => _sheets.Keys;

    public IEnumerable<XElement> Cells => _sheets.Values.SelectMany(sheet => sheet.Descendants(Main + "c"));

    public XDocument Sheet(string name) => _sheets[name];

    public IEnumerable<XElement> Elements(string sheet, string name) => _sheets[sheet].Descendants(Main + name);

    /// <summary>Reads a sheet as rows of texts; an empty cell is an empty text.</summary>
    public IReadOnlyList<string[]> Rows(string sheet) =>
        [.. Elements(sheet, "row").Select(row => row.Elements(Main + "c").Select(TextOf).ToArray())];

    /// <summary>Reads a sheet with a header as one dictionary a row.</summary>
    public IReadOnlyList<Dictionary<string, string>> Table(string sheet)
    {
        IReadOnlyList<string[]> rows = Rows(sheet);
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    public static string TextOf(XElement cell) =>
        cell.Element(Main + "is")?.Element(Main + "t")?.Value ?? cell.Element(Main + "v")?.Value ?? string.Empty;

    public static bool IsFormula(XElement cell) => cell.Element(Main + "f") is not null || (string?)cell.Attribute("t") == "str";

    private static XDocument Load(ZipArchive archive, string name)
    {
        using Stream part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
