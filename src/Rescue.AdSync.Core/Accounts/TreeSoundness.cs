namespace Rescue.AdSync.Accounts;

/// <summary>S5: the hierarchy must be one connected tree with one root; an answer that was cut or forged does not pass.</summary>
internal static class TreeSoundness
{
    public static void Check(NodeIndex index, List<string> faults)
    {
        int root = FindRoot(index, faults);
        int strays = 0;
        for (int i = 0; i < index.Nodes.Length; i++)
        {
            if (i != root && index.Parents[i] == NodeIndex.None && strays++ < 5)
            {
                faults.Add($"Node {index.Nodes[i].Id} ('{index.Nodes[i]}') names parent {index.Nodes[i].ParentId}, which is not in the tree.");
            }
        }

        if (faults.Count == 0 && Reachable(index, root) is var reached && reached < index.Nodes.Length)
        {
            faults.Add($"{index.Nodes.Length - reached} nodes hang in a loop and do not lead to the root.");
        }
    }

    private static int FindRoot(NodeIndex index, List<string> faults)
    {
        int[] roots = [.. Enumerable.Range(0, index.Nodes.Length).Where(i => index.Nodes[i].Type == NodeType.Root)];
        if (roots.Length != 1)
        {
            faults.Add(roots.Length == 0 ? "The tree has no root." : $"The tree has {roots.Length} roots.");
            return NodeIndex.None;
        }

        if (index.Parents[roots[0]] != NodeIndex.None)
        {
            faults.Add($"The root has a parent, node {index.Nodes[roots[0]].ParentId}.");
        }

        return roots[0];
    }

    private static int Reachable(NodeIndex index, int root)
    {
        var pending = new Stack<int>([root]);
        int reached = 0;
        while (pending.TryPop(out int node))
        {
            reached++;
            foreach (int child in index.Children(node))
            {
                pending.Push(child);
            }
        }

        return reached;
    }
}
