using System.Collections.Immutable;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Policies;

/// <summary>The rules a policy must keep for the planner to accept it.</summary>
internal static class PolicyValidation
{
    public static IReadOnlyList<string> Faults(SyncPolicy policy)
    {
        List<string> faults = FaultsBesidePairings(policy);
        if (policy.Pairings.IsDefaultOrEmpty)
        {
            faults.Add("Pairings: at least one pairing is needed.");
            return faults;
        }

        for (int i = 0; i < policy.Pairings.Length; i++)
        {
            CheckPairing(faults, $"Pairings:{i}", policy.Pairings[i]);
        }

        CheckPairedOncePerSide(faults, policy);
        return faults;
    }

    /// <summary>Checks what concerns every plan, also one that looks at no pairings.</summary>
    public static List<string> FaultsBesidePairings(SyncPolicy policy)
    {
        var faults = new List<string>();
        AtLeast(faults, nameof(policy.MaxGroups), policy.MaxGroups, 1);
        AtLeast(faults, nameof(policy.MaxMembersPerGroup), policy.MaxMembersPerGroup, 1);
        AtLeast(faults, nameof(policy.MinimumMasterAdministrators), policy.MinimumMasterAdministrators, 1);
        AtLeast(faults, nameof(policy.MobileSeats), policy.MobileSeats ?? 0, 0);
        CheckBrake(faults, nameof(policy.MaxDisables), policy.MaxDisables);
        CheckBrake(faults, nameof(policy.MaxMoves), policy.MaxMoves);
        CheckBrake(faults, nameof(policy.MaxCreates), policy.MaxCreates);
        CheckPatterns(faults, nameof(policy.Protected), policy.Protected);
        CheckPatterns(faults, nameof(policy.Exclude), policy.Exclude);
        return faults;
    }

    private static void CheckPairing(List<string> faults, string key, Pairing? pairing)
    {
        if (pairing is null)
        {
            faults.Add($"{key}: the pairing is missing.");
            return;
        }

        CheckPatterns(faults, $"{key}:Exclude", pairing.Exclude);
        bool fits = pairing.Role switch
        {
            Role.Technician => !pairing.Target.IsAdministrators && !pairing.Target.IsMasterAdministrators,
            Role.Administrator => !pairing.Target.IsMasterAdministrators,
            _ => pairing.Target.IsMasterAdministrators,
        };
        if (!fits)
        {
            faults.Add($"{key}:RescueGroup: '{pairing.Target}' cannot hold the role {pairing.Role}.");
        }
    }

    private static void CheckPairedOncePerSide(List<string> faults, SyncPolicy policy)
    {
        var first = new Dictionary<(Side, DirectoryName, ObjectId), int>();
        for (int i = 0; i < policy.Pairings.Length; i++)
        {
            Pairing? pairing = policy.Pairings[i];
            if (pairing is null || pairing.DirectoryGroup.IsNone)
            {
                continue;
            }

            if (!first.TryAdd((pairing.Side, pairing.Directory, pairing.DirectoryGroup), i))
            {
                int earlier = first[(pairing.Side, pairing.Directory, pairing.DirectoryGroup)];
                faults.Add($"Pairings:{i}:DirectoryGroup: group {pairing.DirectoryGroup} is paired on the {pairing.Side} side already, by Pairings:{earlier} (R1).");
            }
        }
    }

    private static void CheckBrake(List<string> faults, string key, Brake? brake)
    {
        if (brake is null)
        {
            return;
        }

        AtLeast(faults, $"{key}:Count", brake.Count, 0);
        AtLeast(faults, $"{key}:Percent", brake.Percent, 0);
    }

    private static void CheckPatterns(List<string> faults, string key, ImmutableArray<string> patterns)
    {
        for (int i = 0; !patterns.IsDefault && i < patterns.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(patterns[i]))
            {
                faults.Add($"{key}:{i}: a pattern must not be empty.");
            }
        }
    }

    private static void AtLeast(List<string> faults, string key, int value, int minimum)
    {
        if (value < minimum)
        {
            faults.Add($"{key}: {value} is too small; at least {minimum} is needed.");
        }
    }
}
