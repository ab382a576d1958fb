using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>The groups and categories of a Rescue account that a pairing can point at, with the users right in them.</summary>
internal static class RescueGroups
{
    public static IEnumerable<RescueNode> Categories(RescueSnapshot snapshot) => snapshot.Nodes
        .Where(node => node.Type is NodeType.Technicians or NodeType.Administrators or NodeType.MasterAdministrators)
        .OrderBy(node => node.Type switch { NodeType.Technicians => 0, NodeType.Administrators => 1, _ => 2 });

    public static IEnumerable<RescueNode> Below(RescueSnapshot snapshot, NodeId parent) => snapshot.ChildrenOf(parent)
        .Where(node => node.Type is NodeType.TechnicianGroup or NodeType.AdministratorGroup)
        .OrderBy(node => node.Name, StringComparer.OrdinalIgnoreCase);

    public static int Users(RescueSnapshot snapshot, NodeId parent) => snapshot.ChildrenOf(parent).Count(node => node.Type.IsUser());

    /// <summary>Gets all of them, parents first.</summary>
    public static IEnumerable<RescueNode> All(RescueSnapshot snapshot)
    {
        var pending = new Stack<RescueNode>(Categories(snapshot).Reverse());
        while (pending.TryPop(out RescueNode? node))
        {
            yield return node;
            foreach (RescueNode child in Below(snapshot, node.Id).Reverse())
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>Gets what configuration writes for a group or category; nothing is paired with Technicians itself.</summary>
    public static string? ConfigurationText(RescueNode node) => node.Type switch
    {
        NodeType.Technicians => null,
        NodeType.Administrators or NodeType.MasterAdministrators => node.Type.ToString(),
        _ => node.Id.ToString(),
    };
}
