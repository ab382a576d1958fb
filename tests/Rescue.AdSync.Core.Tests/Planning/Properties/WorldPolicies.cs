using CsCheck;
using Rescue.AdSync.Policies;
using static Rescue.AdSync.Tests.Planning.Properties.WorldKeys;

namespace Rescue.AdSync.Tests.Planning.Properties;

/// <summary>Generates policies.</summary>
internal static class WorldPolicies
{
    private static readonly Gen<AttributeRule?> Rule = Gen.OneOf<AttributeRule?>(
        null, AttributeRule.From("givenName"), AttributeRule.From("{department} of {mail}"), AttributeRule.From("department | mail", WriteRule.OnCreate), AttributeRule.From("mail", WriteRule.Never));

    private static readonly Gen<Pairing> Pairing =
        from directory in AnyDirectory
        from @group in Gen.Frequency((6, Gen.Int[1, UsualGroups]), (1, Gen.Int[1, MaxGroups]))
        from role in Gen.Frequency((5, Gen.Const(Role.Technician)), (3, Gen.Const(Role.Administrator)), (2, Gen.Const(Role.MasterAdministrator)))
        from target in Gen.Frequency((8, Gen.Int[0, UsualGroups - 1]), (3, Gen.Int[0, 4]), (1, Gen.Int[5, 7]))
        from full in Mostly
        from nesting in Gen.Enum<NestedGroupMode>()
        from mobile in Gen.Bool
        from strict in Gen.Enum<MobileLicenseRule>()
        from sso in Gen.OneOf<SsoIdSource?>(null, SsoIdSource.None, SsoIdSource.Upn, SsoIdSource.Email)
        from unmatched in Gen.OneOf<UnmatchedUserRule?>(null, UnmatchedUserRule.Leave, UnmatchedUserRule.Disable)
        from name in Rule
        from nick in Rule
        from exclude in Rarely
        select new Pairing
        {
            Directory = directory,
            DirectoryGroup = GroupId(@group),
            Role = role,
            Target = Target(role, target),
            FullGroupSync = full,
            NestedGroups = nesting,
            MobileLicense = mobile,
            ManageMobileLicense = strict,
            SsoId = sso,
            UnmatchedUsers = unmatched,
            Exclude = exclude ? ["a*"] : [],
            Attributes = new AttributeMap { Name = name ?? AttributeMap.Default.Name, Nick = nick, Description = nick },
        };

    public static Gen<SyncPolicy> Any { get; } =
        from pairings in Pairing.Array[1, 4]
        from upn in Gen.Bool
        from emailAsSso in Rarely
        from braked in Gen.Bool
        from members in Gen.OneOf(2, 3, 999)
        from seats in Gen.OneOf<int?>(null, 0, 2, 5)
        from masters in Gen.OneOf(1, 1, 2, 3)
        from creates in Gen.OneOf(null, null, null, new Brake(1, 10))
        from groups in Gen.OneOf(999, 999, 999, 3)
        from exclude in Rarely
        from isProtected in Rarely
        select new SyncPolicy
        {
            Pairings = [.. pairings.DistinctBy(pairing => (pairing.Side, pairing.Directory, pairing.DirectoryGroup))],
            UseUpnInsteadOfEmail = upn,
            UseEmailAsSsoId = emailAsSso,
            MaxDisables = braked ? new Brake(1, 10) : new Brake(100, 100),
            MaxMoves = braked ? new Brake(1, 10) : new Brake(100, 100),
            MaxCreates = creates,
            MaxGroups = groups,
            MaxMembersPerGroup = members,
            Exclude = exclude ? ["*o?@*"] : [],
            MobileSeats = seats,
            MinimumMasterAdministrators = masters,
            Protected = isProtected ? ["bob@*", "51"] : [],
        };

    private static RescueTarget Target(Role role, int target) => role switch
    {
        Role.MasterAdministrator => RescueTarget.MasterAdministrators,
        Role.Administrator => target < 3 ? RescueTarget.Administrators : RescueTarget.Group(new NodeId(27 + target)),
        _ => RescueTarget.Group(new NodeId(target == 7 ? 30 : 20 + target)),
    };
}
