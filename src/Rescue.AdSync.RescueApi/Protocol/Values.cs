using System.Buffers.Text;
using System.Text;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Reads the values of fields.</summary>
internal static class Values
{
    /// <summary>Gets the text, or <see langword="null"/> for an empty value.</summary>
    public static string? Text(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(value);
        return text.Contains('\r') ? text.ReplaceLineEndings("\n") : text;
    }

    /// <summary>Reads decimal digits and nothing else.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> value, out long number)
    {
        number = 0;
        return !value.IsEmpty && char.IsAsciiDigit((char)value[0])
            && Utf8Parser.TryParse(value, out number, out int consumed) && consumed == value.Length;
    }

    /// <summary>Reads a node id; what has none is empty, 0 or -1.</summary>
    public static bool TryOptionalNode(ReadOnlySpan<byte> value, out NodeId node)
    {
        bool none = value.IsEmpty || value.SequenceEqual("-1"u8);
        bool ok = TryNumber(value, out long number);
        node = new NodeId(number);
        return none || ok;
    }

    /// <summary>Reads the id of a node that exists.</summary>
    public static bool TryNode(ReadOnlySpan<byte> value, out NodeId node) => TryOptionalNode(value, out node) && !node.IsNone;

    /// <summary>Reads <c>True</c> or <c>False</c>, in any case.</summary>
    public static bool TryFlag(ReadOnlySpan<byte> value, out bool flag)
    {
        flag = Ascii.EqualsIgnoreCase(value, "True"u8);
        return flag || Ascii.EqualsIgnoreCase(value, "False"u8);
    }
}
