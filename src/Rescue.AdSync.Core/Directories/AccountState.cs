namespace Rescue.AdSync.Directories;

/// <summary>Whether a directory account may sign in. A locked-out account is not disabled (R5).</summary>
public enum AccountState
{
    /// <summary>The state could not be read, for example for want of a right. Never taken for disabled.</summary>
    Unknown,

    /// <summary>The account may sign in.</summary>
    Enabled,

    /// <summary>The account was disabled by an administrator.</summary>
    Disabled,

    /// <summary>The account's expiry date has passed.</summary>
    Expired,
}
