using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Execution;

/// <summary>Plans, reads the details that the plan asks for, and plans again, until nothing more can be learnt (E2).</summary>
internal sealed class Deliberation(ImmutableArray<DirectorySnapshot> directories, Recovery recovery, SyncPolicy policy, DetailsReader reader)
{
    private readonly HashSet<NodeId> _asked = [];

    /// <summary>Plans, on as many details as it takes.</summary>
    /// <param name="rescue">What is known of Rescue.</param>
    /// <param name="allowEmptiedGroups">Whether groups that lost all their members are acted upon (S2).</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The plan, and what is known of Rescue now.</returns>
    /// <exception cref="RescueException">Rescue refuses the credential.</exception>
    public async Task<(Plan Plan, RescueSnapshot Rescue)> PlanAsync(RescueSnapshot rescue, bool allowEmptiedGroups, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Plan plan = ReconciliationPlanner.Plan(new PlanningInput
            {
                Directories = directories,
                Rescue = rescue,
                Policy = policy,
                State = recovery.State,
                Notes = recovery.Notes,
                AllowEmptiedGroups = allowEmptiedGroups,
            });
            NodeId[] missing = [.. plan.MissingDetails.Where(_asked.Add)];
            if (missing.Length == 0)
            {
                return (plan, rescue);
            }

            rescue = await reader.ReadAsync(rescue, missing, cancellationToken).ConfigureAwait(false);
        }
    }
}
