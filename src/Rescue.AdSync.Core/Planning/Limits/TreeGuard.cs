using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>S5: nothing is planned on a tree that is not whole, or not seen by somebody who sees all of it.</summary>
internal static class TreeGuard
{
    /// <summary>Determines whether the tree can be trusted, and notes why not.</summary>
    public static bool IsSound(PlanningRun run)
    {
        foreach (string fault in run.Rescue.Faults)
        {
            run.Notes.Error(NoteCode.UnsoundTree, "getHierarchy", $"{fault} Nothing is written. Run again; if it stays so, ask Rescue's support.");
        }

        return run.Rescue.Faults.Count == 0 && CallerSeesAll(run);
    }

    /// <summary>Notes the nodes of types that are not known here; they are left alone.</summary>
    public static void NoteUnknownTypes(PlanningRun run)
    {
        for (int i = 0; i < run.Nodes.Types.Length; i++)
        {
            if (run.Nodes.Types[i] == NodeType.Unknown)
            {
                RescueNode node = run.Nodes.Nodes[i];
                run.Notes.Warn(NoteCode.UnknownNodeType, node.ToString(), $"Node {node.Id} is of the type '{node.TypeWord}', which is not known here. It is left alone.");
            }
        }
    }

    private static bool CallerSeesAll(PlanningRun run)
    {
        RescueAccount caller = run.Rescue.Caller;
        string who = caller.Email.IsNone ? "The credential's own user" : caller.Email.ToString();
        int[] own = [.. new[] { caller.AdministratorNode, caller.TechnicianNode }
            .Where(id => !id.IsNone && run.Nodes.TryFind(id, out _))
            .Select(id => run.Nodes.TryFind(id, out int node) ? node : NodeIndex.None)];
        if (own.Length == 0)
        {
            run.Notes.Error(NoteCode.UnsoundTree, who, "The credential's own user is not in the tree, so the tree cannot be trusted. Use the token of a master administrator.");
            return false;
        }

        if (own.Any(node => run.Nodes.Nodes[node].Type == NodeType.MasterAdministrator || run.NeedDetails(node) is { IsAccountHolder: true }))
        {
            return true;
        }

        run.Notes.Error(NoteCode.UnsoundTree, who, "The credential's own user is no master administrator, so Rescue may hide parts of the tree. Use the token of a master administrator.");
        return false;
    }
}
