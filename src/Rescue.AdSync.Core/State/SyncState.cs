using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Rescue.AdSync.State;

/// <summary>What earlier runs left behind for the planner.</summary>
public sealed record SyncState
{
    private readonly ImmutableArray<Link> _links = [];
    private LinkIndex? _index;

    /// <summary>Gets the state before the first run.</summary>
    public static SyncState Empty { get; } = new();

    /// <summary>Gets the links, in any order.</summary>
    public ImmutableArray<Link> Links
    {
        get => _links;
        init
        {
            _links = value;
            _index = null;
        }
    }

    /// <summary>Gets how many members, however deep, each paired group had at the last complete run (S2).</summary>
    public ImmutableDictionary<ObjectId, int> LastGroupSizes { get; init; } = ImmutableDictionary<ObjectId, int>.Empty;

    internal LinkIndex Index => _index ??= new LinkIndex(ImmutableCollectionsMarshal.AsArray(_links) ?? []);
}
