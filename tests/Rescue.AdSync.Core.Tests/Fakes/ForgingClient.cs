using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>Answers every create with one node, whatever was created.</summary>
internal sealed class ForgingClient(IRescueAdminClient inner, NodeId node) : IRescueAdminClient
{
    public Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default) => inner.GetAccountAsync(cancellationToken);

    public Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default) => inner.GetHierarchyAsync(cancellationToken);

    public Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default) => inner.GetUserAsync(user, cancellationToken);

    public Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default) => inner.GetGroupAsync(group, cancellationToken);

    public Task<RescueResult<NodeId>> CreateUserAsync(NodeId parent, CancellationToken cancellationToken = default) => Task.FromResult(new RescueResult<NodeId>(node));

    public Task<RescueResult> SetUserAsync(UserRecord user, CancellationToken cancellationToken = default) => inner.SetUserAsync(user, cancellationToken);

    public Task<RescueResult<NodeId>> CreateGroupAsync(NodeId parent, CancellationToken cancellationToken = default) => Task.FromResult(new RescueResult<NodeId>(node));

    public Task<RescueResult> SetGroupAsync(GroupDetails group, CancellationToken cancellationToken = default) => inner.SetGroupAsync(group, cancellationToken);

    public Task<RescueResult> MoveNodeAsync(NodeId moved, NodeId newParent, CancellationToken cancellationToken = default) => inner.MoveNodeAsync(moved, newParent, cancellationToken);
}
