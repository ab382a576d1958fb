namespace Rescue.AdSync.Planning;

/// <summary>Whether a way from a paired group to a person counts, and if not, why.</summary>
public enum PathVerdict
{
    /// <summary>This is the way by which the person is wanted where they are.</summary>
    Taken,

    /// <summary>It leads to the same place in Rescue as the way that was taken.</summary>
    SamePlace,

    /// <summary>Another pairing stands before this one (R4).</summary>
    LaterPairing,

    /// <summary>Another group of the pairing is nearer to the paired group (R4).</summary>
    Deeper,

    /// <summary>Another group, as near, has the lower id (R4).</summary>
    HigherGroupId,

    /// <summary>The person is excluded from the pairing, as a guest or by a pattern (R5).</summary>
    Excluded,

    /// <summary>The pairing ignores nested groups (R3).</summary>
    NestedGroupsIgnored,

    /// <summary>A group on the way has a pairing of its own on this side (R3).</summary>
    PairedItself,

    /// <summary>A group on the way has its place below another pairing (R3).</summary>
    PlacedElsewhere,

    /// <summary>A group on the way is reached by another way already, and each is walked once (R3).</summary>
    ReachedOtherwise,
}
