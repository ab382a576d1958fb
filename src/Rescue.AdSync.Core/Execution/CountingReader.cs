using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Counts calls. What the client repeats by itself counts once. Safe for use by several threads at once.</summary>
internal sealed class CountingReader(IRescueReader inner) : IRescueReader
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return inner.GetAccountAsync(cancellationToken);
    }

    public Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return inner.GetHierarchyAsync(cancellationToken);
    }

    public Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return inner.GetUserAsync(user, cancellationToken);
    }

    public Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return inner.GetGroupAsync(group, cancellationToken);
    }
}
