namespace Rescue.AdSync.Accounts;

/// <summary>The nodes of a tree, ordered by key, with their indexes; built once, linear in the nodes but for the sort.</summary>
internal sealed class NodeIndex
{
    /// <summary>Stands for "no node" wherever a position is expected.</summary>
    public const int None = -1;

    private readonly Dictionary<NodeId, int> _byId;
    private readonly Dictionary<EmailAddress, int> _byEmail;
    private readonly int[] _nextWithEmail;
    private readonly int[] _firstWithEmail;
    private readonly int[] _parents;
    private readonly int[] _children;
    private readonly int[] _childStart;

    public NodeIndex(IEnumerable<RescueNode> nodes)
    {
        Nodes = [.. nodes];
        long[] keys = Array.ConvertAll(Nodes, node => node.Id.Value);
        Array.Sort(keys, Nodes);
        var faults = new List<string>();
        _byId = IndexById(faults);
        _parents = FindParents();
        (_childStart, _children) = GroupByParent();
        (_byEmail, _nextWithEmail) = IndexByEmail();
        _firstWithEmail = FindFirstWithEmail();
        TreeSoundness.Check(this, faults);
        Faults = faults;
    }

    public RescueNode[] Nodes { get; }

    public IReadOnlyList<string> Faults { get; }

    /// <summary>Gets the parent's position of each node, or <see cref="None"/>.</summary>
    public ReadOnlySpan<int> Parents => _parents;

    public bool TryFind(NodeId id, out int position) => _byId.TryGetValue(id, out position);

    public ReadOnlySpan<int> Children(int position) =>
        _children.AsSpan(_childStart[position], _childStart[position + 1] - _childStart[position]);

    /// <summary>Gets the first node, by key, that bears an e-mail, or <see cref="None"/>.</summary>
    public int FirstWithEmail(EmailAddress email) =>
        !email.IsNone && _byEmail.TryGetValue(email, out int position) ? position : None;

    /// <summary>Gets the first node, by key, that bears the same e-mail as this one, or <see cref="None"/>.</summary>
    public int FirstWithEmailOf(int position) => _firstWithEmail[position];

    /// <summary>Gets the next node, by key, that bears the same e-mail as this one, or <see cref="None"/>.</summary>
    public int NextWithEmail(int position) => _nextWithEmail[position];

    private Dictionary<NodeId, int> IndexById(List<string> faults)
    {
        var index = new Dictionary<NodeId, int>(Nodes.Length);
        for (int i = 0; i < Nodes.Length; i++)
        {
            if (!index.TryAdd(Nodes[i].Id, i))
            {
                faults.Add($"Node id {Nodes[i].Id} occurs more than once.");
            }
        }

        return index;
    }

    private int[] FindParents()
    {
        var parents = new int[Nodes.Length];
        for (int i = 0; i < parents.Length; i++)
        {
            // The root may name nobody, 0 or itself as its parent.
            RescueNode node = Nodes[i];
            parents[i] = node.ParentId != node.Id && _byId.TryGetValue(node.ParentId, out int parent) ? parent : None;
        }

        return parents;
    }

    private (int[] Start, int[] Children) GroupByParent()
    {
        var start = new int[Nodes.Length + 1];
        foreach (int parent in _parents)
        {
            if (parent != None)
            {
                start[parent + 1]++;
            }
        }

        for (int i = 1; i < start.Length; i++)
        {
            start[i] += start[i - 1];
        }

        var children = new int[start[^1]];
        int[] next = start[..^1];
        for (int i = 0; i < _parents.Length; i++)
        {
            if (_parents[i] != None)
            {
                children[next[_parents[i]]++] = i;
            }
        }

        return (start, children);
    }

    private int[] FindFirstWithEmail()
    {
        var first = new int[Nodes.Length];
        Array.Fill(first, None);
        for (int i = 0; i < first.Length; i++)
        {
            if (Nodes[i].Email.IsNone || !Nodes[i].Type.IsUser())
            {
                continue;
            }

            // Lower keys come first, so the head of a chain is seen before the rest of it.
            first[i] = first[i] == None ? i : first[i];
            if (_nextWithEmail[i] != None)
            {
                first[_nextWithEmail[i]] = first[i];
            }
        }

        return first;
    }

    private (Dictionary<EmailAddress, int> First, int[] Next) IndexByEmail()
    {
        var first = new Dictionary<EmailAddress, int>(Nodes.Length);
        var next = new int[Nodes.Length];
        for (int i = Nodes.Length - 1; i >= 0; i--)
        {
            next[i] = None;
            if (Nodes[i].Email.IsNone || !Nodes[i].Type.IsUser())
            {
                continue;
            }

            if (first.TryGetValue(Nodes[i].Email, out int later))
            {
                next[i] = later;
            }

            first[Nodes[i].Email] = i;
        }

        return (first, next);
    }
}
