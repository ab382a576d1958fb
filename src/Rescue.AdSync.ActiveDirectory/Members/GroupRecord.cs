using Rescue.AdSync.ActiveDirectory.Groups;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>A group's own entry.</summary>
/// <param name="Id">The key.</param>
/// <param name="Entry">The entry, with the first portion of its members.</param>
internal sealed record GroupRecord(ObjectId Id, LdapEntry Entry)
{
    /// <summary>Gets the name.</summary>
    public string Name => GroupName.Of(Entry);

    /// <summary>Gets the description, or <see langword="null"/>.</summary>
    public string? Description => Entry.Text(AttributeName.Description);

    /// <summary>Gets the distinguished name.</summary>
    public string Dn => ExtendedName.Parse(Entry.Dn).Dn;

    /// <summary>Gets the number by which accounts name this group as their primary one, or <see langword="null"/> if none can.</summary>
    public uint? RelativeId => Entry.Bytes(AttributeName.ObjectSid) is { } sid ? SecurityIdentifier.RelativeId(sid) : null;

    /// <summary>Gets a value indicating whether what every group has, and every account may normally read, came.</summary>
    public bool IsReadable => Entry.Count(AttributeName.ObjectSid) is not null && Entry.Count(AttributeName.GroupType) is not null;

    /// <summary>Reads a group, or nothing if there is no group with this key.</summary>
    /// <exception cref="LdapFailureException">The read failed.</exception>
    public static GroupRecord? Find(DomainReader domain, ObjectId id, int? rangeStep)
    {
        string[] attributes =
        [
            AttributeName.ObjectClass, AttributeName.ObjectSid, AttributeName.GroupType, AttributeName.CommonName,
            AttributeName.SamAccountName, AttributeName.Description, MemberList.Attribute(0, rangeStep),
        ];
        LdapQuery query = LdapQuery.Entry(LdapQuery.DnOf(id), attributes) with { WithKeys = true };
        return domain.Find(query) is { } entry && entry.Is("group") ? new GroupRecord(id, entry) : null;
    }
}
