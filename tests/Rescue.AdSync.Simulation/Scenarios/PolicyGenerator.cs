using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Simulation.Scenarios;

/// <summary>Makes the configuration that a history begins with, and the changes that somebody makes to it between two runs.</summary>
internal static class PolicyGenerator
{
    public static PolicySpec Make(ulong seed, int people)
    {
        Dice dice = Dice.For(seed, "policy");
        return WithAdministrators(seed, 0, dice.Chance(50) ? PickTarget(dice) : AdministratorTarget.None, new PolicySpec
        {
            Support = Pairing(seed, GroupIndex.Support),
            Field = dice.Chance(50) ? Pairing(seed, GroupIndex.Field) : null,
            MaxDisables = dice.Chance(30) ? 2 : 5,
            MaxMoves = dice.Chance(20) ? 2 : 10,
            MaxCreates = dice.Chance(15) ? 2 : null,
            MaxMembersPerGroup = dice.Chance(8) ? 1 + dice.Below(4) : 999,
            MinimumMasterAdministrators = 1 + dice.Below(3),
            SeatsAreConfigured = dice.Chance(50),
            Protected = dice.Chance(40) ? dice.Below(people) : -1,
            Excluded = dice.Chance(15) ? dice.Below(people) : -1,
        });
    }

    /// <summary>Changes one thing, or a few.</summary>
    public static PolicySpec Change(ulong seed, int run, PolicySpec policy, int people)
    {
        Dice dice = Dice.For(seed, "policy", run);
        int changes = 1 + dice.Below(3);
        for (int i = 0; i < changes; i++)
        {
            policy = ChangeOnce(seed, run, policy, people, dice);
        }

        return policy;
    }

    private static PolicySpec ChangeOnce(ulong seed, int run, PolicySpec policy, int people, Dice dice) => dice.Below(11) switch
    {
        0 or 1 => policy with { Support = Pairing(seed, GroupIndex.Support, run) },
        2 => policy with { Support = policy.Support with { Mobile = !policy.Support.Mobile } },
        3 or 4 => policy with { Field = policy.Field is null ? Pairing(seed, GroupIndex.Field, run) : null },
        5 => WithAdministrators(seed, run, PickTarget(dice), policy),
        6 => WithAdministrators(seed, run, AdministratorTarget.None, policy),
        7 => policy with { Protected = dice.Below(people + 1) - 1 },
        8 => policy with { Excluded = dice.Below(people + 1) - 1 },
        9 => policy with { MaxMembersPerGroup = policy.MaxMembersPerGroup == 999 ? 1 + dice.Below(4) : 999 },
        _ => policy with { MinimumMasterAdministrators = 1 + dice.Below(3), MaxDisables = 1 + dice.Below(5), MaxCreates = dice.Chance(50) ? 1 + dice.Below(3) : null, SeatsAreConfigured = !policy.SeatsAreConfigured },
    };

    private static AdministratorTarget PickTarget(Dice dice) => (AdministratorTarget)(1 + dice.Below(3));

    private static PolicySpec WithAdministrators(ulong seed, int run, AdministratorTarget target, PolicySpec policy) => policy with
    {
        Admins = target == AdministratorTarget.None ? null : Pairing(seed, GroupIndex.Admins, run) with { Mobile = false },
        AdministratorTarget = target,
    };

    private static PairingSpec Pairing(ulong seed, int group, int run = 0)
    {
        Dice dice = Dice.For(seed, "pairing", (run * GroupIndex.Count) + group);
        return new PairingSpec
        {
            Nesting = dice.Chance(70) ? NestedGroupMode.Mirror : (NestedGroupMode)dice.Below(3),
            Full = dice.Chance(90),
            Mobile = dice.Chance(40),
            Strict = dice.Chance(20),
            LeavesStrangers = dice.Chance(25),
            ManagesNick = dice.Chance(30),
            ManagesDescription = dice.Chance(30),
            SsoId = dice.Chance(75) ? SsoIdSource.None : dice.Chance(50) ? SsoIdSource.Upn : SsoIdSource.Email,
            Writes = dice.Chance(70) ? WriteRule.Always : dice.Chance(70) ? WriteRule.OnCreate : WriteRule.Never,
            NameIsMissing = dice.Chance(10),
        };
    }
}
