using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <content>What an administrator could do by hand. Nothing here is judged by the API's rules.</content>
public sealed partial class EmulatedAccount
{
    /// <summary>Adds a group of the kind that the parent takes, with the permission to control remotely.</summary>
    /// <param name="parent">The category or group to add it to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">Its description, or <see langword="null"/>.</param>
    /// <returns>The new group's node.</returns>
    /// <exception cref="ArgumentException">The parent does not exist or holds no groups.</exception>
    public NodeId AddGroup(NodeId parent, string name, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Add(parent, TreeRules.GroupBelow, "groups", node => node with
        {
            Name = name,
            Description = description ?? string.Empty,
            Permissions = ["RemoteControl", "RemoteView", "SendFile", "ReceiveFile"],
        });
    }

    /// <summary>Adds an enabled user, who has a password, of the kind that the parent takes.</summary>
    /// <param name="parent">The category or group to add the user to.</param>
    /// <param name="name">The name.</param>
    /// <param name="email">The sign-in e-mail.</param>
    /// <param name="change">Sets whatever else the user has, or <see langword="null"/>.</param>
    /// <returns>The new user's node.</returns>
    /// <exception cref="ArgumentException">The parent does not exist or holds no users.</exception>
    public NodeId AddUser(NodeId parent, string name, string email, Func<EmulatedNode, EmulatedNode>? change = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(email);
        return Add(parent, TreeRules.UserBelow, "users", node =>
        {
            EmulatedNode user = node with { Name = name, Email = email, HasPassword = true };
            return change is null ? user : change(user);
        });
    }

    /// <summary>Adds a node of any type, for what the other methods do not make: links, channels, types yet unknown.</summary>
    /// <param name="parent">The node to add it to; it need not exist.</param>
    /// <param name="type">What it is.</param>
    /// <param name="change">Sets whatever the node has, or <see langword="null"/>.</param>
    /// <returns>The new node.</returns>
    public NodeId AddNode(NodeId parent, NodeType type, Func<EmulatedNode, EmulatedNode>? change = null)
    {
        lock (_gate)
        {
            return AddLocked(parent, type, change);
        }
    }

    /// <summary>Changes a node in any way but its key.</summary>
    /// <param name="id">The node.</param>
    /// <param name="change">Makes the new node of the old one.</param>
    /// <exception cref="KeyNotFoundException">There is no such node.</exception>
    /// <exception cref="ArgumentException">The change made another key of it.</exception>
    public void Edit(NodeId id, Func<EmulatedNode, EmulatedNode> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            EmulatedNode before = _tree.Find(id) ?? throw new KeyNotFoundException($"The account has no node {id}.");
            _tree.Replace(WithSameKey(change(before), id));
            if (before.HasPassword && !_tree.Find(id)!.HasPassword)
            {
                _passwords.Forget(id);
            }
        }
    }

    /// <summary>Removes a node and everything below it.</summary>
    /// <param name="id">The node.</param>
    /// <exception cref="KeyNotFoundException">There is no such node.</exception>
    public void Remove(NodeId id)
    {
        lock (_gate)
        {
            _ = _tree.Find(id) ?? throw new KeyNotFoundException($"The account has no node {id}.");
            _tree.RemoveSubtree(id);
        }
    }

    /// <summary>Gives a user a password, whatever the rules for passwords say.</summary>
    /// <param name="user">The user's node.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="KeyNotFoundException">There is no such node.</exception>
    public void SetPassword(NodeId user, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        lock (_gate)
        {
            EmulatedNode node = _tree.Find(user) ?? throw new KeyNotFoundException($"The account has no node {user}.");
            _passwords.Set(user, password);
            if (!node.HasPassword)
            {
                _tree.Replace(node with { HasPassword = true });
            }
        }
    }

    private static EmulatedNode WithSameKey(EmulatedNode? node, NodeId id) =>
        node is not null && node.Id == id
            ? node
            : throw new ArgumentException($"A change of node {id} must return that node, with its key.", nameof(node));

    private NodeId Add(NodeId parent, Func<NodeType, NodeType?> kindBelow, string kind, Func<EmulatedNode, EmulatedNode> change)
    {
        lock (_gate)
        {
            return _tree.Find(parent) is { } above && kindBelow(above.Type) is { } type
                ? AddLocked(parent, type, change)
                : throw new ArgumentException($"Node {parent} does not exist or holds no {kind}.", nameof(parent));
        }
    }

    private NodeId AddLocked(NodeId parent, NodeType type, Func<EmulatedNode, EmulatedNode>? change)
    {
        var node = new EmulatedNode { Id = _tree.TakeId(), ParentId = parent, Type = type };
        _tree.Add(change is null ? node : WithSameKey(change(node), node.Id));
        return node.Id;
    }
}
