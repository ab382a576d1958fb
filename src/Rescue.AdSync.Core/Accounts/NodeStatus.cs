namespace Rescue.AdSync.Accounts;

/// <summary>The status of a node. Rescue keeps presence and enablement in one field: whatever is not disabled is enabled.</summary>
public enum NodeStatus
{
    /// <summary>A word that is not known here; it counts as enabled.</summary>
    Unknown,

    /// <summary>The user may not sign in.</summary>
    Disabled,

    /// <summary>Not signed in.</summary>
    Offline,

    /// <summary>Signed in and free.</summary>
    Online,

    /// <summary>Signed in and busy.</summary>
    Busy,

    /// <summary>Signed in and away.</summary>
    Away,

    /// <summary>May sign in; the word that writes use.</summary>
    Enabled,
}
