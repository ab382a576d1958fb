using System.Diagnostics.CodeAnalysis;

namespace Rescue.AdSync.Accounts;

/// <summary>A Rescue account at one moment: the tree, and the details of as many users as were read.</summary>
/// <remarks>
/// Indexes by key, by parent and by e-mail are built once, when the snapshot is made. Immutable, and safe to share between
/// threads.
/// </remarks>
public sealed class RescueSnapshot
{
    private readonly NodeIndex _index;
    private readonly UserDetails?[] _details;
    private readonly DetailMarks[] _marks;

    private RescueSnapshot(RescueAccount caller, NodeIndex index, UserDetails?[] details, DetailMarks[] marks)
    {
        Caller = caller;
        _index = index;
        _details = details;
        _marks = marks;
    }

    /// <summary>What the planner asks of everybody's details, kept together so that asking does not go through all of memory.</summary>
    [Flags]
    private enum DetailMarks : byte
    {
        None = 0,
        Unreadable = 1,
        AccountHolder = 2,
    }

    /// <summary>Gets whose credential read the account.</summary>
    public RescueAccount Caller { get; }

    /// <summary>Gets the nodes, ordered by key.</summary>
    public IReadOnlyList<RescueNode> Nodes => _index.NodesByKey;

    /// <summary>Gets what makes the tree unsound, in words for an administrator; empty for a sound one (S5).</summary>
    public IReadOnlyList<string> Faults => _index.Faults;

    internal NodeIndex Index => _index;

    /// <summary>Makes a snapshot.</summary>
    /// <param name="caller">Whose credential read the account.</param>
    /// <param name="nodes">The tree, in any order.</param>
    /// <param name="details">Details of users, as many as are known; those of users who are not in the tree are ignored.</param>
    public static RescueSnapshot Create(RescueAccount caller, IEnumerable<RescueNode> nodes, IEnumerable<UserDetails>? details = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(nodes);
        var index = new NodeIndex(nodes);
        var bare = new RescueSnapshot(caller, index, new UserDetails?[index.Nodes.Length], new DetailMarks[index.Nodes.Length]);
        return details is null ? bare : bare.WithDetails(details, []);
    }

    /// <summary>Makes a snapshot that knows more of its users.</summary>
    /// <param name="details">Details just read; they replace what was known.</param>
    /// <param name="unreadable">Users whose details could not be read, which makes their side incomplete (S1).</param>
    public RescueSnapshot WithDetails(IEnumerable<UserDetails> details, IEnumerable<NodeId> unreadable)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(unreadable);
        var known = (UserDetails?[])_details.Clone();
        var marks = (DetailMarks[])_marks.Clone();
        foreach (UserDetails user in details)
        {
            if (_index.TryFind(user.Id, out int position))
            {
                known[position] = user;
                marks[position] = user.IsAccountHolder ? DetailMarks.AccountHolder : DetailMarks.None;
            }
        }

        foreach (NodeId user in unreadable)
        {
            if (_index.TryFind(user, out int position))
            {
                marks[position] |= DetailMarks.Unreadable;
            }
        }

        return new RescueSnapshot(Caller, _index, known, marks);
    }

    /// <summary>Finds a node by its key.</summary>
    /// <param name="id">The key.</param>
    /// <param name="node">The node, or <see langword="null"/>.</param>
    /// <returns><see langword="true"/> if the tree has it.</returns>
    public bool TryGetNode(NodeId id, [NotNullWhen(true)] out RescueNode? node)
    {
        node = _index.TryFind(id, out int position) ? _index.Nodes[position] : null;
        return node is not null;
    }

    /// <summary>Gets the details of a user, or <see langword="null"/> where they were not read.</summary>
    /// <param name="user">The user's node.</param>
    public UserDetails? DetailsOf(NodeId user) => _index.TryFind(user, out int position) ? _details[position] : null;

    /// <summary>Gets the nodes right below another, ordered by key.</summary>
    /// <param name="parent">The parent's key.</param>
    public IEnumerable<RescueNode> ChildrenOf(NodeId parent) =>
        _index.TryFind(parent, out int position)
            ? _index.Children(position).ToArray().Select(child => _index.Nodes[child])
            : [];

    internal UserDetails? DetailsAt(int position) => _details[position];

    internal bool IsUnreadable(int position) => _marks[position].HasFlag(DetailMarks.Unreadable);

    internal bool IsAccountHolder(int position) => _marks[position].HasFlag(DetailMarks.AccountHolder);
}
