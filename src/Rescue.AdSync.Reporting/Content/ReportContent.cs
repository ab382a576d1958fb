using System.Collections.Immutable;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>What every kind of report shows, in one place: a plan with what it was made from and, after a run, what became of it.</summary>
internal sealed class ReportContent
{
    public ReportContent(Preview preview, RunReport? run)
    {
        ArgumentNullException.ThrowIfNull(preview);
        Plan = run?.Plan ?? preview.Plan;
        if (run is not null && run.Outcomes.Length != Plan.Actions.Length)
        {
            throw new ArgumentException(
                $"The run reports {run.Outcomes.Length} outcomes for a plan of {Plan.Actions.Length} actions; there must be one for each.", nameof(run));
        }

        Preview = preview;
        Run = run;
        Paths = new NodePaths(preview.Rescue, Plan);
    }

    public Preview Preview { get; }

    /// <summary>Gets the plan that is shown: after a run, the one that was run, which may be the preview's second.</summary>
    public Plan Plan { get; }

    public RunReport? Run { get; }

    public NodePaths Paths { get; }

    /// <summary>Counts the rows that <see cref="Changes"/> gives.</summary>
    public long ChangeCount => Plan.Actions.Sum(action => (long)action.Changes.Length);

    /// <summary>Gets the outcome of the action at a position, or <see langword="null"/> before a run.</summary>
    public ActionOutcome? OutcomeAt(int position) => Run?.Outcomes[position];

    /// <summary>Lists one row for each changed field, in the plan's order.</summary>
    public IEnumerable<ChangeRow> Changes()
    {
        ImmutableArray<PlanAction> actions = Plan.Actions;
        for (int i = 0; i < actions.Length; i++)
        {
            foreach (FieldChange change in actions[i].Changes)
            {
                yield return new ChangeRow(actions[i], Labels.Of(change.Field), Show(actions[i], change.Field, change.Before), Show(actions[i], change.Field, change.After), OutcomeAt(i));
            }
        }
    }

    /// <summary>Makes the tree as it will be, or after a run as it has become.</summary>
    public ProjectedTree Tree() =>
        new(Preview.Rescue, Plan.Actions, Paths, Run is null ? null : position => Run.Outcomes[position].Status == OutcomeStatus.Done);

    private string? Show(PlanAction action, Field field, string? value) => field switch
    {
        Field.Parent => Paths.OfValue(action.Side, value),
        Field.Mobile when value == FieldChange.True => "Yes",
        Field.Mobile when value == FieldChange.False => "No",
        _ => value,
    };
}
