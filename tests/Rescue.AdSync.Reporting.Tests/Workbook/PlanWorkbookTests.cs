using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Reporting.Content;
using Rescue.AdSync.Reporting.Tests.Support;
using Rescue.AdSync.Reporting.Workbook;

namespace Rescue.AdSync.Reporting.Tests.Workbook;

public sealed class PlanWorkbookTests
{
    [Fact]
    public async Task A_plan_is_a_valid_workbook() => AssertValid(await Written.BytesAsync(PlanWorkbook.WriteAsync, Sample.Preview()));

    [Fact]
    public async Task An_outcome_is_a_valid_workbook()
    {
        Preview preview = Sample.Preview();

        AssertValid(await Written.BytesAsync(PlanWorkbook.WriteAsync, preview, Sample.Run(preview.Plan)));
    }

    [Fact]
    public async Task A_plan_without_anything_is_a_valid_workbook() =>
        AssertValid(await Written.BytesAsync(PlanWorkbook.WriteAsync, Sample.Preview(Sample.EmptyPlan())));

    [Fact]
    public async Task The_sheets_stand_in_reading_order()
    {
        SheetReader workbook = await ReadAsync(Sample.Preview());

        Assert.Equal(["Summary", "Changes", "Hierarchy", "Notes", "Policy"], workbook.SheetNames);
    }

    [Fact]
    public async Task Changes_has_one_row_for_each_changed_field()
    {
        SheetReader workbook = await ReadAsync(Sample.Preview());

        IReadOnlyList<Dictionary<string, string>> rows = workbook.Table("Changes");
        Assert.Equal(Sample.Actions().Sum(action => action.Changes.Length), rows.Count);
        Assert.Equal(["Action", "Side", "Pairing", "Person", "E-mail", "Field", "Before", "After", "Reason", "Node id", "Object id"], rows[0].Keys);
        Dictionary<string, string> move = Assert.Single(rows, row => row["Action"] == "Move user");
        Assert.Equal("Technicians/EMEA/Level 2", move["Before"]);
        Assert.Equal("Technicians/EMEA/Level 1", move["After"]);
        Assert.Equal("52", move["Node id"]);
        Assert.Contains(rows, row => row["Person"] == "Ann Ash" && row["Field"] == "Place" && row["After"] == "Technicians/EMEA/Level 3");
    }

    [Fact]
    public async Task An_outcome_has_columns_of_its_own()
    {
        Preview preview = Sample.Preview();

        SheetReader workbook = await ReadAsync(preview, Sample.Run(preview.Plan));

        Dictionary<string, string> failed = Assert.Single(workbook.Table("Changes"), row => row["Outcome"] == "Failed");
        Assert.Equal("Rescue refused the name. (INVALIDPARAM_NAME)", failed["Answer"]);
        Assert.Contains(workbook.Table("Changes"), row => row["Action"] == "Create group" && row["Node id"] == "1000");
        Assert.Contains(workbook.Rows("Summary"), row => row.Contains("Stopped: 7 actions of 10 were carried out."));
        Assert.Contains(workbook.Rows("Summary"), row => row.Contains("Somebody pressed Ctrl+C."));
    }

    [Fact]
    public async Task Each_kind_of_action_has_a_colour_and_kinds_apart_differ()
    {
        SheetReader workbook = await ReadAsync(Sample.Preview());

        ILookup<string, string> styles = workbook.Elements("Changes", "row").Skip(1)
            .Select(row => row.Elements().First())
            .ToLookup(SheetReader.TextOf, cell => (string)cell.Attribute("s")!);
        Assert.All(styles, kind => Assert.Single(kind.Distinct()));
        Assert.NotEqual(styles["Create user"].First(), styles["Disable user"].First());
        Assert.NotEqual(styles["Move user"].First(), styles["Update user"].First());
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("=HYPERLINK(\"http://127.0.0.1\")")]
    [InlineData("<f>1+1</f> & ]]>")]
    [InlineData(" spaces kept ")]
    [InlineData("12345678901234567890")]
    [InlineData("TRUE")]
    public async Task Text_is_always_text(string text)
    {
        byte[] bytes = await Written.BytesAsync(PlanWorkbook.WriteAsync, Written.PreviewOf(text));

        var workbook = new SheetReader(bytes);
        Assert.DoesNotContain(workbook.Cells, SheetReader.IsFormula);
        Assert.All(workbook.Cells, cell => Assert.True(cell.HasElements ? (string?)cell.Attribute("t") == "inlineStr" || IsNumber(cell) : cell.Attribute("t") is null));
        Dictionary<string, string> row = Assert.Single(workbook.Table("Changes"));
        Assert.Equal(text, row["Person"]);
        Assert.Equal(text, row["After"]);
        AssertValid(bytes);
    }

