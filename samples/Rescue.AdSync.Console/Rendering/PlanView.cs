using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Shows a plan to a person: what changes where, in figures, what to know, and whether it may go ahead.</summary>
internal static class PlanView
{
    public static void Write(IAnsiConsole console, Preview preview, Plan plan, Verbosity verbosity)
    {
        console.WriteLine();
        var tree = new PlanTree(console, plan, preview.Rescue);
        tree.Write();
        NotesView.Write(console, plan.Notes, verbosity);
        WriteSummary(console, plan, tree.IsShortened, isUndo: !preview.Undoes.IsNone);
        if (plan.IsBlocked)
        {
            WriteBanner(console, preview, plan);
        }

        WriteEmptiedGroups(console, preview, plan);
    }

    private static void WriteSummary(IAnsiConsole console, Plan plan, bool isShortened, bool isUndo)
    {
        if (plan.Actions.IsEmpty && !plan.IsBlocked)
        {
            console.MarkupLine(NothingToChange(console, plan, isUndo));
        }
        else if (!plan.Actions.IsEmpty)
        {
            FiguresView.Write(console, plan);
        }

        if (isShortened)
        {
            console.MarkupLine("[grey]The plan is shortened here; --out FILE (.xlsx, .html, .csv, .json) has all of it.[/]");
        }

        console.MarkupLine($"[grey]Plan {plan.Id}[/]");
    }

    private static string NothingToChange(IAnsiConsole console, Plan plan, bool isUndo)
    {
        if (plan.Notes.Any(note => note.Severity == NoteSeverity.Error))
        {
            return "[yellow]Nothing to change, as far as may be: the errors above hold something back.[/]";
        }

        if (isUndo && plan.Notes.Any(note => note.Severity != NoteSeverity.Info || note.Code is NoteCode.NotUndone or NoteCode.Protected))
        {
            return "[yellow]Nothing to change: what the run did and is still so cannot be undone. The notes above say why.[/]";
        }

        return plan.Notes.Any(note => note.Code == NoteCode.IncompleteRead)
            ? "[yellow]Nothing to change, as far as could be read: the notes above say what was not, and what that holds back.[/]"
            : $"[green]{Glyphs.For(console).Check} Nothing to change: Rescue matches {(isUndo ? "what there was before" : "the directory")}.[/]";
    }

    private static void WriteBanner(IAnsiConsole console, Preview preview, Plan plan)
    {
        bool refused = plan.Verdict == PlanVerdict.Refused;
        string advice = refused
            ? "Nothing will be written. Mend the cause that the errors above name, then plan again."
            : "Nothing will be written. If these changes are wanted, approve this very plan:";
        console.WriteLine();
        console.Write(new Panel(new Text(advice))
        {
            Header = new PanelHeader(refused ? " REFUSED " : " BLOCKED "),
            BorderStyle = new Style(Color.Red),
            Padding = new Padding(1, 0),
        });
        if (!refused)
        {
            WriteApproval(console, preview, plan);
        }
    }

    private static void WriteEmptiedGroups(IAnsiConsole console, Preview preview, Plan plan)
    {
        if (preview.PlanWithEmptiedGroups is { } wider && wider.Id != plan.Id)
        {
            console.WriteLine("A paired group has lost all its members and is left alone. If that is right, approve the plan that follows it:");
            WriteApproval(console, preview, wider);
        }
    }

    /// <summary>Writes the command past Spectre, which would break the line where it is copied from.</summary>
    private static void WriteApproval(IAnsiConsole console, Preview preview, Plan plan) =>
        console.Profile.Out.Writer.WriteLine($"rescue-adsync {(preview.Undoes.IsNone ? "apply" : $"undo {preview.Undoes}")} --approve {plan.Id}");
}
