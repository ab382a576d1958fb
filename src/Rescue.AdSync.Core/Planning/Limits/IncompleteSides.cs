namespace Rescue.AdSync.Planning;

/// <summary>S1: while a read that feeds a side is incomplete, nothing is taken away there.</summary>
internal static class IncompleteSides
{
    public static void WithholdRemovals(PlanningRun run, ActionList actions)
    {
        foreach (Side side in Enum.GetValues<Side>())
        {
            if (!run.IsIncomplete(side))
            {
                continue;
            }

            IReadOnlyList<ActionList.Entry> withheld = actions.TakeOut(entry => entry.Action.Side == side && IsRemoval(entry.Action.Kind));
            if (withheld.Count > 0)
            {
                PlanNote note = run.Notes.Warn(NoteCode.IncompleteRead, $"{side} side", $"{withheld.Count} disables, moves and freed licences are withheld, because not everything could be read. They follow when it can.");
                run.Withheld.AddRange(withheld.Select(entry => (entry, note)));
            }
        }
    }

    private static bool IsRemoval(ActionKind kind) => kind is ActionKind.DisableUser or ActionKind.FreeMobile or ActionKind.MoveUser;
}
