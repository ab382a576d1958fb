using System.Collections.Immutable;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>One changed field of one action, with values as a person reads them.</summary>
internal readonly record struct ChangeRow(PlanAction Action, string Field, string? Before, string? After, ActionOutcome? Outcome)
{
    /// <summary>Gets the node: for a create that was carried out, the new one.</summary>
    public NodeId? Node => Outcome?.Node ?? Action.NodeId;

    /// <summary>Gets what was answered: what a person must know, with Rescue's own word.</summary>
    public string? Answer
    {
        get
        {
            string? word = Outcome?.Result is { IsOk: false } failure ? failure.ToString() : null;
            string? message = Outcome?.Message;
            return (word, message) switch
            {
                (null, _) => message,
                (_, null) => word,
                _ when message.Contains(word, StringComparison.Ordinal) => message,
                _ => $"{message} ({word})",
            };
        }
    }
}

/// <summary>How much weight a column's text has.</summary>
internal enum ColumnForm
{
    Plain,
    Strong,
    Quiet,
    Id,
}

/// <summary>One column of the list of changes, the same in workbook, page and CSV.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Width">Its width in characters, where the report has one.</param>
/// <param name="Value">Takes the text out of a row.</param>
internal sealed record ChangeColumn(string Header, double Width, Func<ChangeRow, string?> Value)
{
    private static readonly ImmutableArray<ChangeColumn> OfPlan =
    [
        new("Action", 15, row => Labels.Of(row.Action.Kind)) { Tone = row => Tones.Of(row.Action.Kind) },
        new("Side", 15, row => row.Action.Side.ToString()),
        new("Pairing", 18, row => row.Action.Pairing),
        new("Person", 21, row => row.Action.DisplayName) { Form = ColumnForm.Strong },
        new("E-mail", 28, row => row.Action.Email),
        new("Field", 14, row => row.Field),
        new("Before", 24, row => row.Before) { Form = ColumnForm.Quiet },
        new("After", 24, row => row.After),
        new("Reason", 40, row => row.Action.Reason) { Form = ColumnForm.Quiet },
        new("Node id", 11, row => row.Node?.ToString()) { Form = ColumnForm.Id },
        new("Object id", 36, row => row.Action.ObjectId?.ToString()) { Form = ColumnForm.Id },
    ];

    private static readonly ImmutableArray<ChangeColumn> OfOutcome =
    [
        .. OfPlan[..9],
        new ChangeColumn("Outcome", 12, row => row.Outcome is null ? null : Labels.Of(row.Outcome.Status))
        {
            Tone = row => row.Outcome is null ? Content.Tone.None : Tones.Of(row.Outcome.Status),
        },
        new ChangeColumn("Answer", 30, row => row.Answer),
        .. OfPlan[9..],
    ];

    public ColumnForm Form { get; init; }

    /// <summary>Gets the colour of a cell, where the column is coloured.</summary>
    public Func<ChangeRow, Tone>? Tone { get; init; }

    public static ImmutableArray<ChangeColumn> For(ReportContent content) => content.Run is null ? OfPlan : OfOutcome;
}
