namespace Rescue.AdSync.Accounts;

/// <summary>The nodes of a tree in <see cref="TreeOrder"/>, with their indexes; built once, linear in the nodes but for the sort.</summary>
/// <remarks>
/// What steps of the planner ask of every node (parent, type, status) lies in arrays of its own, so that asking does not have to
/// visit the nodes.
/// </remarks>
internal sealed class NodeIndex
{
    /// <summary>Stands for "no node" wherever a position is expected.</summary>
    public const int None = -1;

    private readonly TreeOrder _order;
    private readonly PositionTable<Ids, NodeId> _byId;
    private readonly PositionTable<Emails, EmailAddress> _byEmail;
    private readonly int[] _nextWithEmail;
    private readonly int[] _firstWithEmail;
    private readonly int[] _parents;
    private readonly NodeType[] _types;
    private readonly bool[] _enabled;
    private readonly int[] _children;
    private readonly int[] _childStart;

    public NodeIndex(IEnumerable<RescueNode> nodes)
    {
        _order = new TreeOrder(nodes);
        var faults = new List<string>();
        _byId = IndexById(Array.ConvertAll(Nodes, node => node.Id.Value), faults);
        _types = Array.ConvertAll(Nodes, node => node.Type);
        _enabled = Array.ConvertAll(Nodes, node => node.IsEnabled);
        _parents = FindParents();
        (_childStart, _children) = GroupByParent();
        (_byEmail, _nextWithEmail) = IndexByEmail();
        _firstWithEmail = FindFirstWithEmail();
        TreeSoundness.Check(this, faults);
        Faults = faults;
    }

    /// <summary>Gets the nodes by position.</summary>
    public RescueNode[] Nodes => _order.Nodes;

    /// <summary>Gets the nodes, ordered by key.</summary>
    public IReadOnlyList<RescueNode> NodesByKey => _order.ByKey;

    /// <summary>Gets the positions of all nodes, ordered by key.</summary>
    public IReadOnlyList<int> PositionsByKey => _order.PositionsByKey;

    public IReadOnlyList<string> Faults { get; }

    /// <summary>Gets the parent's position of each node, or <see cref="None"/>.</summary>
    public ReadOnlySpan<int> Parents => _parents;

    /// <summary>Gets the type of each node.</summary>
    public ReadOnlySpan<NodeType> Types => _types;

    /// <summary>Gets whether each node may sign in.</summary>
    public ReadOnlySpan<bool> Enabled => _enabled;

    /// <summary>
    /// Gets a value indicating whether one e-mail is borne on both sides: proof that this account takes an e-mail for several
    /// users of one person.
    /// </summary>
    public bool SharesEmailsAcrossSides { get; private set; }

    public bool TryFind(NodeId id, out int position)
    {
        position = _byId.Find(id);
        return position != None;
    }

    /// <summary>Determines whether a node is a person on a side.</summary>
    public bool IsUserOf(int position, Side side) => _types[position].IsUser() && _types[position].SideOf() == side;

    public ReadOnlySpan<int> Children(int position) =>
        _children.AsSpan(_childStart[position], _childStart[position + 1] - _childStart[position]);

    /// <summary>Gets the first node, by key, that bears an e-mail, or <see cref="None"/>.</summary>
    public int FirstWithEmail(EmailAddress email) => email.IsNone ? None : _byEmail.Find(email);

    /// <summary>Gets the first node, by key, that bears the same e-mail as this one, or <see cref="None"/>.</summary>
    public int FirstWithEmailOf(int position) => _firstWithEmail[position];

    /// <summary>Gets the next node, by key, that bears the same e-mail as this one, or <see cref="None"/>.</summary>
    public int NextWithEmail(int position) => _nextWithEmail[position];

    private PositionTable<Ids, NodeId> IndexById(long[] keys, List<string> faults)
    {
        var index = new PositionTable<Ids, NodeId>(new Ids(keys), keys.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            ref int position = ref index.FindOrAdd(new NodeId(keys[i]));
            if (position != None)
            {
                faults.Add($"Node id {Nodes[i].Id} occurs more than once.");
            }
            else
            {
                position = i;
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
            parents[i] = node.ParentId == node.Id ? None : _byId.Find(node.ParentId);
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
        foreach (int i in _order.PositionsByKey)
        {
            if (!_types[i].IsUser() || Nodes[i].Email.IsNone)
            {
                continue;
            }

            // Lower keys come first, so the head of a chain is seen before the rest of it.
            first[i] = first[i] == None ? i : first[i];
            if (_nextWithEmail[i] is not None and var next)
            {
                first[next] = first[i];
                SharesEmailsAcrossSides |= _types[i].SideOf() != _types[next].SideOf();
            }
        }

        return first;
    }

    private (PositionTable<Emails, EmailAddress> First, int[] Next) IndexByEmail()
    {
        var first = new PositionTable<Emails, EmailAddress>(new Emails(Nodes), Nodes.Length);
        var next = new int[Nodes.Length];
        Array.Fill(next, None);
        foreach (int i in _order.PositionsByKey.AsEnumerable().Reverse())
        {
            if (_types[i].IsUser() && Nodes[i].Email is { IsNone: false } email)
            {
                ref int head = ref first.FindOrAdd(email);
                next[i] = head;
                head = i;
            }
        }

        return (first, next);
    }

    private readonly struct Ids(long[] keys) : IPositionKeys<NodeId>
    {
        public int Hash(NodeId key) => key.Value.GetHashCode();

        public bool IsAt(int position, NodeId key) => keys[position] == key.Value;
    }

    private readonly struct Emails(RescueNode[] nodes) : IPositionKeys<EmailAddress>
    {
        public int Hash(EmailAddress key) => key.GetHashCode();

        public bool IsAt(int position, EmailAddress key) => nodes[position].Email == key;
    }
}
