using System.Globalization;

namespace Rescue.AdSync.History;

/// <summary>The number of a run, ascending in the order in which runs began.</summary>
/// <param name="Value">The number, 1 or more; 0 for no run.</param>
public readonly record struct RunId(long Value) : IComparable<RunId>
{
    /// <summary>Gets the id of no run.</summary>
    public static RunId None => default;

    /// <summary>Gets a value indicating whether this is <see cref="None"/>.</summary>
    public bool IsNone => Value == 0;

    /// <summary>Tries to read a run id from its digits.</summary>
    /// <param name="text">The text, or <see langword="null"/>.</param>
    /// <param name="id">The id, or <see cref="None"/>.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a number of 1 or more.</returns>
    public static bool TryParse(string? text, out RunId id)
    {
        bool ok = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value > 0;
        id = ok ? new RunId(value) : None;
        return ok;
    }

    /// <inheritdoc/>
    public int CompareTo(RunId other) => Value.CompareTo(other.Value);

    /// <summary>Orders two ids.</summary>
    public static bool operator <(RunId left, RunId right) => left.CompareTo(right) < 0;

    /// <summary>Orders two ids.</summary>
    public static bool operator >(RunId left, RunId right) => left.CompareTo(right) > 0;

    /// <summary>Orders two ids.</summary>
    public static bool operator <=(RunId left, RunId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders two ids.</summary>
    public static bool operator >=(RunId left, RunId right) => left.CompareTo(right) >= 0;

    /// <summary>Returns the digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
