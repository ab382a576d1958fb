using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>What a field may hold.</summary>
internal enum FieldKind
{
    /// <summary>A number or a word: whatever follows on a line of its own is not part of it.</summary>
    Word,

    /// <summary>Text that people typed: a line that begins with no known key continues it.</summary>
    Text,
}

/// <summary>One field of a record.</summary>
/// <param name="Name">The key, as the documentation writes it; answers may write it in any case.</param>
/// <param name="Kind">What it may hold.</param>
/// <param name="IsRequired">Whether a record without it is cut short.</param>
internal sealed record RecordField(string Name, FieldKind Kind, bool IsRequired = true)
{
    public byte[] Key { get; } = Encoding.ASCII.GetBytes(Name);
}

/// <summary>The fields of one kind of record, in the order that the documentation gives. The first one begins a record.</summary>
internal sealed class RecordSchema(params ImmutableArray<RecordField> fields)
{
    public const int None = -1;

    private static readonly SearchValues<byte> KeyBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"u8);

    private readonly int _longestKey = fields.Max(field => field.Key.Length);

    public ImmutableArray<RecordField> Fields { get; } = fields;

    /// <summary>Gets the field whose key, followed by a colon, these bytes begin with.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="likely">The field to try first.</param>
    /// <returns>The field's position, or <see cref="None"/>.</returns>
    public int FieldAt(ReadOnlySpan<byte> text, int likely)
    {
        int colon = text[..Math.Min(text.Length, _longestKey + 1)].IndexOf((byte)':');
        if (colon <= 0)
        {
            return None;
        }

        ReadOnlySpan<byte> key = text[..colon];
        if (likely < Fields.Length && Ascii.EqualsIgnoreCase(key, Fields[likely].Key))
        {
            return likely;
        }

        for (int i = 0; i < Fields.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(key, Fields[i].Key))
            {
                return i;
            }
        }

        return None;
    }

    /// <summary>Determines whether a line begins with something that could be a field which is not known here.</summary>
    public static bool LooksLikeField(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        return colon > 0 && char.IsAsciiLetter((char)line[0]) && !line[..colon].ContainsAnyExcept(KeyBytes);
    }
}
