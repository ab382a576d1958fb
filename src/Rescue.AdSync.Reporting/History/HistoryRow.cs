using System.Collections.Immutable;
using System.Globalization;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Reporting.Content;

namespace Rescue.AdSync.Reporting.History;

/// <summary>One changed field of one action of one run; a run that did nothing has one row without an action.</summary>
internal readonly record struct HistoryRow(RunSummary Run, RunAction? Action, FieldChange? Change)
{
    /// <summary>Gets what was answered: what a person must know, with Rescue's own word.</summary>
    public string? Answer => (Action?.Message, Action?.Result) switch
    {
        (null, "OK") => null,
        (null, var result) => result,
        (var message, null or "OK") => message,
        var (message, result) when message.Contains(result, StringComparison.Ordinal) => message,
        var (message, result) => $"{message} ({result})",
    };

    /// <summary>Makes the rows of runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="withEmptyRuns">Whether a run without actions has a row.</param>
    public static IEnumerable<HistoryRow> Of(IEnumerable<RunRecord> runs, bool withEmptyRuns)
    {
        foreach (RunRecord run in runs)
        {
            if (run.Actions.IsEmpty && withEmptyRuns)
            {
                yield return new HistoryRow(run.Summary, null, null);
            }

            foreach (RunAction action in run.Actions)
            {
                foreach (FieldChange? change in action.Action.Changes.IsEmpty ? [null] : action.Action.Changes.AsEnumerable<FieldChange?>())
                {
                    yield return new HistoryRow(run.Summary, action, change);
                }
            }
        }
    }

    public static long Count(IEnumerable<RunRecord> runs) => runs.Sum(run => run.Actions.Sum(action => (long)Math.Max(1, action.Action.Changes.Length)));
}

/// <summary>One column of the list of what runs did, the same in workbook and CSV.</summary>
internal sealed record HistoryColumn(string Header, double Width, Func<HistoryRow, string?> Value)
{
    public static ImmutableArray<HistoryColumn> All { get; } =
    [
        new("Run", 7, row => row.Run.Id.ToString()),
        new("Started (UTC)", 20, row => HistoryText.Moment(row.Run.Start.StartedAt)),
        new("Why", 11, row => row.Run.Start.Trigger.ToString()),
        new("Run outcome", 15, row => Labels.Of(row.Run.End.Outcome)) { Tone = row => Tones.Of(row.Run.End.Outcome) },
        new("Action", 15, row => row.Action is { } action ? Labels.Of(action.Action.Kind) : null) { Tone = row => row.Action is { } action ? Tones.Of(action.Action.Kind) : default },
        new("Side", 15, row => row.Action?.Action.Side.ToString()),
        new("Pairing", 18, row => row.Action?.Action.Pairing),
        new("Person", 21, row => row.Action?.Action.DisplayName),
        new("E-mail", 28, row => row.Action?.Action.Email),
        new("Field", 14, row => row.Change is { } change ? Labels.Of(change.Field) : null),
        new("Before", 24, row => row.Change?.Before),
        new("After", 24, row => row.Change?.After),
        new("Outcome", 14, row => row.Action is { } action ? Labels.Of(action.State) : null) { Tone = row => row.Action is { } action ? Tones.Of(action.State) : default },
        new("Answer", 40, row => row.Action is null ? row.Run.End.Message : row.Answer),
        new("Reason", 40, row => row.Action?.Action.Reason),
        new("Node id", 11, row => row.Action?.Node?.ToString()),
        new("Object id", 36, row => row.Action?.Action.ObjectId?.ToString()),
        new("Plan id", 72, row => row.Run.Start.PlanId?.ToString()),
    ];

    /// <summary>Gets the colour of a cell, where the column is coloured.</summary>
    public Func<HistoryRow, Tone>? Tone { get; init; }
}

internal static class HistoryText
{
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
