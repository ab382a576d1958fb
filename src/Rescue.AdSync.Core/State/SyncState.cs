using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Rescue.AdSync.History;

namespace Rescue.AdSync.State;

/// <summary>What earlier runs left behind for the planner.</summary>
public sealed record SyncState
{
    private readonly ImmutableArray<Link> _links = [];
    private LinkIndex? _index;

    /// <summary>Gets the state before the first run.</summary>
    public static SyncState Empty { get; } = new();

    /// <summary>Gets the id of the Rescue account that all of this is about, or <see langword="null"/> before the first run. Node ids mean something in that account only.</summary>
    public long? AccountId { get; init; }

    /// <summary>Gets the links, in any order.</summary>
    public ImmutableArray<Link> Links
    {
        get => _links;
        init
        {
            _links = value.IsDefault ? [] : value;
            _index = null;
        }
    }

    /// <summary>Gets how many members, however deep, each paired group had at the last complete run (S2).</summary>
    public ImmutableDictionary<ObjectId, int> LastGroupSizes { get; init; } = ImmutableDictionary<ObjectId, int>.Empty;

    /// <summary>Gets the actions of which nobody knows yet what became of them (E3), by run and then by position in the plan.</summary>
    public ImmutableArray<OpenAction> OpenActions { get; init; } = [];

    /// <summary>Gets the details that are remembered, in any order; each user once (E11).</summary>
    public ImmutableArray<CachedDetails> Details { get; init; } = [];

    /// <summary>Gets when the latest run began, or <see langword="null"/> before the first.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    internal LinkIndex Index => _index ??= new LinkIndex(ImmutableCollectionsMarshal.AsArray(_links) ?? []);
}
