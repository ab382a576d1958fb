namespace Rescue.AdSync.Policies;

/// <summary>What a pairing makes of its members.</summary>
public enum Role
{
    /// <summary>Technicians, in a technician group.</summary>
    Technician,

    /// <summary>Administrators, in an administrator group or right under Administrators.</summary>
    Administrator,

    /// <summary>Master administrators.</summary>
    MasterAdministrator,
}

/// <summary>What becomes of groups nested in a paired group (R3).</summary>
public enum NestedGroupMode
{
    /// <summary>Each nested group becomes a child group of the target, and its direct members sit in it.</summary>
    Mirror,

    /// <summary>All members, however deep, sit in the target.</summary>
    Flatten,

    /// <summary>Nested groups are ignored.</summary>
    Direct,
}

/// <summary>Whether guests of the directory count as members (R5).</summary>
public enum GuestRule
{
    /// <summary>Guests count.</summary>
    Include,

    /// <summary>Guests are as if they were not members.</summary>
    Exclude,
}

/// <summary>What happens to people in scope who were never managed from the directory (R9).</summary>
public enum UnmatchedUserRule
{
    /// <summary>They are disabled like any leaver.</summary>
    Disable,

    /// <summary>They are left as they are, and noted.</summary>
    Leave,
}

/// <summary>Where the single sign-on id comes from (R11).</summary>
public enum SsoIdSource
{
    /// <summary>The single sign-on id is not managed.</summary>
    None,

    /// <summary>The user principal name.</summary>
    Upn,

    /// <summary>The mail attribute.</summary>
    Email,
}

/// <summary>Whose mobile licence a pairing without licences takes away (R12).</summary>
public enum MobileLicenseRule
{
    /// <summary>Only licences that a link shows we gave.</summary>
    Managed,

    /// <summary>Every member's.</summary>
    Strict,
}

/// <summary>When an attribute is written (R10).</summary>
public enum WriteRule
{
    /// <summary>On create, and kept in step afterwards.</summary>
    Always,

    /// <summary>On create only.</summary>
    OnCreate,

    /// <summary>Never.</summary>
    Never,
}
