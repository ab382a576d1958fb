using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>What people call the nodes of the Rescue tree.</summary>
internal static class NodeNames
{
    public static string Of(RescueNode node) => node.Name ?? node.Type switch
    {
        NodeType.MasterAdministrators => "Master Administrators",
        NodeType.Administrators or NodeType.Technicians => node.Type.ToString(),
        _ => $"node {node.Id}",
    };

    /// <summary>Gets the way from the category down to a node, with slashes between, as configuration writes it.</summary>
    public static string PathOf(NodeId id, RescueSnapshot rescue)
    {
        var names = new Stack<string>();
        while (rescue.TryGetNode(id, out RescueNode? node) && node.Type != NodeType.Root && names.Count < 100)
        {
            names.Push(Of(node).Replace("/", "//", StringComparison.Ordinal));
            id = node.ParentId;
        }

        return names.Count == 0 ? $"node {id}" : string.Join('/', names);
    }
}
