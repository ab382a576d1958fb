using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>Writes search filters (RFC 4515). Every value passes through here, so that none can change a filter's meaning.</summary>
internal static class LdapFilter
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\*()\0");

    /// <summary>Writes an equality: the attribute is the value.</summary>
    public static string Equal(string attribute, string value) => $"({attribute}={Escape(value)})";

    /// <summary>Writes an equality on a binary attribute.</summary>
    public static string Equal(string attribute, ReadOnlySpan<byte> value)
    {
        var filter = new StringBuilder(attribute.Length + 3 + (value.Length * 3));
        filter.Append('(').Append(attribute).Append('=');
        foreach (byte octet in value)
        {
            filter.Append(CultureInfo.InvariantCulture, $"\\{octet:x2}");
        }

        return filter.Append(')').ToString();
    }

    /// <summary>Writes that any of the filters holds.</summary>
    public static string Any(params IEnumerable<string> filters) => $"(|{string.Concat(filters)})";

    /// <summary>Writes that all of the filters hold.</summary>
    public static string All(params IEnumerable<string> filters) => $"(&{string.Concat(filters)})";

    /// <summary>Takes the meaning out of the characters that have one in a filter.</summary>
    public static string Escape(string value)
    {
        if (!value.AsSpan().ContainsAny(Special))
        {
            return value;
        }

        var escaped = new StringBuilder(value.Length + 8);
        foreach (char c in value)
        {
            _ = Special.Contains(c)
                ? escaped.Append(CultureInfo.InvariantCulture, $"\\{(int)c:x2}")
                : escaped.Append(c);
        }

        return escaped.ToString();
    }
}
