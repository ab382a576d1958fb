namespace Rescue.AdSync.Accounts;

/// <summary>Reads and changes a Rescue account.</summary>
/// <remarks>
/// There is no way to delete anything: leavers are disabled (R9). Implementations are safe for use by several threads at
/// once. A write is sent once, unless it is proven that an attempt did not take effect (E4); the caller decides what to do
/// about an unknown outcome.
/// </remarks>
public interface IRescueAdminClient : IRescueReader
{
    /// <summary>Creates an empty, nameless user; <see cref="SetUserAsync"/> fills it.</summary>
    /// <param name="parent">The group or category to create it in, which decides the kind of user.</param>
    /// <param name="cancellationToken">Ends the call; after it was sent, the outcome is unknown.</param>
    /// <returns>The new user's node.</returns>
    Task<RescueResult<NodeId>> CreateUserAsync(NodeId parent, CancellationToken cancellationToken = default);

    /// <summary>Replaces the whole record of a user.</summary>
    /// <param name="user">Every field; one that is left empty is emptied.</param>
    /// <param name="cancellationToken">Ends the call; after it was sent, the outcome is unknown.</param>
    Task<RescueResult> SetUserAsync(UserRecord user, CancellationToken cancellationToken = default);

    /// <summary>Creates an empty, nameless group; <see cref="SetGroupAsync"/> fills it.</summary>
    /// <param name="parent">The group or category to create it in.</param>
    /// <param name="cancellationToken">Ends the call; after it was sent, the outcome is unknown.</param>
    /// <returns>The new group's node.</returns>
    Task<RescueResult<NodeId>> CreateGroupAsync(NodeId parent, CancellationToken cancellationToken = default);

    /// <summary>Replaces the whole record of a group.</summary>
    /// <param name="group">Every field, permissions included.</param>
    /// <param name="cancellationToken">Ends the call; after it was sent, the outcome is unknown.</param>
    Task<RescueResult> SetGroupAsync(GroupDetails group, CancellationToken cancellationToken = default);

    /// <summary>Moves a user under another parent of the same side.</summary>
    /// <param name="node">The user's node.</param>
    /// <param name="newParent">The group or category to move it to.</param>
    /// <param name="cancellationToken">Ends the call; after it was sent, the outcome is unknown.</param>
    Task<RescueResult> MoveNodeAsync(NodeId node, NodeId newParent, CancellationToken cancellationToken = default);
}
