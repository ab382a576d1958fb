using System.Globalization;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Shows past runs.</summary>
internal static class HistoryView
{
    private const int Rows = 200;

    public static void WriteList(CommandContext context, IReadOnlyList<RunSummary> runs)
    {
        IAnsiConsole console = context.Terminal.Output;
        if (runs.Count == 0)
        {
            console.WriteLine("There is no run in the history.");
            return;
        }

        Table table = CreateTable(console, "Run", "When", "Why", "Outcome", "Done", "Not done", "Not tried", "Seconds");
        foreach (int column in (int[])[0, 4, 5, 6, 7])
        {
            table.Columns[column].RightAligned();
        }

        foreach (RunSummary run in runs)
        {
            table.AddRow(
                new Text(run.Id.ToString(), new Style(decoration: Decoration.Bold)),
                new Text(RunLines.LocalTime(context, run.Start.StartedAt)),
                new Text(Word(run.Start)),
                Outcome(run.End.Outcome),
                Number(run.Done),
                Number(run.NotDone),
                Number(run.NotTried),
                new Text(Seconds(run.End)));
        }

        console.Write(table);
        console.MarkupLine("[grey]history show ID shows what a run did; history export FILE writes it all down.[/]");
    }

    public static void WriteRun(CommandContext context, RunRecord run)
    {
        IAnsiConsole console = context.Terminal.Output;
        RunSummary summary = run.Summary;
        console.Write(new Columns(
            new Markup($"[bold]Run {summary.Id}[/]"), new Text(RunLines.LocalTime(context, summary.Start.StartedAt)), new Text(Word(summary.Start)), Outcome(summary.End.Outcome)).Collapse());
        console.MarkupLine($"[grey]{summary.Done} done, {summary.NotDone} not done, {summary.NotTried} not tried; {summary.End.Calls} calls to Rescue, {Seconds(summary.End)} s.[/]");
        if (summary.Start.PlanId is { } plan)
        {
            console.MarkupLine($"[grey]Plan {plan}{(summary.Start.IsApproved ? ", approved" : string.Empty)}[/]");
        }

        if (summary.End.Message is { } message)
        {
            console.Write(new Text(message, new Style(Color.Yellow)));
            console.WriteLine();
        }

        if (!run.Actions.IsEmpty)
        {
            WriteActions(console, run);
        }
    }

    private static void WriteActions(IAnsiConsole console, RunRecord run)
    {
        Glyphs glyphs = Glyphs.For(console);
        Table table = CreateTable(console, "Action", "Who", "Changes", "Outcome", "Message");
        foreach (RunAction action in run.Actions.Take(Rows))
        {
            ActionStyle style = ActionStyle.Of(action.Action.Kind);
            table.AddRow(
                new Text($"{style.Sign} {style.Word}", new Style(style.Color)),
                new Text(action.Action.Email ?? action.Action.DisplayName),
                new Text(string.Join("\n", action.Action.Changes.Select(change => Describe(change, glyphs)))),
                State(action.State),
                new Text(action.Message ?? string.Empty));
        }

        console.Write(table);
        if (run.Actions.Length > Rows)
        {
            console.MarkupLine($"[grey]and {run.Actions.Length - Rows} more; history export FILE has them all[/]");
        }
    }

    private static Table CreateTable(IAnsiConsole console, params string[] columns) =>
        new Table { Border = console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii }.AddColumns(columns);

    private static string Describe(FieldChange change, Glyphs glyphs) => change.Before is null
        ? $"{change.Field.InWords()}: {change.After}"
        : $"{change.Field.InWords()}: {change.Before} {glyphs.Arrow} {change.After}";

    private static string Word(RunStart start) => start.Trigger switch
    {
        RunTrigger.Schedule => "scheduled",
        RunTrigger.Undo => $"undo of {start.Undoes}",
        _ => "by hand",
    };

    private static Markup Outcome(RunOutcome outcome) => new(outcome switch
    {
        RunOutcome.UpToDate => "[green]up to date[/]",
        RunOutcome.Applied => "[green]applied[/]",
        RunOutcome.PartlyApplied => "[yellow]partly applied[/]",
        RunOutcome.Held => "[yellow]held[/]",
        RunOutcome.Failed => "[red]failed[/]",
        RunOutcome.Interrupted => "[red]interrupted[/]",
        _ => "running",
    });

    private static Markup State(ActionState state) => new(state switch
    {
        ActionState.Done => "[green]done[/]",
        ActionState.Failed => "[red]failed[/]",
        ActionState.Refused => "[yellow]refused[/]",
        ActionState.NotTried => "not tried",
        ActionState.Unclear => "[red]unclear[/]",
        _ => "[yellow]no answer yet[/]",
    });

    private static Text Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static string Seconds(RunEnd end) => end.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
