using System.Text;
using System.Xml.Linq;
using Rescue.AdSync.Reporting.Workbook;

namespace Rescue.AdSync.Reporting.Tests.Workbook;

public sealed class RowWriterTests
{
    [Fact]
    public async Task Rows_leave_as_they_come_and_are_not_gathered()
    {
        using var stream = new MemoryStream();
        var rows = new RowWriter(stream);

        long waiting = 0;
        for (int i = 0; i < 20_000; i++)
        {
            long before = stream.Length;
            rows.Begin();
            rows.Text("somebody@example.com", style: 1);
            await rows.EndAsync(TestContext.Current.CancellationToken);
            waiting = Math.Max(waiting, stream.Length - before);
        }

        Assert.InRange(waiting, 1, 128 * 1024);
        Assert.InRange(stream.Length, 20_000 * 50, long.MaxValue);
    }

    [Fact]
    public async Task Cells_are_addressed_and_escaped()
    {
        XElement row = await RowAsync(rows =>
        {
            rows.Begin(height: 30, isExact: true, outlineLevel: 9);
            rows.Text("a < b & c > d", style: 3);
            rows.Skip();
            rows.Value(-42, style: 4);
            rows.Text(null, style: 5);
        });

        Assert.Equal(("1", "30", "1", "7"), (Of(row, "r"), Of(row, "ht"), Of(row, "customHeight"), Of(row, "outlineLevel")));
        XElement[] cells = [.. row.Elements()];
        Assert.Equal(["A1", "C1", "D1"], cells.Select(cell => Of(cell, "r")));
        Assert.Equal(["3", "4", "5"], cells.Select(cell => Of(cell, "s")));
        Assert.Equal("a < b & c > d", cells[0].Value);
        Assert.Equal("-42", cells[1].Element("v")!.Value);
        Assert.Empty(cells[2].Elements());
    }

    [Theory]
    [InlineData("plain text", null)]
    [InlineData(" in front", "preserve")]
    [InlineData("behind ", "preserve")]
    [InlineData("two\nlines", "preserve")]
    public async Task White_space_that_matters_is_kept(string text, string? space)
    {
        XElement row = await RowAsync(rows =>
        {
            rows.Begin();
            rows.Text(text, style: 0);
        });

        XElement shown = row.Descendants("t").Single();
        Assert.Equal(text, shown.Value);
        Assert.Equal(space, (string?)shown.Attribute(XNamespace.Xml + "space"));
    }

    private static string? Of(XElement element, string attribute) => (string?)element.Attribute(attribute);

    private static async Task<XElement> RowAsync(Action<RowWriter> write)
    {
        using var stream = new MemoryStream();
        var rows = new RowWriter(stream);
        write(rows);
        await rows.EndAsync(TestContext.Current.CancellationToken);
        await rows.FlushAsync(TestContext.Current.CancellationToken);
        return XElement.Parse(Encoding.UTF8.GetString(stream.ToArray()), LoadOptions.PreserveWhitespace);
    }
}
