using System.Collections.Immutable;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Policies;

/// <summary>One directory group and the place in Rescue that its members belong to, with its settings (R1).</summary>
public sealed record Pairing
{
    /// <summary>Gets the directory that holds the group.</summary>
    public required DirectoryName Directory { get; init; }

    /// <summary>Gets the directory group's key. <see cref="ObjectId.None"/>, where a name led to no group, freezes the pairing.</summary>
    public required ObjectId DirectoryGroup { get; init; }

    /// <summary>Gets what people call the directory group; used only where the group itself cannot be found.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? DirectoryGroupName { get; init; }

    /// <summary>Gets where the members belong.</summary>
    public required RescueTarget Target { get; init; }

    /// <summary>Gets what people call the target; used only where the target cannot be found.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? TargetName { get; init; }

    /// <summary>Gets what the members become.</summary>
    /// <value>The default value is <see cref="Role.Technician"/>.</value>
    public Role Role { get; init; }

    /// <summary>Gets a value indicating whether groups, users and hierarchy follow the directory, or only the status of people (R2).</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool FullGroupSync { get; init; } = true;

    /// <summary>Gets what becomes of nested groups (R3).</summary>
    /// <value>The default value is <see cref="NestedGroupMode.Mirror"/>.</value>
    public NestedGroupMode NestedGroups { get; init; }

    /// <summary>Gets a value indicating whether members get a mobile licence (R12).</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool MobileLicense { get; init; }

    /// <summary>Gets whose licence a pairing without licences takes away (R12).</summary>
    /// <value>The default value is <see cref="MobileLicenseRule.Managed"/>.</value>
    public MobileLicenseRule ManageMobileLicense { get; init; }

    /// <summary>Gets where the single sign-on id comes from, or <see langword="null"/> to follow <see cref="SyncPolicy.UseEmailAsSsoId"/> (R11).</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public SsoIdSource? SsoId { get; init; }

    /// <summary>Gets whether guests count, or <see langword="null"/> for the side's own default: technicians yes, administrators no (R5).</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public GuestRule? Guests { get; init; }

    /// <summary>Gets what happens to people who were never managed, or <see langword="null"/> for the default: disabled with full synchronisation, left alone without (R9).</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public UnmatchedUserRule? UnmatchedUsers { get; init; }

    /// <summary>Gets the patterns of people who are as if they were not members (R5).</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Gets which fields are kept in step (R10).</summary>
    /// <value>The default value is <see cref="AttributeMap.Default"/>.</value>
    public AttributeMap Attributes { get; init; } = AttributeMap.Default;

    /// <summary>Gets the side the pairing works on.</summary>
    public Side Side => Role == Role.Technician ? Side.Technician : Side.Administrator;

    /// <summary>Gets the mode nested groups are really treated in: master administrators have no groups, so mirroring flattens (R3).</summary>
    internal NestedGroupMode EffectiveNesting =>
        Role == Role.MasterAdministrator && NestedGroups == NestedGroupMode.Mirror ? NestedGroupMode.Flatten : NestedGroups;

    internal GuestRule EffectiveGuests => Guests ?? (Side == Side.Technician ? GuestRule.Include : GuestRule.Exclude);

    internal UnmatchedUserRule EffectiveUnmatchedUsers => UnmatchedUsers ?? (FullGroupSync ? UnmatchedUserRule.Disable : UnmatchedUserRule.Leave);

    internal SsoIdSource EffectiveSsoId(SyncPolicy policy) => SsoId ?? (policy.UseEmailAsSsoId ? SsoIdSource.Email : SsoIdSource.None);
}
