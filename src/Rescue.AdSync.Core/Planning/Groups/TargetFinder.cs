using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R1, R13: finds each pairing's target in Rescue, and freezes a pairing whose target is missing or of the wrong kind.</summary>
internal static class TargetFinder
{
    public static void Find(PlanningRun run)
    {
        foreach (PairingState pairing in run.Pairings)
        {
            pairing.Target = Locate(run, pairing);
            foreach (Place place in pairing.Places.Take(1))
            {
                place.Node = pairing.Target;
            }
        }
    }

    private static int Locate(PlanningRun run, PairingState pairing)
    {
        RescueTarget target = pairing.Pairing.Target;
        string name = pairing.Pairing.TargetName ?? target.ToString();
        int node = target.IsAdministrators ? Category(run, NodeType.Administrators)
            : target.IsMasterAdministrators ? Category(run, NodeType.MasterAdministrators)
            : run.Nodes.TryFind(target.GroupId, out int found) ? found : NodeIndex.None;
        if (node == NodeIndex.None)
        {
            pairing.Freeze(run.Notes.Error(NoteCode.GroupNotFound, name, $"Rescue has no such group. Nobody of the pairing '{pairing.Name}' is touched. Correct Pairings:{pairing.Index}:RescueGroup."));
            return NodeIndex.None;
        }

        NodeType type = run.Nodes.Types[node];
        if (!Fits(pairing.Pairing.Role, type))
        {
            pairing.Freeze(run.Notes.Error(NoteCode.TargetKindMismatch, name, $"This is a {type}, which cannot hold the role {pairing.Pairing.Role}. Nobody of the pairing '{pairing.Name}' is touched. Correct Pairings:{pairing.Index}."));
            return NodeIndex.None;
        }

        return node;
    }

    private static int Category(PlanningRun run, NodeType type)
    {
        int found = NodeIndex.None;
        for (int i = 0; i < run.Nodes.Types.Length; i++)
        {
            if (run.Nodes.Types[i] != type)
            {
                continue;
            }

            if (found != NodeIndex.None)
            {
                return NodeIndex.None;
            }

            found = i;
        }

        return found;
    }

    private static bool Fits(Role role, NodeType type) => role switch
    {
        Role.Technician => type == NodeType.TechnicianGroup,
        Role.Administrator => type is NodeType.AdministratorGroup or NodeType.Administrators,
        _ => type == NodeType.MasterAdministrators,
    };
}
