using Rescue.AdSync.Planning;

namespace Rescue.AdSync.History;

/// <summary>One action of a run, as the history keeps it.</summary>
/// <remarks>Immutable. Holds no secret (S8).</remarks>
public sealed record RunAction
{
    /// <summary>Gets the action's position in the plan.</summary>
    public required int Index { get; init; }

    /// <summary>
    /// Gets the action. Its changes are what was sent: each value before as it was read right before the write, which may differ
    /// from the plan's where somebody changed it meanwhile; none where everything was so already and nothing was sent.
    /// </summary>
    public required PlanAction Action { get; init; }

    /// <summary>Gets what is known of it.</summary>
    public required ActionState State { get; init; }

    /// <summary>Gets the node it works on; for a create, the new one as soon as it is known. <see langword="null"/> where there is none.</summary>
    public NodeId? Node { get; init; }

    /// <summary>Gets Rescue's own word, or <see langword="null"/> where it was not asked.</summary>
    public string? Result { get; init; }

    /// <summary>Gets what a person must know, or <see langword="null"/> after plain success.</summary>
    public string? Message { get; init; }
}
