using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Lists the notes of a plan, the gravest first; those that are merely good to know are only counted, unless asked for.</summary>
internal static class NotesView
{
    private const int LinesPerSeverity = 30;
    private const int SubjectsPerLine = 3;

    public static void Write(IAnsiConsole console, IReadOnlyList<PlanNote> notes, Verbosity verbosity)
    {
        foreach (IGrouping<NoteSeverity, PlanNote> severity in notes.GroupBy(note => note.Severity).OrderByDescending(group => group.Key))
        {
            PlanNote[] all = [.. severity];
            (string color, string heading) = severity.Key switch
            {
                NoteSeverity.Error => ("red", all.Length == 1 ? "error" : "errors"),
                NoteSeverity.Warning => ("yellow", all.Length == 1 ? "warning" : "warnings"),
                _ => ("aqua", "good to know"),
            };
            console.MarkupLine($"[{color}]{all.Length} {heading}[/]");
            if (severity.Key == NoteSeverity.Info && verbosity < Verbosity.Detailed)
            {
                WriteCounts(console, all);
            }
            else
            {
                WriteNotes(console, all, color);
            }

            console.WriteLine();
        }
    }

    private static void WriteCounts(IAnsiConsole console, PlanNote[] notes)
    {
        foreach (IGrouping<NoteCode, PlanNote> code in notes.GroupBy(note => note.Code))
        {
            console.MarkupLine($"  [grey]{CamelCase(code.Key)}[/] {Markup.Escape(Subjects(code))}");
        }
    }

    /// <summary>Lists notes; those that say the same of several people are one line.</summary>
    private static void WriteNotes(IAnsiConsole console, PlanNote[] notes, string color)
    {
        IGrouping<(NoteCode Code, string Message), PlanNote>[] lines = [.. notes.GroupBy(note => (note.Code, note.Message))];
        foreach (IGrouping<(NoteCode Code, string Message), PlanNote> line in lines.Take(LinesPerSeverity))
        {
            var text = new Markup($"[{color}]{CamelCase(line.Key.Code)}[/] [bold]{Markup.Escape(Subjects(line))}[/] {Markup.Escape(line.Key.Message)}");
            console.Write(new Padder(text, new Padding(2, 0, 0, 0)));
        }

        if (lines.Length > LinesPerSeverity)
        {
            console.MarkupLine($"  [grey]and {lines.Skip(LinesPerSeverity).Sum(line => line.Count())} more; --out FILE has them all[/]");
        }
    }

    private static string Subjects(IEnumerable<PlanNote> notes)
    {
        string[] subjects = [.. notes.Select(note => note.Subject)];
        string more = subjects.Length > SubjectsPerLine ? $" and {subjects.Length - SubjectsPerLine} more" : string.Empty;
        return string.Join(", ", subjects.Take(SubjectsPerLine)) + more;
    }

    private static string CamelCase(NoteCode code) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(code.ToString());
}
