using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.Workbook.Sheets;

/// <summary>What a person must know and no change shows, the gravest first.</summary>
internal static class NotesSheet
{
    public const string Name = "Notes";

    private const double SubjectWidth = 34;
    private const double MessageWidth = 96;

    public static Sheet Create(ReportContent content)
    {
        var layout = new SheetLayout
        {
            Name = Name,
            Columns = [new("Severity", 12), new("Code", 22), new("Subject", SubjectWidth), new("Message", MessageWidth)],
            HasHeader = true,
        };
        return new Sheet<PlanNote>(layout, content.Plan.Notes.Count, content.Plan.Notes, Write);
    }

    private static void Write(RowWriter rows, PlanNote note)
    {
        rows.Begin(RowHeight.Of(Math.Max(RowHeight.Lines(note.Subject, SubjectWidth), RowHeight.Lines(note.Message, MessageWidth))));
        rows.Text(note.Severity.ToString(), Styles.Badge(Tones.Of(note.Severity)));
        rows.Text(Words<NoteCode>.Of(note.Code), Styles.QuietWrapped);
        rows.Text(note.Subject, Styles.StrongWrapped);
        rows.Text(note.Message, Styles.Wrapped);
    }
}
