using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Lists the notes of a plan, the gravest first; those that are merely good to know are only counted, unless asked for.</summary>
internal static class NotesView
{
    private const int NotesPerSeverity = 30;

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
            string names = string.Join(", ", code.Take(3).Select(note => note.Subject));
            string more = code.Count() > 3 ? $" and {code.Count() - 3} more" : string.Empty;
            console.MarkupLine($"  [grey]{CamelCase(code.Key)}[/] {Markup.Escape(names + more)}");
        }
    }

    private static void WriteNotes(IAnsiConsole console, PlanNote[] notes, string color)
    {
        foreach (PlanNote note in notes.Take(NotesPerSeverity))
        {
            var line = new Padder(new Markup($"[{color}]{CamelCase(note.Code)}[/] [bold]{Markup.Escape(note.Subject)}[/] {Markup.Escape(note.Message)}"), new Padding(2, 0, 0, 0));
            console.Write(line);
        }

        if (notes.Length > NotesPerSeverity)
        {
            console.MarkupLine($"  [grey]and {notes.Length - NotesPerSeverity} more; --out FILE has them all[/]");
        }
    }

    private static string CamelCase(NoteCode code) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(code.ToString());
}
