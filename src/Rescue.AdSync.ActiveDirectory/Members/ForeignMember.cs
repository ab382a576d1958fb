using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>A member of a group that stands in another domain, or stands for a built-in identity.</summary>
/// <param name="Group">The group.</param>
/// <param name="Label">What people are told of the member.</param>
internal sealed record ForeignMember(ObjectId Group, string Label)
{
    /// <summary>Gets the security identifier, or <see langword="null"/> where it is known by its key.</summary>
    public byte[]? Sid { get; private init; }

    /// <summary>Gets the key, or <see cref="ObjectId.None"/> where it is known by its security identifier.</summary>
    public ObjectId Id { get; private init; }

    /// <summary>Gets the security identifier of its domain, or the domain's distinguished name; <see langword="null"/> if it is of none.</summary>
    public string? Domain { get; private init; }

    /// <summary>Gets the filter that finds it in its domain.</summary>
    public string Filter => Sid is null
        ? LdapFilter.Equal(AttributeName.ObjectGuid, Id.Value.ToByteArray())
        : LdapFilter.Equal(AttributeName.ObjectSid, Sid);

    /// <summary>Describes a stand-in (a foreign security principal).</summary>
    public static ForeignMember Of(ObjectId group, LdapEntry standIn)
    {
        byte[]? sid = standIn.Bytes(AttributeName.ObjectSid);
        string? text = sid is null ? null : SecurityIdentifier.ToText(sid);
        return new ForeignMember(group, text ?? standIn.Text(AttributeName.CommonName) ?? standIn.Id.ToString())
        {
            Sid = text is null ? null : sid,
            Domain = sid is null ? null : SecurityIdentifier.DomainOf(sid),
        };
    }

    /// <summary>Describes a member that its name puts in another domain.</summary>
    public static ForeignMember Of(ObjectId group, ExtendedName name) =>
        new(group, $"'{name.Dn}'") { Id = name.Id, Domain = DistinguishedName.DomainOf(name.Dn) };

    /// <summary>Determines whether an entry of its domain is this member.</summary>
    public bool Is(LdapEntry entry) => Sid is null
        ? entry.Id == Id
        : entry.Bytes(AttributeName.ObjectSid) is { } sid && sid.AsSpan().SequenceEqual(Sid);
}
