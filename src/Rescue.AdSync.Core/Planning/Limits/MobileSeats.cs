using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R12: licences are given in plan order while they last.</summary>
internal static class MobileSeats
{
    /// <summary>Counts the licences that are taken; 0 where no seats are configured.</summary>
    /// <remarks>Also where nothing is granted: otherwise a plan and the next would not read the same (R17).</remarks>
    public static int CountUsed(PlanningRun run) => run.Policy.MobileSeats is null ? 0 : Used(run);

    /// <summary>Takes out the grants that no seat is left for, and notes them.</summary>
    public static void Ration(PlanningRun run, ActionList actions, int used)
    {
        if (run.Policy.MobileSeats is not { } seats)
        {
            return;
        }

        int left = seats - used + actions.Entries.Count(entry => entry.Action.Kind == ActionKind.FreeMobile);
        var denied = new Dictionary<PlanAction, PlanNote>(ReferenceEqualityComparer.Instance);
        foreach (ActionList.Entry entry in actions.Entries)
        {
            if (entry.Action.Kind == ActionKind.GrantMobile && --left < 0)
            {
                denied[entry.Action] = run.Notes.Warn(NoteCode.NoMobileSeat, entry.Action.Email ?? entry.Action.DisplayName, $"All {seats} mobile licences are taken (MobileSeats). Free some, or buy more and raise MobileSeats.");
            }
        }

        if (denied.Count > 0)
        {
            run.Withheld.AddRange(actions.TakeOut(entry => denied.ContainsKey(entry.Action)).Select(entry => (entry, denied[entry.Action])));
        }
    }

    private static int Used(PlanningRun run)
    {
        int used = 0;
        for (int node = 0; node < run.Nodes.Types.Length; node++)
        {
            // What could not be read counts as taken.
            if (run.Nodes.Types[node].IsUser() && run.NeedDetails(node) is null or { HasMobileAddOn: true })
            {
                used++;
            }
        }

        return used;
    }
}
