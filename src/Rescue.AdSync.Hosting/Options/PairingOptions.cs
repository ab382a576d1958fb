using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

/// <summary>One directory group and the place in Rescue that its members belong to (R1).</summary>
public sealed class PairingOptions
{
    /// <summary>Gets or sets the name of the directory that holds the group.</summary>
    /// <value>Required.</value>
    public string? Directory { get; set; }

    /// <summary>Gets or sets the directory group: an object id, a distinguished name, or a name that only one group bears.</summary>
    /// <value>Required.</value>
    public string? DirectoryGroup { get; set; }

    /// <summary>Gets or sets where the members belong: a node id, <c>Administrators</c>, <c>MasterAdministrators</c>, or a path such as <c>Technicians/EMEA/Level 2</c>.</summary>
    /// <value>Required. A slash inside a name is written twice.</value>
    public string? RescueGroup { get; set; }

    /// <summary>Gets or sets what the members become.</summary>
    /// <value>The default value is <see cref="Role.Technician"/>.</value>
    public Role Role { get; set; }

    /// <summary>Gets or sets a value indicating whether groups, users and hierarchy follow the directory, or only the status of people (R2).</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool FullGroupSync { get; set; } = true;

    /// <summary>Gets or sets what becomes of nested groups (R3).</summary>
    /// <value>The default value is <see cref="NestedGroupMode.Mirror"/>.</value>
    public NestedGroupMode NestedGroups { get; set; }

    /// <summary>Gets or sets a value indicating whether members get a mobile licence (R12).</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool MobileLicense { get; set; }

    /// <summary>Gets or sets whose licence a pairing without licences takes away (R12).</summary>
    /// <value>The default value is <see cref="MobileLicenseRule.Managed"/>.</value>
    public MobileLicenseRule ManageMobileLicense { get; set; }

    /// <summary>Gets or sets where the single sign-on id comes from (R11).</summary>
    /// <value>The default value is <see langword="null"/>: as <see cref="PolicyOptions.UseEmailAsSsoId"/> says.</value>
    public SsoIdSource? SsoId { get; set; }

    /// <summary>Gets or sets whether guests count as members (R5).</summary>
    /// <value>The default value is <see langword="null"/>: technicians yes, administrators no.</value>
    public GuestRule? Guests { get; set; }

    /// <summary>Gets or sets what happens to people who were never managed from the directory (R9).</summary>
    /// <value>The default value is <see langword="null"/>: disabled with full synchronisation, left alone without.</value>
    public UnmatchedUserRule? UnmatchedUsers { get; set; }

    /// <summary>Gets the patterns of people who are as if they were not members of this group (R5).</summary>
    /// <value>Empty by default.</value>
    public IList<string> Exclude { get; } = [];

    /// <summary>Gets or sets which fields are kept in step (R10).</summary>
    public AttributesOptions Attributes { get; set; } = new();
}
