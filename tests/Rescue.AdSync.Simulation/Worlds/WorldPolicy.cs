using System.Collections.Immutable;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Simulation.Scenarios;

namespace Rescue.AdSync.Simulation.Worlds;

/// <summary>The policy and the pairings of a world.</summary>
internal sealed class WorldPolicy
{
    public WorldPolicy(World world, PolicySpec spec)
    {
        Spec = spec;
        var pairings = new List<(int Group, Pairing Pairing, NodeId Target)>
        {
            (GroupIndex.Support, Make(spec.Support, GroupIndex.Support, RescueTarget.Group(world.Groups.Support), Role.Technician), world.Groups.Support),
        };
        if (spec.Field is { } field)
        {
            pairings.Add((GroupIndex.Field, Make(field, GroupIndex.Field, RescueTarget.Group(world.Groups.Field), Role.Technician), world.Groups.Field));
        }

        if (spec.Admins is { } admins)
        {
            (RescueTarget target, Role role, NodeId node) = spec.AdministratorTarget switch
            {
                AdministratorTarget.Masters => (RescueTarget.MasterAdministrators, Role.MasterAdministrator, world.Account.MasterAdministrators),
                AdministratorTarget.Group => (RescueTarget.Group(world.Groups.Operations), Role.Administrator, world.Groups.Operations),
                _ => (RescueTarget.Administrators, Role.Administrator, world.Account.Administrators),
            };
            pairings.Add((GroupIndex.Admins, Make(admins, GroupIndex.Admins, target, role), node));
        }

        Pairings = [.. pairings];
        Sync = new SyncPolicy
        {
            Pairings = [],
            MaxDisables = new Brake(spec.MaxDisables, 0),
            MaxMoves = new Brake(spec.MaxMoves, 0),
            MaxCreates = spec.MaxCreates is { } creates ? new Brake(creates, 0) : null,
            MaxMembersPerGroup = spec.MaxMembersPerGroup,
            MinimumMasterAdministrators = spec.MinimumMasterAdministrators,
            MobileSeats = spec.SeatsAreConfigured ? world.Spec.Seats : null,
            Protected = spec.Protected < 0 ? [] : [SimulatedDirectory.FirstEmail(spec.Protected)],
            Exclude = spec.Excluded < 0 ? [] : [SimulatedDirectory.FirstEmail(spec.Excluded)],
        };
    }

    /// <summary>Gets what it was made of.</summary>
    public PolicySpec Spec { get; }

    /// <summary>Gets the pairings in order, each with its directory group's number and its target's node.</summary>
    public ImmutableArray<(int Group, Pairing Pairing, NodeId Target)> Pairings { get; }

    public SyncPolicy Sync { get; }

    public ImmutableArray<ConfiguredPairing> Configured =>
        [.. Pairings.Select(pairing => new ConfiguredPairing(pairing.Pairing.DirectoryGroup.ToString(), Word(pairing), pairing.Pairing))];

    private static string Word((int Group, Pairing Pairing, NodeId Target) pairing) =>
        pairing.Pairing.Target.GroupId.IsNone ? pairing.Pairing.Target.ToString() : pairing.Target.ToString();

    private static Pairing Make(PairingSpec spec, int group, RescueTarget target, Role role) => new()
    {
        Directory = SimulatedDirectory.Name,
        DirectoryGroup = SimulatedDirectory.GroupId(group),
        Target = target,
        Role = role,
        FullGroupSync = spec.Full,
        NestedGroups = spec.Nesting,
        MobileLicense = spec.Mobile,
        ManageMobileLicense = spec.Strict ? MobileLicenseRule.Strict : MobileLicenseRule.Managed,
        UnmatchedUsers = spec.LeavesStrangers ? UnmatchedUserRule.Leave : null,
        SsoId = spec.SsoId,
        Attributes = new AttributeMap
        {
            Name = (spec.NameIsMissing ? AttributeRule.From("jobTitle") : AttributeMap.Default.Name) with { Write = spec.Writes },
            Nick = spec.ManagesNick ? AttributeRule.From("givenName") with { Write = spec.Writes } : null,
            Description = spec.ManagesDescription ? AttributeRule.From("department") with { Write = spec.Writes } : null,
            SsoId = spec.Writes,
        },
    };
}
