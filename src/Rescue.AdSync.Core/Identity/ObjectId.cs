namespace Rescue.AdSync;

/// <summary>
/// The immutable key of a user or group in a directory: objectGUID in Active Directory, the object id in Microsoft Entra ID.
/// </summary>
/// <remarks>It survives renames, moves, and changes of UPN and mail, which is why links are built on it (R6).</remarks>
/// <param name="Value">The key as a GUID.</param>
public readonly record struct ObjectId(Guid Value) : IComparable<ObjectId>
{
    /// <summary>Gets the id of nothing. No object in any directory bears it.</summary>
    public static ObjectId None => default;

    /// <summary>Gets a value indicating whether this is <see cref="None"/>.</summary>
    public bool IsNone => Value == Guid.Empty;

    /// <summary>Reads an object id from its textual GUID form.</summary>
    /// <param name="text">A GUID in any of the usual forms.</param>
    /// <returns>The object id.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is not a GUID.</exception>
    public static ObjectId Parse(string text) =>
        TryParse(text, out ObjectId id) ? id : throw new FormatException($"'{text}' is not an object id (a GUID is expected).");

    /// <summary>Tries to read an object id from its textual GUID form.</summary>
    /// <param name="text">The text, or <see langword="null"/>.</param>
    /// <param name="id">The object id, or <see cref="None"/>.</param>
    /// <returns><see langword="true"/> if <paramref name="text"/> is a GUID.</returns>
    public static bool TryParse(string? text, out ObjectId id)
    {
        bool ok = Guid.TryParse(text, out Guid value);
        id = new ObjectId(value);
        return ok;
    }

    /// <inheritdoc/>
    public int CompareTo(ObjectId other) => Value.CompareTo(other.Value);

    /// <summary>Orders two ids.</summary>
    public static bool operator <(ObjectId left, ObjectId right) => left.CompareTo(right) < 0;

    /// <summary>Orders two ids.</summary>
    public static bool operator >(ObjectId left, ObjectId right) => left.CompareTo(right) > 0;

    /// <summary>Orders two ids.</summary>
    public static bool operator <=(ObjectId left, ObjectId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders two ids.</summary>
    public static bool operator >=(ObjectId left, ObjectId right) => left.CompareTo(right) >= 0;

    /// <summary>Returns the GUID in lower case with hyphens.</summary>
    public override string ToString() => Value.ToString("D");
}
