using System.Collections.Immutable;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>Everything a plan thinks of one person: a member of paired groups, a Rescue user, or both.</summary>
/// <remarks>Made by <see cref="PlanExplainer"/>. Immutable, and safe to share between threads.</remarks>
public sealed record Explanation
{
    /// <summary>Gets what people call the person.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the person as the directory shows them, or <see langword="null"/> for somebody who is only in Rescue.</summary>
    public DirectoryUser? Person { get; init; }

    /// <summary>Gets the directory that shows the person.</summary>
    public DirectoryName? Directory { get; init; }

    /// <summary>Gets both sides, the technician side first; of somebody who is only in Rescue, the side they are on.</summary>
    public required ImmutableArray<SideExplanation> Sides { get; init; }

    /// <summary>Gets whether the plan as a whole may be carried out.</summary>
    public required PlanVerdict PlanVerdict { get; init; }

    /// <summary>Gets what holds the plan as a whole; empty for one that is ready.</summary>
    public ImmutableArray<PlanNote> PlanHeldBecause { get; init; } = [];
}
