using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>Why one person is wanted where they are on one side, or not at all, and what the plan does with them there.</summary>
public sealed record SideExplanation
{
    /// <summary>Gets the side.</summary>
    public required Side Side { get; init; }

    /// <summary>Gets what it comes to.</summary>
    public required SideVerdict Verdict { get; init; }

    /// <summary>Gets what it comes to, in a sentence or two for an administrator.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets where the person is wanted, or <see langword="null"/> if nowhere on this side.</summary>
    public ExplainedPlace? Place { get; init; }

    /// <summary>Gets the ways from paired groups to the person, the one that was taken first.</summary>
    public ImmutableArray<MembershipPath> Paths { get; init; } = [];

    /// <summary>Gets a value indicating whether there are more ways than are listed.</summary>
    public bool HasMorePaths { get; init; }

    /// <summary>Gets what tells which Rescue user they are.</summary>
    public MatchMeans Match { get; init; }

    /// <summary>Gets the Rescue user as they are now, or <see langword="null"/> if there is none on this side.</summary>
    public RescueNode? Node { get; init; }

    /// <summary>Gets the name of the pairing in whose scope the Rescue user sits, or <see langword="null"/> (R9).</summary>
    public string? Scope { get; init; }

    /// <summary>Gets why the person is protected, or <see langword="null"/> for anybody else (R14).</summary>
    public string? ProtectedBecause { get; init; }

    /// <summary>Gets the plan's actions about them, in its order.</summary>
    public ImmutableArray<PlanAction> Actions { get; init; } = [];

    /// <summary>Gets what would be done to them and is held back.</summary>
    public ImmutableArray<WithheldAction> Withheld { get; init; } = [];

    /// <summary>Gets the notes about them, and about the groups and pairings that decide about them, the gravest first.</summary>
    public ImmutableArray<PlanNote> Notes { get; init; } = [];

    /// <summary>Gets a value indicating whether they are wanted on this side.</summary>
    public bool IsWanted => Place is not null;
}
