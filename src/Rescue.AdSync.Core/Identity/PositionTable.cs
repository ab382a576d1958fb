using System.Numerics;

namespace Rescue.AdSync;

/// <summary>Tells the hash and the identity of the keys that a <see cref="PositionTable{TKeys,TKey}"/> finds positions by.</summary>
internal interface IPositionKeys<in TKey>
{
    int Hash(TKey key);

    /// <summary>Determines whether the item at a position bears a key.</summary>
    bool IsAt(int position, TKey key);
}

/// <summary>Positions in a list, found by key.</summary>
/// <remarks>
/// Open addressing over hashes and positions only; the keys stay with the items. At a million items a look-up misses the cache
/// about once here, and two or three times in a dictionary that keeps keys of its own.
/// </remarks>
internal sealed class PositionTable<TKeys, TKey>
    where TKeys : struct, IPositionKeys<TKey>
{
    /// <summary>Stands for "not there".</summary>
    public const int None = -1;

    // Spreads hashes whose high bits are alike; 2^32 divided by the golden ratio.
    private const uint Spread = 2654435769;

    private readonly TKeys _keys;
    private readonly Slot[] _slots;
    private readonly int _shift;

    /// <summary>Initializes a new instance of the <see cref="PositionTable{TKeys, TKey}"/> class.</summary>
    /// <param name="keys">Where the keys are.</param>
    /// <param name="capacity">The greatest number of keys; the table does not grow.</param>
    public PositionTable(TKeys keys, int capacity)
    {
        _keys = keys;
        uint size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, capacity) * 2);
        _shift = 32 - BitOperations.Log2(size);
        _slots = new Slot[size];
        Array.Fill(_slots, new Slot { Position = None });
    }

    /// <summary>Finds the position of a key, or <see cref="None"/>.</summary>
    public int Find(TKey key)
    {
        int hash = _keys.Hash(key);
        return _slots[Seek(key, hash)].Position;
    }

    /// <summary>Finds where a key's position is kept: <see cref="None"/> for a new key, to be set before anything else is looked up.</summary>
    public ref int FindOrAdd(TKey key)
    {
        int hash = _keys.Hash(key);
        ref Slot slot = ref _slots[Seek(key, hash)];
        slot.Hash = hash;
        return ref slot.Position;
    }

    private int Seek(TKey key, int hash)
    {
        int i = (int)((uint)hash * Spread >> _shift);
        while (_slots[i] is { Position: not None } slot && (slot.Hash != hash || !_keys.IsAt(slot.Position, key)))
        {
            i = (i + 1) & (_slots.Length - 1);
        }

        return i;
    }

    private struct Slot
    {
        public int Hash;
        public int Position;
    }
}
