using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R14: enough enabled master administrators remain after every step.</summary>
internal static class MasterAdministratorFloor
{
    /// <summary>Takes out the last disables, in plan order, that would go below the floor.</summary>
    public static void Keep(PlanningRun run, ActionList actions)
    {
        int enabled = CountEnabled(run);
        int gains = actions.Entries.Count(entry => IsGain(run, entry));
        int spare = enabled + gains - run.Policy.MinimumMasterAdministrators;
        var kept = new Dictionary<int, PlanNote>();
        foreach (ActionList.Entry entry in actions.Entries)
        {
            if (entry.Action.Kind == ActionKind.DisableUser && IsMaster(run, entry.Node) && --spare < 0)
            {
                kept[entry.Node] = run.Notes.Warn(NoteCode.Protected, run.Nodes.Nodes[entry.Node].ToString(), $"Not disabled: at least {run.Policy.MinimumMasterAdministrators} enabled master administrators must remain (MinimumMasterAdministrators).");
            }
        }

        if (kept.Count > 0)
        {
            run.Withheld.AddRange(actions.TakeOut(entry => entry.Action is DisableUserAction or FreeMobileAction && kept.ContainsKey(entry.Node)).Select(entry => (entry, kept[entry.Node])));
        }
    }

    private static int CountEnabled(PlanningRun run)
    {
        int count = 0;
        for (int node = 0; node < run.Nodes.Types.Length; node++)
        {
            count += IsMaster(run, node) && run.Nodes.Enabled[node] ? 1 : 0;
        }

        return count;
    }

    private static bool IsGain(PlanningRun run, ActionList.Entry entry) => entry.Action switch
    {
        CreateUserAction create => create.Role == Role.MasterAdministrator,
        EnableUserAction => IsMaster(run, entry.Node),
        _ => false,
    };

    private static bool IsMaster(PlanningRun run, int node) =>
        node != NodeIndex.None && run.Nodes.Types[node] == NodeType.MasterAdministrator;
}
