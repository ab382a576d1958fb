using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Waits for answers until a run that was cancelled must end, and takes what has none by then for unclear (E8).</summary>
/// <remarks>The journal says what was sent, so the next run finds out what became of it (E3). Safe for use by several threads at once.</remarks>
internal sealed class LeavingClient(IRescueAdminClient inner, CancellationToken over) : IRescueAdminClient
{
    private static readonly RescueResult Left = new(RescueErrorCode.NoAnswer, "the run was stopped before there was one");

    public Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default) => ReadAsync(inner.GetAccountAsync, cancellationToken);

    public Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default) => ReadAsync(inner.GetHierarchyAsync, cancellationToken);

    public Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default) =>
        CallAsync(token => inner.GetUserAsync(user, token), static left => new RescueResult<UserDetails>(left), cancellationToken);

    public Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default) =>
        CallAsync(token => inner.GetGroupAsync(group, token), static left => new RescueResult<GroupDetails>(left), cancellationToken);

    public Task<RescueResult<NodeId>> CreateUserAsync(NodeId parent, CancellationToken cancellationToken = default) =>
        CallAsync(token => inner.CreateUserAsync(parent, token), static left => new RescueResult<NodeId>(left), cancellationToken);

    public Task<RescueResult> SetUserAsync(UserRecord user, CancellationToken cancellationToken = default) =>
        CallAsync(token => inner.SetUserAsync(user, token), static left => left, cancellationToken);

    public Task<RescueResult<NodeId>> CreateGroupAsync(NodeId parent, CancellationToken cancellationToken = default) =>
        CallAsync(token => inner.CreateGroupAsync(parent, token), static left => new RescueResult<NodeId>(left), cancellationToken);

    public Task<RescueResult> SetGroupAsync(GroupDetails group, CancellationToken cancellationToken = default) =>
        CallAsync(token => inner.SetGroupAsync(group, token), static left => left, cancellationToken);

    public Task<RescueResult> MoveNodeAsync(NodeId node, NodeId newParent, CancellationToken cancellationToken = default) =>
        CallAsync(token => inner.MoveNodeAsync(node, newParent, token), static left => left, cancellationToken);

    private Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        CallAsync(read, static left => throw new RescueException(left, "The run was stopped before Rescue had answered."), cancellationToken);

    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, Func<RescueResult, T> otherwise, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            return await call(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return otherwise(Left);
        }
    }
}
