using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R12: licences are given in plan order while they last.</summary>
internal static class MobileSeats
{
    public static void Ration(PlanningRun run, ActionList actions)
    {
        if (run.Policy.MobileSeats is not { } seats)
        {
            return;
        }

        int left = seats - Used(run) + actions.Entries.Count(entry => entry.Action.Kind == ActionKind.FreeMobile);
        var denied = new HashSet<PlanAction>(ReferenceEqualityComparer.Instance);
        foreach (ActionList.Entry entry in actions.Entries)
        {
            if (entry.Action.Kind == ActionKind.GrantMobile && --left < 0)
            {
                denied.Add(entry.Action);
                run.Notes.Warn(NoteCode.NoMobileSeat, entry.Action.Email ?? entry.Action.DisplayName, $"All {seats} mobile licences are taken (MobileSeats). Free some, or buy more and raise MobileSeats.");
            }
        }

        actions.RemoveAll(entry => denied.Contains(entry.Action));
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
