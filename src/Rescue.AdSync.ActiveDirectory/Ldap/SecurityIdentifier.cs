using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>Reads the binary form of a security identifier, on any operating system.</summary>
internal static class SecurityIdentifier
{
    private const int HeaderLength = 8;
    private const uint DomainAuthority = 21;

    /// <summary>
    /// Returns the last number of a domain's own identifier, by which members name their primary group;
    /// <see langword="null"/> for any other, which is nobody's primary group.
    /// </summary>
    public static uint? RelativeId(ReadOnlySpan<byte> sid) =>
        IsWhole(sid) && sid[1] > 1 && Number(sid, 0) == DomainAuthority ? Number(sid, sid[1] - 1) : null;

    /// <summary>Returns the identifier of the domain that issued it; <see langword="null"/> for one that no domain issued.</summary>
    public static string? DomainOf(ReadOnlySpan<byte> sid)
    {
        if (RelativeId(sid) is null)
        {
            return null;
        }

        byte[] domain = sid[..^sizeof(uint)].ToArray();
        domain[1]--;
        return ToText(domain);
    }

    /// <summary>Returns the usual text, such as <c>S-1-5-21-1-2-3-1104</c>; <see langword="null"/> if the bytes are no identifier.</summary>
    public static string? ToText(ReadOnlySpan<byte> sid)
    {
        if (!IsWhole(sid))
        {
            return null;
        }

        Span<byte> authority = stackalloc byte[sizeof(ulong)];
        authority.Clear();
        sid[2..HeaderLength].CopyTo(authority[2..]);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"S-{sid[0]}-{BinaryPrimitives.ReadUInt64BigEndian(authority)}");
        for (int i = 0; i < sid[1]; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"-{Number(sid, i)}");
        }

        return text.ToString();
    }

    private static bool IsWhole(ReadOnlySpan<byte> sid) => sid.Length >= HeaderLength && sid.Length == HeaderLength + (sid[1] * sizeof(uint));

    private static uint Number(ReadOnlySpan<byte> sid, int index) =>
        BinaryPrimitives.ReadUInt32LittleEndian(sid[(HeaderLength + (index * sizeof(uint)))..]);
}
