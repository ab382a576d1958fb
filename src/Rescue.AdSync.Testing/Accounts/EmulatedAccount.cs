using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>
/// A Rescue account in memory: the organisation tree and the rules that Rescue keeps. It is what the emulator serves and what
/// <see cref="InMemoryRescueClient"/> works on, so both give the same answers.
/// </summary>
/// <remarks>
/// The members here look at the account and edit it by hand, as an administrator would in the Admin Center; a hand edit is not
/// judged, so that tests can make any state, sound or not. Safe for use by several threads at once. Nodes are found by key and
/// by e-mail at once, so hundreds of thousands of them are no trouble.
/// </remarks>
public sealed partial class EmulatedAccount
{
    /// <summary>The longest name that a user or group may have. Rescue's own limit is not documented.</summary>
    public const int MaxNameLength = 128;

    /// <summary>The sample e-mail of the user whose credential the synchronisation uses.</summary>
    public const string DefaultCallerEmail = "adsync@example.com";

    /// <summary>The sample e-mail of the master account holder.</summary>
    public const string AccountHolderEmail = "owner@example.com";

    private readonly Lock _gate = new();
    private readonly AccountTree _tree;
    private readonly AccountPasswords _passwords = new();
    private readonly UserRules _users;
    private readonly GroupRules _groups;
    private readonly NodeRules _nodes;

    private EmulatedAccount(AccountTree tree, long accountId, string organization)
    {
        _tree = tree;
        _users = new UserRules(tree, _passwords);
        _groups = new GroupRules(tree);
        _nodes = new NodeRules(tree);
        AccountId = accountId;
        Organization = organization;
    }

    /// <summary>Gets the account (company) id.</summary>
    public long AccountId { get; }

    /// <summary>Gets the organisation's name.</summary>
    public string Organization { get; }

    /// <summary>Gets or sets the node of the user whose credential the synchronisation uses.</summary>
    public NodeId Caller { get; set; }

    /// <summary>Gets or sets how many mobile licences the account has, or <see langword="null"/> for any number.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? MobileSeats { get; set; }

    /// <summary>Gets the root of the tree.</summary>
    public NodeId Root => Read(tree => tree.FindFixed(NodeType.Root));

    /// <summary>Gets the category Master Administrators.</summary>
    public NodeId MasterAdministrators => Read(tree => tree.FindFixed(NodeType.MasterAdministrators));

    /// <summary>Gets the category Administrators.</summary>
    public NodeId Administrators => Read(tree => tree.FindFixed(NodeType.Administrators));

    /// <summary>Gets the category Technicians.</summary>
    public NodeId Technicians => Read(tree => tree.FindFixed(NodeType.Technicians));

    /// <summary>Gets the number of nodes.</summary>
    public int Count => Read(tree => tree.Count);

    /// <summary>Gets the number of users who hold a mobile licence, disabled ones included.</summary>
    public int MobileSeatsTaken => Read(tree => tree.MobileHolders);

    /// <summary>Gets a number that every change to the tree makes greater.</summary>
    public long Revision => Read(tree => tree.Revision);

    /// <summary>Gets all nodes as they are now, ordered by key.</summary>
    public IReadOnlyList<EmulatedNode> Nodes => Read(tree => tree.Ordered());

    /// <summary>Gets a node.</summary>
    /// <param name="id">The key.</param>
    /// <exception cref="KeyNotFoundException">There is no such node.</exception>
    public EmulatedNode this[NodeId id] => Find(id) ?? throw new KeyNotFoundException($"The account has no node {id}.");

    /// <summary>Finds a node by its key.</summary>
    /// <param name="id">The key.</param>
    /// <returns>The node, or <see langword="null"/>.</returns>
    public EmulatedNode? Find(NodeId id) => Read(tree => tree.Find(id));

    /// <summary>Finds the users who sign in with an e-mail, ignoring case; somebody with two roles has two nodes.</summary>
    /// <param name="email">The e-mail.</param>
    /// <returns>The users, ordered by key.</returns>
    public IReadOnlyList<EmulatedNode> FindByEmail(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        return Read(tree => tree.WithEmail(email).ToArray());
    }

    /// <summary>Finds a node by names from the root on, such as <c>Technicians/EMEA/Level 2</c>, ignoring case.</summary>
    /// <param name="path">The names, separated by slashes.</param>
    /// <returns>The first node that fits, by key, or <see langword="null"/>.</returns>
    public EmulatedNode? FindByPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] names = path.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        EmulatedNode? node = Find(Root);
        foreach (string name in names)
        {
            node = node is null ? null : ChildrenOf(node.Id).FirstOrDefault(child => UserRules.Is(child.Name, name));
        }

        return node;
    }

    /// <summary>Gets the nodes right below another, ordered by key.</summary>
    /// <param name="parent">The parent's key.</param>
    public IReadOnlyList<EmulatedNode> ChildrenOf(NodeId parent) => Read(tree => tree.ChildrenOf(parent));

    /// <summary>Determines whether a user's password is a given one. Passwords are not kept in state files.</summary>
    /// <param name="user">The user's node.</param>
    /// <param name="password">The password.</param>
    public bool PasswordMatches(NodeId user, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        lock (_gate)
        {
            return _passwords.Matches(user, password);
        }
    }

    private T Read<T>(Func<AccountTree, T> read)
    {
        lock (_gate)
        {
            return read(_tree);
        }
    }
}
