using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

/// <summary>The planner's own rules for a policy, held against the options, with each fault under its configuration key.</summary>
internal static class PolicyRules
{
    public static void Check(AdSyncOptions options, FaultList faults)
    {
        SyncPolicy policy = PolicyMapping.ToPolicy(options.Policy) with
        {
            Pairings = [.. options.Pairings.Select(PolicyMapping.ToPairingOrPlaceholder)],
        };
        foreach (string fault in policy.Validate())
        {
            AddUnderKey(fault, faults);
        }
    }

    private static void AddUnderKey(string fault, FaultList faults)
    {
        int end = fault.IndexOf(": ", StringComparison.Ordinal);
        string key = fault[..end];
        string root = key.StartsWith(nameof(SyncPolicy.Pairings), StringComparison.Ordinal)
            ? faults.Root
            : $"{faults.Root}:{nameof(AdSyncOptions.Policy)}";
        faults.Add($"{root}:{key}", fault[(end + 2)..]);
    }
}
