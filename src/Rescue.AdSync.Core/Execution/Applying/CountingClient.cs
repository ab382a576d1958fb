using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Counts calls. What the client repeats by itself counts once. Safe for use by several threads at once.</summary>
internal sealed class CountingClient(IRescueAdminClient inner) : IRescueAdminClient
{
    private readonly CountingReader _reader = new(inner);
    private int _writes;

    public int Count => _reader.Count + Volatile.Read(ref _writes);

    public Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default) => _reader.GetAccountAsync(cancellationToken);

    public Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default) => _reader.GetHierarchyAsync(cancellationToken);

    public Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default) => _reader.GetUserAsync(user, cancellationToken);

    public Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default) => _reader.GetGroupAsync(group, cancellationToken);

    public Task<RescueResult<NodeId>> CreateUserAsync(NodeId parent, CancellationToken cancellationToken = default) => Counted(inner.CreateUserAsync(parent, cancellationToken));

    public Task<RescueResult> SetUserAsync(UserRecord user, CancellationToken cancellationToken = default) => Counted(inner.SetUserAsync(user, cancellationToken));

    public Task<RescueResult<NodeId>> CreateGroupAsync(NodeId parent, CancellationToken cancellationToken = default) => Counted(inner.CreateGroupAsync(parent, cancellationToken));

    public Task<RescueResult> SetGroupAsync(GroupDetails group, CancellationToken cancellationToken = default) => Counted(inner.SetGroupAsync(group, cancellationToken));

    public Task<RescueResult> MoveNodeAsync(NodeId node, NodeId newParent, CancellationToken cancellationToken = default) => Counted(inner.MoveNodeAsync(node, newParent, cancellationToken));

    private Task<T> Counted<T>(Task<T> call)
    {
        Interlocked.Increment(ref _writes);
        return call;
    }
}
