using System.Collections.Immutable;

namespace Rescue.AdSync.State;

/// <summary>What earlier runs left behind for the planner.</summary>
public sealed record SyncState
{
    /// <summary>Gets the state before the first run.</summary>
    public static SyncState Empty { get; } = new();

    /// <summary>Gets the links, in any order.</summary>
    public ImmutableArray<Link> Links { get; init; } = [];

    /// <summary>Gets how many members, however deep, each paired group had at the last complete run (S2).</summary>
    public ImmutableDictionary<ObjectId, int> LastGroupSizes { get; init; } = ImmutableDictionary<ObjectId, int>.Empty;
}
