using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Groups;

/// <summary>Puts a group's type into the words of Active Directory's own tools.</summary>
internal static class GroupKind
{
    private const long Global = 0x2;
    private const long DomainLocal = 0x4;
    private const long Universal = 0x8;
    private const long Security = 0x8000_0000;

    /// <summary>Describes the group, such as "global security", or returns <see langword="null"/> where its type did not come.</summary>
    public static string? Of(LdapEntry group)
    {
        if (group.Number(AttributeName.GroupType) is not { } type)
        {
            return null;
        }

        string purpose = (type & Security) != 0 ? "security" : "distribution";
        return Scope(type) is { } scope ? $"{scope} {purpose}" : purpose;
    }

    private static string? Scope(long type) => (type & (Global | DomainLocal | Universal)) switch
    {
        Global => "global",
        DomainLocal => "domain local",
        Universal => "universal",
        _ => null,
    };
}
