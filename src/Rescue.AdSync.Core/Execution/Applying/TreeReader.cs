using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Reads the tree in the middle of a run, where an unclear answer or a rule asks for it.</summary>
internal sealed class TreeReader(IRescueReader rescue, RescueAccount caller, RunControl control, ILogger logger)
{
    /// <summary>Reads the tree.</summary>
    /// <returns>The tree, or <see langword="null"/> if it cannot be read, or is not sound, which ends the run (S5, E6).</returns>
    public async Task<RescueSnapshot?> ReadAsync()
    {
        try
        {
            IReadOnlyList<RescueNode> nodes = await rescue.GetHierarchyAsync(CancellationToken.None).ConfigureAwait(false);
            var tree = RescueSnapshot.Create(caller, nodes);
            if (tree.Faults.Count == 0)
            {
                return tree;
            }

            control.Stop($"The Rescue tree is no longer sound: {tree.Faults[0]}");
        }
        catch (RescueException exception)
        {
            control.StopIfRefused(exception.Result);
            logger.TreeUnreadable(exception.Result);
        }

        return null;
    }
}
