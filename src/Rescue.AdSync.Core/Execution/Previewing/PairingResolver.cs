using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Execution;

/// <summary>Puts ids in the place of the names that somebody wrote.</summary>
/// <remarks>
/// A name that leads nowhere, or to several groups, gives a pairing without group or target and with the reason in its name:
/// the planner freezes it and says so (S1), and the other pairings go on.
/// </remarks>
internal static class PairingResolver
{
    public static Pairing Resolve(ConfiguredPairing configured, GroupLookup group, RescueSnapshot rescue)
    {
        TargetLookup target = RescuePath.Find(rescue, configured.RescueGroup);
        return configured.Settings with
        {
            DirectoryGroup = group.Id,
            DirectoryGroupName = group.Name ?? configured.Settings.DirectoryGroupName,
            Target = target.Target,
            TargetName = target.Name,
        };
    }
}
