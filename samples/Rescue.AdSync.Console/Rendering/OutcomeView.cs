using Rescue.AdSync.Execution;
using Spectre.Console;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Shows what applying a plan came to: what did not work, and the figures.</summary>
internal static class OutcomeView
{
    private const int Rows = 30;

    public static void Write(IAnsiConsole console, RunReport report)
    {
        ActionOutcome[] undone = [.. report.Outcomes.Where(outcome => outcome.Status != OutcomeStatus.Done)];
        if (undone.Length > 0)
        {
            WriteUndone(console, undone);
        }

        if (report.StoppedBecause is { } reason)
        {
            console.MarkupLine($"[yellow]Stopped before all was tried: {Markup.Escape(reason)}[/]");
        }

        Glyphs glyphs = Glyphs.For(console);
        string seconds = report.Duration.TotalSeconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
        console.MarkupLine(report.IsComplete
            ? $"[green]{glyphs.Check} {report.Done} done[/] [grey]in {seconds} s[/]"
            : $"[green]{report.Done} done[/], [red]{Count(undone, OutcomeStatus.Failed)} failed[/], [yellow]{Count(undone, OutcomeStatus.Refused)} refused[/], {Count(undone, OutcomeStatus.NotTried)} not tried [grey]in {seconds} s[/]");
    }

    private static int Count(ActionOutcome[] outcomes, OutcomeStatus status) => outcomes.Count(outcome => outcome.Status == status);

    private static void WriteUndone(IAnsiConsole console, ActionOutcome[] undone)
    {
        Table table = new Table { Border = console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii }
            .AddColumns("Outcome", "Action", "Who", "Why");
        foreach (ActionOutcome outcome in undone.OrderBy(outcome => outcome.Status).Take(Rows))
        {
            string color = outcome.Status == OutcomeStatus.Failed ? "red" : "yellow";
            table.AddRow(
                new Markup($"[{color}]{Word(outcome.Status)}[/]"),
                new Text(ActionStyle.Of(outcome.Action.Kind).Word),
                new Text(outcome.Action.Email ?? outcome.Action.DisplayName),
                new Text(outcome.Message ?? outcome.Result?.ToString() ?? string.Empty));
        }

        console.Write(table);
        if (undone.Length > Rows)
        {
            console.MarkupLine($"[grey]and {undone.Length - Rows} more; --out FILE has them all[/]");
        }
    }

    private static string Word(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Failed => "failed",
        OutcomeStatus.Refused => "refused",
        OutcomeStatus.NotTried => "not tried",
        _ => "done",
    };
}
