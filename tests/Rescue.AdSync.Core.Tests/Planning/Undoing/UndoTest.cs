using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Tests.Planning.Rules;

namespace Rescue.AdSync.Tests.Planning.Undoing;

/// <summary>A run that did something of most kinds, and the plan that undoes it or another.</summary>
public abstract class UndoTest
{
    /// <summary>Ann is renamed, moved, gets another e-mail and a licence, and is enabled; Bob is created; Eve is disabled; Night is described.</summary>
    private protected static RunRecord Run { get; } = PastRun.Of(Given.Input("""
        directory
          group Support: ann bob @Night
          group Night description="After six":
          person ann name="Ann Birch" mail=birch@example.com
        rescue
          Technicians
            group Support #100
              eve #202
              group Night #110
                ann #200 name="Ann Ash" disabled
        links
          ann -> #200
          eve -> #202
          @Night -> #110 created
        policy
          MobileSeats 5
        pairings
          Support -> #100 MobileLicense=on
        """));

    private protected static string[] Notes(Plan plan) => [.. Given.NotesOf(plan, NoteCode.NotUndone).Select(note => note.Message).Order(StringComparer.Ordinal)];

    private protected static Plan Undo(string rescue, SyncPolicy? policy = null, RunRecord? run = null) => UndoPlanner.Plan(new UndoInput
    {
        Run = run ?? Run,
        Rescue = Given.Input($"directory\n\nrescue\n  {rescue.ReplaceLineEndings("\n  ")}\n\npairings").Rescue,
        Policy = policy ?? new SyncPolicy { Pairings = [], MaxDisables = new Brake(50, 99) },
    });

    private protected static string[] Steps(Plan plan) => [.. plan.Actions.Select(action =>
        $"{action.Kind} {action.NodeId}: {string.Join(", ", action.Changes.Select(change => $"{change.Field} {change.Before ?? "none"} -> {change.After ?? "none"}"))}").Order(StringComparer.Ordinal)];
}
