using System.Collections.Immutable;
using System.Globalization;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Workbook.Sheets;

/// <summary>The first page: what this is, whether it may go ahead, how much there is of it, and where to read on.</summary>
internal sealed class SummarySheet
{
    private const string Name = "Summary";
    private const double SectionHeight = 30;
    private const int MeaningWidth = 78;

    private readonly Summary _summary;
    private readonly ImmutableArray<SheetColumn> _columns;
    private readonly List<Action<RowWriter>> _rows = [];
    private readonly List<string> _merged = [];
    private readonly List<SheetLink> _links = [];

    private SummarySheet(ReportContent content)
    {
        _summary = new Summary(content);
        SheetColumn[] outcome = _summary.HasOutcome ? [new("Done", 10), new("Failed", 10), new("Not done", 10)] : [];
        _columns = [new(string.Empty, 2), new(string.Empty, 26), new("Count", 10), .. outcome, new("Meaning", MeaningWidth)];
    }

    public static Sheet Create(ReportContent content) => new SummarySheet(content).Build();

    private Sheet<Action<RowWriter>> Build()
    {
        AddHead();
        AddSection("About");
        foreach (Fact fact in _summary.Facts())
        {
            AddWide(fact.Name, fact.Value, Styles.Strong, Styles.Wrapped);
        }

        AddKinds();
        AddNotes();
        AddContents();
        var layout = new SheetLayout
        {
            Name = Name,
            Columns = _columns,
            Merged = [.. _merged],
            Links = [.. _links],
            IsFirst = true,
            IsOnePage = true,
        };
        return new Sheet<Action<RowWriter>>(layout, _rows.Count, _rows, static (writer, write) => write(writer));
    }

    private void AddHead()
    {
        AddLine(_summary.Title, Styles.Title, 34);
        AddLine(_summary.Subtitle, Styles.Subtitle, RowHeight.Single);
        AddGap();
        AddLine(_summary.Verdict, Styles.Banner(_summary.VerdictTone), 30);
        foreach (string reason in _summary.Reasons())
        {
            AddLine(reason, Styles.Wrapped, Height(reason, Width(1)));
        }
    }

    private void AddKinds()
    {
        AddSection("Changes", [.. _columns.Skip(2).Select(column => column.Header)]);
        foreach (KindCount kind in _summary.Kinds)
        {
            Add(RowHeight.Single, rows =>
            {
                rows.Text(Labels.Of(kind.Kind), kind.Planned == 0 ? Styles.Quiet : Styles.Badge(Tones.Of(kind.Kind)));
                WriteCounts(rows, _summary.HasOutcome ? [kind.Planned, kind.Done, kind.Failed, kind.Other] : [kind.Planned]);
                rows.Text(Labels.Meaning(kind.Kind), Styles.Meaning);
            });
        }
    }

    private void AddNotes()
    {
        AddSection("Notes", _summary.HasOutcome ? ["Count", "", "", "", "Meaning"] : ["Count", "Meaning"]);
        foreach (NoteCount note in _summary.Notes)
        {
            Add(RowHeight.Single, rows =>
            {
                rows.Text(Labels.Plural(note.Severity), note.Count == 0 ? Styles.Quiet : Styles.Badge(Tones.Of(note.Severity)));
                WriteCounts(rows, [note.Count]);
                Pad(rows, _columns.Length - 4);
                rows.Text(Labels.Meaning(note.Severity), Styles.Meaning);
            });
        }
    }

    private void AddContents()
    {
        AddSection("In this workbook");
        AddLink(ChangesSheet.Name, "One row for each field that changes: what it is, what it will be, and why.");
        AddLink(HierarchySheet.Name, _summary.HasOutcome ? "The Rescue tree as it is after the run." : "The Rescue tree as it will be. Groups fold by the marks on the left.");
        AddLink(NotesSheet.Name, "What was passed over, held back or refused, and what to do about it.");
        AddLink(PolicySheet.Name, "The settings that this was planned under.");
    }

    private void AddLink(string sheet, string meaning)
    {
        _links.Add(new SheetLink(string.Create(CultureInfo.InvariantCulture, $"B{_rows.Count + 1}"), sheet));
        AddWide(sheet, meaning, Styles.Link, Styles.Quiet);
    }

    /// <summary>Adds a line as wide as the sheet.</summary>
    private void AddLine(string text, int style, double height)
    {
        Merge(1);
        Add(height, rows =>
        {
            rows.Text(text, style);
            Pad(rows, _columns.Length - 2, style);
        });
    }

    /// <summary>Adds a name and a text in the rest of the width.</summary>
    private void AddWide(string name, string text, int nameStyle, int style)
    {
        Merge(2);
        Add(Height(text, Width(2)), rows =>
        {
            rows.Text(name, nameStyle);
            rows.Text(text, style);
            Pad(rows, _columns.Length - 3, style);
        });
    }

    private void AddSection(string title, params ImmutableArray<string> headers)
    {
        Add(SectionHeight, rows =>
        {
            rows.Text(title, Styles.Section);
            for (int i = 0; i < _columns.Length - 2; i++)
            {
                string? header = i < headers.Length ? headers[i] : null;
                rows.Text(header, i == _columns.Length - 3 ? Styles.SectionText : Styles.SectionNumber);
            }
        });
    }

    private void AddGap() => Add(10, static rows => rows.Skip());

    private void Add(double height, Action<RowWriter> write) => _rows.Add(rows =>
    {
        rows.Begin(height, isExact: true);
        rows.Skip();
        write(rows);
    });

    private void Merge(int firstColumn) =>
        _merged.Add(string.Create(CultureInfo.InvariantCulture, $"{SheetFrame.Letter(firstColumn + 1)}{_rows.Count + 1}:{SheetFrame.Letter(_columns.Length)}{_rows.Count + 1}"));

    private double Width(int firstColumn) => _columns.Skip(firstColumn).Sum(column => column.Width);

    // Merged cells do not grow by themselves.
    private static double Height(string text, double width) => RowHeight.Single + ((RowHeight.Lines(text, width) - 1) * RowHeight.Line);

    private static void WriteCounts(RowWriter rows, int[] counts)
    {
        foreach (int count in counts)
        {
            rows.Value(count, count == 0 ? Styles.QuietNumber : Styles.StrongNumber);
        }
    }

    private static void Pad(RowWriter rows, int cells, int? style = null)
    {
        for (int i = 0; i < cells; i++)
        {
            rows.Text(null, style ?? Styles.Quiet);
        }
    }
}
