using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Testing;

/// <summary>The pairings and the policy that bring <see cref="DemoAccount"/> in step with <see cref="DemoDirectory"/>.</summary>
public static class DemoPolicy
{
    private static readonly AttributeMap NameAndTitle = new() { Description = AttributeRule.From("jobTitle") };

    /// <summary>Gets the pairings, by names, as somebody would configure them. The field engineers come first on their side, because some of them also sit in the helpdesk (R4).</summary>
    public static IReadOnlyList<ConfiguredPairing> Pairings { get; } =
    [
        Pair("Rescue Master Administrators", "MasterAdministrators", Role.MasterAdministrator, RescueTarget.MasterAdministrators),
        Pair("Rescue Administrators", "Administrators", Role.Administrator, RescueTarget.Administrators),
        Pair("Field Engineers", "Technicians/Field Service", pairing => pairing with { MobileLicense = true }),
        Pair("Helpdesk", "Technicians/Helpdesk", pairing => pairing),
        Pair("External Partners", "Technicians/Partners", pairing => pairing with { FullGroupSync = false }),
    ];

    /// <summary>Gets the policy, with default brakes. Its pairings stand for <see cref="Pairings"/> until their names are resolved.</summary>
    public static SyncPolicy Policy { get; } = new()
    {
        Pairings = [.. Pairings.Select(pairing => pairing.Settings)],
        MobileSeats = DemoAccount.MobileSeats,
    };

    /// <summary>Gets the sample password that people who are created sign in with the first time.</summary>
    public static Secret FirstPassword { get; } = new("Welcome-2-Rescue");

    private static ConfiguredPairing Pair(string directoryGroup, string rescueGroup, Role role, RescueTarget target) =>
        new(directoryGroup, rescueGroup, Settings(directoryGroup, rescueGroup, role, target));

    private static ConfiguredPairing Pair(string directoryGroup, string rescueGroup, Func<Pairing, Pairing> change) =>
        new(directoryGroup, rescueGroup, change(Settings(directoryGroup, rescueGroup, Role.Technician, RescueTarget.Group(NodeId.None))));

    private static Pairing Settings(string directoryGroup, string rescueGroup, Role role, RescueTarget target) => new()
    {
        Directory = DemoDirectory.Name,
        DirectoryGroup = ObjectId.None,
        DirectoryGroupName = directoryGroup,
        Target = target,
        TargetName = rescueGroup,
        Role = role,
        Attributes = NameAndTitle,
    };
}
