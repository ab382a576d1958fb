using System.Buffers.Binary;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>Writes security descriptors as Active Directory keeps them.</summary>
internal static class AccessRules
{
    public const byte Allow = 0;
    public const byte Deny = 1;
    public const byte AllowObject = 5;
    public const byte DenyObject = 6;

    /// <summary>Gets the identity that reads: S-1-5-11, whoever has signed in.</summary>
    public static byte[] Reader { get; } = [1, 1, 0, 0, 0, 0, 0, 5, 11, 0, 0, 0];

    public static byte[] Stranger { get; } = [1, 1, 0, 0, 0, 0, 0, 5, 9, 0, 0, 0];

    public static byte[] Granting { get; } = Descriptor(Rule(Allow, Reader, 0x20094));

    public static byte[] Denying { get; } = Descriptor(Rule(DenyObject, Reader, 0x10, "bf9679c0-0de6-11d0-a285-00aa003049e2"), Rule(Allow, Reader, 0x20094));

    /// <summary>Writes a descriptor without owner, of rules alone.</summary>
    public static byte[] Descriptor(params byte[][] rules)
    {
        byte[] all = [.. rules.SelectMany(rule => rule)];
        byte[] descriptor = new byte[28 + all.Length];
        descriptor[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor.AsSpan(2), 0x8004);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor.AsSpan(16), 20);
        descriptor[20] = 4;
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor.AsSpan(22), (ushort)(8 + all.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor.AsSpan(24), (ushort)rules.Length);
        all.CopyTo(descriptor.AsSpan(28));
        return descriptor;
    }

    /// <summary>Writes a rule.</summary>
    public static byte[] Rule(byte type, byte[] who, uint rights, string? property = null, string? inheritedType = null, byte flags = 0)
    {
        var rule = new List<byte> { type, flags, 0, 0 };
        rule.AddRange(BitConverter.GetBytes(rights));
        if (type is AllowObject or DenyObject)
        {
            rule.AddRange(BitConverter.GetBytes((property is null ? 0u : 1u) | (inheritedType is null ? 0u : 2u)));
            rule.AddRange(property is null ? [] : new Guid(property).ToByteArray());
            rule.AddRange(inheritedType is null ? [] : new Guid(inheritedType).ToByteArray());
        }

        rule.AddRange(who);
        BinaryPrimitives.WriteUInt16LittleEndian(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rule)[2..], (ushort)rule.Count);
        return [.. rule];
    }
}
