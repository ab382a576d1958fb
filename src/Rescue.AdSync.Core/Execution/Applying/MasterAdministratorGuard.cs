using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Sees to it that enough enabled master administrators remain after every step (R14, S6).</summary>
/// <remarks>
/// The tree is read once, right before the first of them is disabled; all that the run gains has happened by then. From there
/// on the guard counts along. Safe for use by several threads at once.
/// </remarks>
internal sealed class MasterAdministratorGuard(TreeReader tree, int minimum)
{
    private readonly Lock _gate = new();
    private readonly HashSet<NodeId> _taken = [];
    private Task<HashSet<NodeId>?>? _enabled;

    /// <summary>Takes leave to disable a master administrator.</summary>
    /// <returns>Why it is refused, or <see langword="null"/>.</returns>
    public async Task<string?> RefusalOfAsync(NodeId node)
    {
        Task<HashSet<NodeId>?> reading;
        lock (_gate)
        {
            reading = _enabled ??= ReadAsync();
        }

        if (await reading.ConfigureAwait(false) is not { } enabled)
        {
            return "The master administrators who remain could not be counted, so none is disabled (S6). The next run tries again.";
        }

        lock (_gate)
        {
            if (enabled.Contains(node) && enabled.Count <= minimum)
            {
                return $"Only {enabled.Count} enabled master administrators are left, and {minimum} must remain (R14).";
            }

            if (enabled.Remove(node))
            {
                _taken.Add(node);
            }

            return null;
        }
    }

    /// <summary>Counts one in again, of whom it is certain that nothing was done.</summary>
    public async Task ReturnAsync(NodeId node)
    {
        if (_enabled is { } reading && await reading.ConfigureAwait(false) is { } enabled)
        {
            lock (_gate)
            {
                if (_taken.Remove(node))
                {
                    enabled.Add(node);
                }
            }
        }
    }

    private async Task<HashSet<NodeId>?> ReadAsync() => await tree.ReadAsync().ConfigureAwait(false) is { } now
        ? [.. now.Nodes.Where(node => node is { Type: NodeType.MasterAdministrator, IsEnabled: true, Email.IsNone: false }).Select(node => node.Id)]
        : null;
}
