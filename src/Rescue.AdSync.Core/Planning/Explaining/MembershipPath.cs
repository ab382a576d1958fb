using System.Collections.Immutable;

namespace Rescue.AdSync.Planning;

/// <summary>One way from a paired group, through the groups nested in it, to a person.</summary>
public sealed record MembershipPath
{
    /// <summary>Gets the position of the pairing.</summary>
    public required int PairingIndex { get; init; }

    /// <summary>Gets the groups, the paired one first; the person is a direct member of the last.</summary>
    public required ImmutableArray<PathGroup> Groups { get; init; }

    /// <summary>Gets whether the way counts.</summary>
    public required PathVerdict Verdict { get; init; }

    /// <summary>Gets why, in words for an administrator, or <see langword="null"/> for the way that was taken.</summary>
    public string? Reason { get; init; }

    /// <summary>Returns the names of the groups.</summary>
    public override string ToString() => string.Join(" > ", Groups.Select(group => group.Name));
}

/// <summary>A directory group on a way to a person.</summary>
/// <param name="Id">The group's key.</param>
/// <param name="Name">The group's name.</param>
/// <param name="IncompleteReason">Why its members are not all known, or <see langword="null"/> if they are (S1).</param>
public sealed record PathGroup(ObjectId Id, string Name, string? IncompleteReason);
