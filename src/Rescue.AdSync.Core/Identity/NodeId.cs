using System.Globalization;

namespace Rescue.AdSync;

/// <summary>The key of a node in the Rescue organisation tree.</summary>
/// <remarks>Rescue declares 32 bits, but channel ids of ten digits have been seen, so 64 bits are kept.</remarks>
/// <param name="Value">The number Rescue gave the node.</param>
public readonly record struct NodeId(long Value) : IComparable<NodeId>
{
    /// <summary>Gets the id of nothing: Rescue writes 0 where there is no node.</summary>
    public static NodeId None => default;

    /// <summary>Gets a value indicating whether this is <see cref="None"/>.</summary>
    public bool IsNone => Value == 0;

    /// <summary>Tries to read a node id.</summary>
    /// <param name="text">Decimal digits, or <see langword="null"/>.</param>
    /// <param name="id">The node id, or <see cref="None"/>.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a number that is not negative.</returns>
    public static bool TryParse(string? text, out NodeId id)
    {
        bool ok = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value);
        id = new NodeId(value);
        return ok;
    }

    /// <inheritdoc/>
    public int CompareTo(NodeId other) => Value.CompareTo(other.Value);

    /// <summary>Orders two ids.</summary>
    public static bool operator <(NodeId left, NodeId right) => left.Value < right.Value;

    /// <summary>Orders two ids.</summary>
    public static bool operator >(NodeId left, NodeId right) => left.Value > right.Value;

    /// <summary>Orders two ids.</summary>
    public static bool operator <=(NodeId left, NodeId right) => left.Value <= right.Value;

    /// <summary>Orders two ids.</summary>
    public static bool operator >=(NodeId left, NodeId right) => left.Value >= right.Value;

    /// <summary>Returns the number in decimal digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
