namespace Rescue.AdSync.Accounts;

/// <summary>Puts nodes in tree order: those of one parent together, parents by key, and by key within.</summary>
/// <remarks>
/// People are planned group by group. Numbered in this order, the nodes that are needed together lie together in every list;
/// numbered by key they would lie all over memory.
/// </remarks>
internal sealed class TreeOrder
{
    public TreeOrder(IEnumerable<RescueNode> nodes)
    {
        ByKey = [.. nodes];
        long[] keys = Array.ConvertAll(ByKey, node => node.Id.Value);
        Array.Sort(keys, ByKey);
        PositionsByKey = new int[ByKey.Length];
        Nodes = new RescueNode[ByKey.Length];
        Dictionary<NodeId, int> next = FirstPositions();
        for (int i = 0; i < ByKey.Length; i++)
        {
            int position = next[ByKey[i].ParentId]++;
            Nodes[position] = ByKey[i];
            PositionsByKey[i] = position;
        }
    }

    /// <summary>Gets the nodes, ordered by key.</summary>
    public RescueNode[] ByKey { get; }

    /// <summary>Gets the nodes in tree order; what is called a position everywhere is one in this list.</summary>
    public RescueNode[] Nodes { get; }

    /// <summary>Gets the positions in the order of their nodes' keys.</summary>
    public int[] PositionsByKey { get; }

    private Dictionary<NodeId, int> FirstPositions()
    {
        var counts = new Dictionary<NodeId, int>();
        foreach (RescueNode node in ByKey)
        {
            counts[node.ParentId] = counts.GetValueOrDefault(node.ParentId) + 1;
        }

        var first = new Dictionary<NodeId, int>(counts.Count);
        int position = 0;
        foreach ((NodeId parent, int count) in counts.OrderBy(entry => entry.Key))
        {
            first.Add(parent, position);
            position += count;
        }

        return first;
    }
}
