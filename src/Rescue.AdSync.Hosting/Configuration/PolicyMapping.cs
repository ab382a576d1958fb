using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

/// <summary>Makes the policy and the pairings of the options.</summary>
internal static class PolicyMapping
{
    /// <summary>Makes the policy, without its pairings.</summary>
    public static SyncPolicy ToPolicy(PolicyOptions options) => new()
    {
        Pairings = [],
        UseUpnInsteadOfEmail = options.UseUpnInsteadOfEmail,
        UseEmailAsSsoId = options.UseEmailAsSsoId,
        MaxGroups = options.MaxGroups,
        MaxMembersPerGroup = options.MaxMembersPerGroup,
        MaxDisables = options.MaxDisables,
        MaxMoves = options.MaxMoves,
        MaxCreates = options.MaxCreates,
        Protected = [.. options.Protected],
        Exclude = [.. options.Exclude],
        MobileSeats = options.MobileSeats,
        MinimumMasterAdministrators = options.MinimumMasterAdministrators,
    };

    /// <summary>Makes a pairing of options that passed validation.</summary>
    public static ConfiguredPairing ToPairing(PairingOptions options) => new(
        options.DirectoryGroup!.Trim(),
        options.RescueGroup!.Trim(),
        Settings(options) with { Attributes = ToAttributes(options.Attributes) });

    /// <summary>Makes a pairing that is good for checking rules, whatever is wrong with the options.</summary>
    public static Pairing ToPairingOrPlaceholder(PairingOptions options)
    {
        Pairing pairing = Settings(options);
        return TargetText.RolesFor(options.RescueGroup ?? string.Empty)?.Contains(options.Role) == true
            ? pairing
            : pairing with { Role = Role.Technician, Target = RescueTarget.Group(NodeId.None) };
    }

    private static Pairing Settings(PairingOptions options) => new()
    {
        Directory = new DirectoryName(string.IsNullOrWhiteSpace(options.Directory) ? "?" : options.Directory.Trim()),
        DirectoryGroup = ObjectId.TryParse(options.DirectoryGroup?.Trim(), out ObjectId id) ? id : ObjectId.None,
        DirectoryGroupName = id.IsNone ? options.DirectoryGroup?.Trim() : null,
        Target = TargetText.ToTarget(options.RescueGroup),
        TargetName = NodeId.TryParse(options.RescueGroup?.Trim(), out _) ? null : options.RescueGroup?.Trim(),
        Role = options.Role,
        FullGroupSync = options.FullGroupSync,
        NestedGroups = options.NestedGroups,
        MobileLicense = options.MobileLicense,
        ManageMobileLicense = options.ManageMobileLicense,
        SsoId = options.SsoId,
        Guests = options.Guests,
        UnmatchedUsers = options.UnmatchedUsers,
        Exclude = [.. options.Exclude],
    };

    private static AttributeMap ToAttributes(AttributesOptions options) => new()
    {
        Name = ToRule(options.Name) ?? new AttributeRule(AttributeSource.DefaultName, options.Name?.Write ?? WriteRule.Always),
        Nick = ToRule(options.Nick),
        Description = ToRule(options.Description),
        SsoId = options.SsoId,
    };

    private static AttributeRule? ToRule(AttributeOptions? options) =>
        string.IsNullOrWhiteSpace(options?.Source) ? null : AttributeRule.From(options.Source, options.Write);
}
