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
    public bool IsReadable => Entry.Count(AttributeName.ObjectSid) is > 0
        && Entry.Count(AttributeName.GroupType) is > 0
        && Entry.Count(AttributeName.CommonName) is > 0;
}
