using System.Runtime.InteropServices;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>The nodes of an account with their indexes. Knows no rules, and is not safe for use by several threads at once.</summary>
internal sealed class AccountTree
{
    private readonly Dictionary<NodeId, EmulatedNode> _nodes = [];
    private readonly Dictionary<NodeId, List<NodeId>> _children = [];
    private readonly Dictionary<string, List<NodeId>> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<NodeType, NodeId> _fixed = [];
    private long _nextId;
    private EmulatedNode[]? _ordered;

    public AccountTree(long firstId) => _nextId = firstId;

    public int Count => _nodes.Count;

    public long NextFreeId => _nextId;

    /// <summary>Gets the number of users who hold a mobile licence.</summary>
    public int MobileHolders { get; private set; }

    /// <summary>Gets a number that every change makes greater.</summary>
    public long Revision { get; private set; }

    public NodeId TakeId() => new(_nextId++);

    public EmulatedNode? Find(NodeId id) => _nodes.GetValueOrDefault(id);

    /// <summary>Gets the root or one of the categories, or <see cref="NodeId.None"/>.</summary>
    public NodeId FindFixed(NodeType type) => _fixed.GetValueOrDefault(type);

    /// <summary>Gets all nodes ordered by key; the array is shared, and made anew only after a change.</summary>
    public EmulatedNode[] Ordered()
    {
        if (_ordered is null)
        {
            EmulatedNode[] nodes = [.. _nodes.Values];
            Array.Sort(nodes, static (left, right) => left.Id.CompareTo(right.Id));
            _ordered = nodes;
        }

        return _ordered;
    }

    public EmulatedNode[] ChildrenOf(NodeId parent)
    {
        if (!_children.TryGetValue(parent, out List<NodeId>? ids))
        {
            return [];
        }

        var children = new EmulatedNode[ids.Count];
        for (int i = 0; i < children.Length; i++)
        {
            children[i] = _nodes[ids[i]];
        }

        Array.Sort(children, static (left, right) => left.Id.CompareTo(right.Id));
        return children;
    }

    /// <summary>Gets the users who sign in with an e-mail, ordered by key.</summary>
    public IEnumerable<EmulatedNode> WithEmail(string email) =>
        email.Length > 0 && _byEmail.TryGetValue(email, out List<NodeId>? ids) ? ids.Order().Select(id => _nodes[id]) : [];

    public void Add(EmulatedNode node)
    {
        _nodes.Add(node.Id, node);
        _nextId = Math.Max(_nextId, node.Id.Value + 1);
        Attach(node);
        Changed();
    }

    public void Replace(EmulatedNode node)
    {
        Detach(_nodes[node.Id]);
        _nodes[node.Id] = node;
        Attach(node);
        Changed();
    }

    /// <summary>Removes a node and everything below it.</summary>
    public void RemoveSubtree(NodeId top)
    {
        foreach (EmulatedNode node in Subtree(top))
        {
            Detach(node);
            _nodes.Remove(node.Id);
        }

        Changed();
    }

    /// <summary>Gets a node and everything below it, each once even where a hand edit made a loop.</summary>
    public List<EmulatedNode> Subtree(NodeId top)
    {
        var found = new List<EmulatedNode>();
        var seen = new HashSet<NodeId> { top };
        var pending = new Stack<NodeId>([top]);
        while (pending.TryPop(out NodeId id))
        {
            found.Add(_nodes[id]);
            if (!_children.TryGetValue(id, out List<NodeId>? children))
            {
                continue;
            }

            foreach (NodeId child in children.Where(seen.Add))
            {
                pending.Push(child);
            }
        }

        return found;
    }

    /// <summary>Determines whether a node is another or sits, at whatever depth, below it.</summary>
    public bool IsWithin(NodeId node, NodeId top)
    {
        int steps = 0;
        for (EmulatedNode? current = Find(node); current is not null && steps++ <= _nodes.Count; current = Find(current.ParentId))
        {
            if (current.Id == top)
            {
                return true;
            }
        }

        return false;
    }

    private static void Link<TKey>(Dictionary<TKey, List<NodeId>> index, TKey key, NodeId id)
        where TKey : notnull
    {
        ref List<NodeId>? ids = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        (ids ??= new List<NodeId>(1)).Add(id);
    }

    private static void Unlink<TKey>(Dictionary<TKey, List<NodeId>> index, TKey key, NodeId id)
        where TKey : notnull
    {
        if (index.TryGetValue(key, out List<NodeId>? ids) && ids.Remove(id) && ids.Count == 0)
        {
            index.Remove(key);
        }
    }

    private void Attach(EmulatedNode node)
    {
        Link(_children, node.ParentId, node.Id);
        MobileHolders += node.HasMobileAddOn ? 1 : 0;
        if (TreeRules.IsFixed(node.Type))
        {
            _fixed.TryAdd(node.Type, node.Id);
        }

        if (node.Email.Length > 0 && node.Type.IsUser())
        {
            Link(_byEmail, node.Email, node.Id);
        }
    }

    private void Detach(EmulatedNode node)
    {
        Unlink(_children, node.ParentId, node.Id);
        MobileHolders -= node.HasMobileAddOn ? 1 : 0;
        if (FindFixed(node.Type) == node.Id)
        {
            _fixed.Remove(node.Type);
        }

        if (node.Email.Length > 0 && node.Type.IsUser())
        {
            Unlink(_byEmail, node.Email, node.Id);
        }
    }

    private void Changed()
    {
        _ordered = null;
        Revision++;
    }
}
