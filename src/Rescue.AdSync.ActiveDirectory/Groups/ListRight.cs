using System.Buffers.Binary;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Groups;

/// <summary>
/// Tells from a group's access rules whether the account may read the list of its members. Nothing else does: a list that may
/// not be read looks like one that is empty, in answers and in filters alike (MS-ADTS 3.1.1.4.3).
/// </summary>
internal static class ListRight
{
    private const int HeaderLength = 20;
    private const int AclHeaderLength = 8;
    private const int RuleHeaderLength = 8;
    private const int DaclPresent = 0x4;
    private const byte InheritOnly = 0x8;
    private const uint ReadProperty = 0x10;
    private const uint GenericRead = 0x8000_0000;
    private const uint GenericAll = 0x1000_0000;
    private const uint ObjectTypePresent = 0x1;
    private const uint InheritedTypePresent = 0x2;

    // The attribute itself, and the set of properties that it belongs to.
    private static readonly Guid Member = new("bf9679c0-0de6-11d0-a285-00aa003049e2");
    private static readonly Guid Membership = new("bc0ac240-79a9-11d0-9020-00c04fc2d4cf");

    /// <summary>Determines whether the rules grant the right; <see langword="false"/> also where they cannot be understood.</summary>
    /// <param name="descriptor">The group's security descriptor.</param>
    /// <param name="token">The security identifiers of the account and of all groups that it is in.</param>
    public static bool IsGranted(ReadOnlySpan<byte> descriptor, IReadOnlySet<string> token)
    {
        if (descriptor.Length < HeaderLength)
        {
            return false;
        }

        int control = BinaryPrimitives.ReadUInt16LittleEndian(descriptor[2..]);
        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(descriptor[16..]);
        bool hasRules = (control & DaclPresent) != 0 && offset >= HeaderLength && offset <= descriptor.Length - AclHeaderLength;
        return hasRules && IsGrantedBy(descriptor[(int)offset..], token);
    }

    // The first rule that concerns the account and the right decides.
    private static bool IsGrantedBy(ReadOnlySpan<byte> acl, IReadOnlySet<string> token)
    {
        int count = BinaryPrimitives.ReadUInt16LittleEndian(acl[4..]);
        ReadOnlySpan<byte> rest = acl[AclHeaderLength..];
        for (int i = 0; i < count && rest.Length >= RuleHeaderLength; i++)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]);
            if (length < RuleHeaderLength || length > rest.Length)
            {
                return false;
            }

            if (Concerns(rest[..length], token))
            {
                return IsGrant((RuleType)rest[0]);
            }

            rest = rest[length..];
        }

        return false;
    }

    private static bool Concerns(ReadOnlySpan<byte> rule, IReadOnlySet<string> token)
    {
        uint rights = BinaryPrimitives.ReadUInt32LittleEndian(rule[4..]);
        return IsKnown((RuleType)rule[0])
            && (rule[1] & InheritOnly) == 0
            && (rights & (ReadProperty | GenericRead | GenericAll)) != 0
            && TrySkipTypes(rule, out ReadOnlySpan<byte> who)
            && IdentifierAt(who) is { } sid
            && token.Contains(sid);
    }

    // A rule about an object may be about one property, or one set of them.
    private static bool TrySkipTypes(ReadOnlySpan<byte> rule, out ReadOnlySpan<byte> who)
    {
        who = rule[RuleHeaderLength..];
        if (!IsAboutObjects((RuleType)rule[0]))
        {
            return true;
        }

        if (who.Length < sizeof(uint))
        {
            return false;
        }

        uint present = BinaryPrimitives.ReadUInt32LittleEndian(who);
        who = who[sizeof(uint)..];
        bool isAboutList = true;
        if ((present & ObjectTypePresent) != 0 && who.Length >= 16)
        {
            var type = new Guid(who[..16]);
            isAboutList = type == Member || type == Membership;
            who = who[16..];
        }

        if ((present & InheritedTypePresent) != 0 && who.Length >= 16)
        {
            who = who[16..];
        }

        return isAboutList;
    }

    private static string? IdentifierAt(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length > 1 ? RuleHeaderLength + (bytes[1] * sizeof(uint)) : int.MaxValue;
        return length <= bytes.Length ? SecurityIdentifier.ToText(bytes[..length]) : null;
    }

    private static bool IsGrant(RuleType type) => type is RuleType.Allow or RuleType.AllowObject;

    private static bool IsAboutObjects(RuleType type) => type is RuleType.AllowObject or RuleType.DenyObject or RuleType.DenyObjectIf;

    // A grant on a condition is no grant here, a denial on a condition is one.
    private static bool IsKnown(RuleType type) => Enum.IsDefined(type);

    private enum RuleType : byte
    {
        Allow = 0,
        Deny = 1,
        AllowObject = 5,
        DenyObject = 6,
        DenyIf = 10,
        DenyObjectIf = 12,
    }
}
