using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Simulation.Boundaries;

/// <summary>Returns from a read of the whole only when it has ended.</summary>
/// <remarks>
/// A sign-in goes on by itself, on another thread, and state and directory are read at the same time as Rescue. Without this, chance
/// would decide which of their calls comes first, and a seed would not give the same history each time.
/// </remarks>
internal sealed class UnhurriedClient(IRescueAdminClient inner) : IRescueAdminClient
{
    public Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default) => Finish(inner.GetAccountAsync(cancellationToken));

    public Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default) => Finish(inner.GetHierarchyAsync(cancellationToken));

    public Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default) => inner.GetUserAsync(user, cancellationToken);

    public Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default) => inner.GetGroupAsync(group, cancellationToken);

    public Task<RescueResult<NodeId>> CreateUserAsync(NodeId parent, CancellationToken cancellationToken = default) => inner.CreateUserAsync(parent, cancellationToken);

    public Task<RescueResult> SetUserAsync(UserRecord user, CancellationToken cancellationToken = default) => inner.SetUserAsync(user, cancellationToken);

    public Task<RescueResult<NodeId>> CreateGroupAsync(NodeId parent, CancellationToken cancellationToken = default) => inner.CreateGroupAsync(parent, cancellationToken);

    public Task<RescueResult> SetGroupAsync(GroupDetails group, CancellationToken cancellationToken = default) => inner.SetGroupAsync(group, cancellationToken);

    public Task<RescueResult> MoveNodeAsync(NodeId node, NodeId newParent, CancellationToken cancellationToken = default) => inner.MoveNodeAsync(node, newParent, cancellationToken);

    private static Task<T> Finish<T>(Task<T> read)
    {
        Task.WaitAny(read);
        return read;
    }
}
