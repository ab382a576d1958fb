namespace Rescue.AdSync.Entra;

/// <summary>Whether later reads ask for changes only.</summary>
public enum EntraDelta
{
    /// <summary>When the last full read saw at least <see cref="EntraOptions.DeltaFromMembers"/> memberships.</summary>
    Auto,

    /// <summary>Always, once there has been a full read.</summary>
    On,

    /// <summary>Never: every read is a full one.</summary>
    Off,
}