    [Fact]
    public async Task Characters_that_no_sheet_can_hold_are_taken_out()
    {
        byte[] bytes = await Written.BytesAsync(PlanWorkbook.WriteAsync, Written.PreviewOf("a\u0000b\u0008c\uFFFFd\uD83De"));

        Assert.Equal("abcd\uFFFDe", Assert.Single(new SheetReader(bytes).Table("Changes"))["Person"]);
        AssertValid(bytes);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_cut()
    {
        byte[] bytes = await Written.BytesAsync(PlanWorkbook.WriteAsync, Written.PreviewOf(new string('x', 40_000)));

        string shown = Assert.Single(new SheetReader(bytes).Table("Changes"))["Reason"];
        Assert.Equal(32_767, shown.Length);
        Assert.EndsWith("x\u2026", shown, StringComparison.Ordinal);
        AssertValid(bytes);
    }

    [Fact]
    public async Task Rows_beyond_the_limit_go_on_in_another_sheet()
    {
        const int limit = 8;
        int changes = Sample.Actions().Sum(action => action.Changes.Length);
        using var stream = new MemoryStream();

        await new WorkbookWriter(new ReportContent(Sample.Preview(), null), limit).WriteAsync(stream, TestContext.Current.CancellationToken);

        var workbook = new SheetReader(stream.ToArray());
        string[] pages = [.. workbook.SheetNames.Where(name => name.StartsWith("Changes", StringComparison.Ordinal))];
        Assert.Equal(["Changes", "Changes 2", "Changes 3"], pages);
        Assert.Equal(changes, pages.Sum(page => workbook.Table(page).Count));
        Assert.All(pages, page => Assert.InRange(workbook.Rows(page).Count, 2, limit));
        Assert.All(pages, page => Assert.Equal("Action", workbook.Rows(page)[0][0]));
        Assert.Contains("Hierarchy 2", workbook.SheetNames);
        AssertValid(stream.ToArray());
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(14, 2)]
    [InlineData(15, 3)]
    public void A_sheet_takes_no_more_pages_than_it_needs(int rows, int pages)
    {
        var layout = new SheetLayout { Name = "Changes", Columns = [new("Action", 10)], HasHeader = true };

        Assert.Equal(pages, new Sheet<int>(layout, rows, [], (_, _) => { }).Pages(rowLimit: 8));
    }

    [Fact]
    public async Task The_hierarchy_is_indented_and_shows_who_comes_and_goes()
    {
        SheetReader workbook = await ReadAsync(Sample.Preview());

        IReadOnlyList<Dictionary<string, string>> lines = workbook.Table("Hierarchy");
        Assert.Equal(["Moved in", "Moved out"], lines.Where(line => line["Group or person"] == "Eve Fir").Select(line => line["Change"]));
        Assert.Equal("New", Assert.Single(lines, line => line["Group or person"] == "Ann Ash")["Change"]);
        Dictionary<string, string> levelOne = Assert.Single(lines, line => line["Group or person"] == "Level 1");
        Assert.Equal(("2", "3"), (levelOne["Members now"], levelOne["Members after"]));
        Assert.Equal(["1", "2", "3"], workbook.Elements("Hierarchy", "row").Select(row => (string?)row.Attribute("outlineLevel")).OfType<string>().Distinct().Order());
    }

    [Fact]
    public async Task Notes_come_gravest_first()
    {
        SheetReader workbook = await ReadAsync(Sample.Preview());

        Assert.Equal(["Error", "Warning", "Info"], workbook.Table("Notes").Select(note => note["Severity"]));
        Assert.Equal(["groupNotFound", "duplicateEmail", "multiplePairings"], workbook.Table("Notes").Select(note => note["Code"]));
    }

    [Fact]
    public async Task Headers_stay_in_sight_filter_and_are_printed_on_every_page()
    {
        SheetReader workbook = await ReadAsync(Sample.Preview());

        Assert.Equal("frozen", (string?)Assert.Single(workbook.Elements("Changes", "pane")).Attribute("state"));
        Assert.Equal("A1:K18", (string?)Assert.Single(workbook.Elements("Changes", "autoFilter")).Attribute("ref"));
        XElement page = Assert.Single(workbook.Elements("Changes", "pageSetup"));
        Assert.Equal(("landscape", "1", "0"), ((string?)page.Attribute("orientation"), (string?)page.Attribute("fitToWidth"), (string?)page.Attribute("fitToHeight")));
        string[] names = [.. workbook.Workbook.Descendants().Where(element => element.Name.LocalName == "definedName").Select(name => name.Value)];
        Assert.Contains("'Changes'!$1:$1", names);
        Assert.Contains("'Changes'!$A:$I", names);
    }

    [Fact]
    public async Task The_workbook_says_what_it_is_and_when_it_was_made()
    {
        SheetReader workbook = await ReadAsync(Sample.Preview());

        string[] values = [.. workbook.CoreProperties.Root!.Elements().Select(element => $"{element.Name.LocalName}: {element.Value}")];
        Assert.Contains("title: Synchronisation plan: Example Ltd", values);
        Assert.Contains("created: 2026-11-23T08:30:00Z", values);
        Assert.Equal("[Content_Types].xml", workbook.EntryNames[0]);
    }

    [Fact]
    public async Task The_same_preview_gives_the_same_file()
    {
        Preview preview = Sample.Preview();

        Assert.Equal(await Written.BytesAsync(PlanWorkbook.WriteAsync, preview), await Written.BytesAsync(PlanWorkbook.WriteAsync, preview));
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_will_do()
    {
        using var target = new MemoryStream();
        await using (var forwardOnly = new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            await PlanWorkbook.WriteAsync(forwardOnly, Sample.Preview(), null, TestContext.Current.CancellationToken);
        }

        using var whole = new MemoryStream();
        target.Position = 0;
        await using (var source = new BrotliStream(target, CompressionMode.Decompress))
        {
            await source.CopyToAsync(whole, TestContext.Current.CancellationToken);
        }

        Assert.Contains("Changes", new SheetReader(whole.ToArray()).SheetNames);
    }

    private static async Task<SheetReader> ReadAsync(Preview preview, RunReport? run = null) =>
        new(await Written.BytesAsync(PlanWorkbook.WriteAsync, preview, run));

    private static bool IsNumber(XElement cell) => cell.Attribute("t") is null && int.TryParse(SheetReader.TextOf(cell), out _);

    private static void AssertValid(byte[] workbook)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365)
            .Validate(document, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }
}
