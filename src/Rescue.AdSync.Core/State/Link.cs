namespace Rescue.AdSync.State;

/// <summary>The remembered fact that a directory object and a Rescue node are one (R6).</summary>
/// <param name="ObjectId">The user's or group's key in the directory.</param>
/// <param name="Side">The side; a person may have one node on each.</param>
/// <param name="Node">The node in Rescue.</param>
public sealed record Link(ObjectId ObjectId, Side Side, NodeId Node)
{
    /// <summary>Gets a value indicating whether we created the node; only such groups are renamed (R3).</summary>
    public bool CreatedByUs { get; init; }

    /// <summary>Gets a value indicating whether we gave the user a mobile licence (R12).</summary>
    public bool MobileGranted { get; init; }
}
