using Rescue.AdSync.History;
using Rescue.AdSync.Reporting.Content;
using Rescue.AdSync.Reporting.Workbook;

namespace Rescue.AdSync.Reporting.History;

/// <summary>Writes past runs as a workbook: a sheet of runs, and one of what they did.</summary>
internal static class HistoryWorkbook
{
    private const double MessageWidth = 60;

    public static Task WriteAsync(Stream output, IReadOnlyList<RunRecord> runs, CancellationToken cancellationToken)
    {
        DateTimeOffset latest = runs.Select(run => run.Summary.Start.StartedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
        string title = $"History of {Labels.Count(runs.Count, "run", "runs")}";
        return new WorkbookWriter([RunsSheet(runs), ActionsSheet(runs)], title, latest, title, ExcelLimits.Rows).WriteAsync(output, cancellationToken);
    }

    private static Sheet<RunSummary> RunsSheet(IReadOnlyList<RunRecord> runs) => new(
        new SheetLayout
        {
            Name = "Runs",
            Columns =
            [
                new("Run", 7), new("Started (UTC)", 20), new("Why", 11), new("Outcome", 15), new("Planned", 9) { IsNumber = true }, new("Done", 9) { IsNumber = true },
                new("Not done", 9) { IsNumber = true }, new("Not tried", 9) { IsNumber = true }, new("Notes", 9) { IsNumber = true }, new("Calls", 9) { IsNumber = true },
                new("Seconds", 10), new("Approved", 10), new("Undoes", 8), new("Message", MessageWidth), new("Plan id", 72),
            ],
            HasHeader = true,
            FrozenColumns = 1,
            IsFirst = true,
        },
        runs.Count,
        runs.Select(run => run.Summary),
        WriteRun);

    private static void WriteRun(RowWriter rows, RunSummary run)
    {
        rows.Begin(RowHeight.Of(RowHeight.Lines(run.End.Message, MessageWidth)));
        rows.Text(run.Id.ToString(), Styles.StrongWrapped);
        rows.Text(HistoryText.Moment(run.Start.StartedAt), Styles.Cell);
        rows.Text(run.Start.Trigger.ToString(), Styles.Cell);
        rows.Text(Labels.Of(run.End.Outcome), Styles.Badge(Tones.Of(run.End.Outcome)));
        foreach (int number in (ReadOnlySpan<int>)[run.Start.Planned.Total, run.Done, run.NotDone, run.NotTried, run.Start.Notes, run.End.Calls])
        {
            rows.Value(number, Styles.Number);
        }

        rows.Text(HistoryText.Seconds(run.End.Duration), Styles.Cell);
        rows.Text(run.Start.IsApproved ? "Yes" : null, Styles.Cell);
        rows.Text(run.Start.Undoes.IsNone ? null : run.Start.Undoes.ToString(), Styles.Cell);
        rows.Text(run.End.Message, Styles.Wrapped);
        rows.Text(run.Start.PlanId?.ToString(), Styles.Code);
    }

    private static Sheet<HistoryRow> ActionsSheet(IReadOnlyList<RunRecord> runs) => new(
        new SheetLayout
        {
            Name = "Actions",
            Columns = [.. HistoryColumn.All.Select(column => new SheetColumn(column.Header, column.Width))],
            HasHeader = true,
            FrozenColumns = 1,
        },
        HistoryRow.Count(runs),
        HistoryRow.Of(runs, withEmptyRuns: false),
        WriteAction);

    private static void WriteAction(RowWriter rows, HistoryRow row)
    {
        string?[] cells = [.. HistoryColumn.All.Select(column => column.Value(row))];
        rows.Begin(RowHeight.Of(cells.Select((cell, index) => RowHeight.Lines(cell, HistoryColumn.All[index].Width)).Max()));
        for (int i = 0; i < cells.Length; i++)
        {
            rows.Text(cells[i], HistoryColumn.All[i].Tone is { } tone ? Styles.Badge(tone(row)) : Styles.Wrapped);
        }
    }
}
