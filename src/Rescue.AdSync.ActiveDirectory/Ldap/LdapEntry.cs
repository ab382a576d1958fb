using System.Globalization;
using System.Text;

namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>One object as the server showed it: a name, and values as bytes.</summary>
/// <remarks>Attribute names are compared without regard to case: OpenLDAP's library gives them in lower case.</remarks>
internal sealed class LdapEntry(string dn, IEnumerable<KeyValuePair<string, byte[][]>> attributes)
{
    private readonly Dictionary<string, byte[][]> _attributes = new(attributes, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the distinguished name, with keys in front if they were asked for.</summary>
    public string Dn => dn;

    /// <summary>Gets the names of the attributes that came, options included.</summary>
    public IEnumerable<string> AttributeNames => _attributes.Keys;

    /// <summary>Gets the immutable key, or <see cref="ObjectId.None"/> where it did not come.</summary>
    public ObjectId Id => Bytes(AttributeName.ObjectGuid) is { Length: 16 } guid ? new ObjectId(new Guid(guid)) : ObjectId.None;

    /// <summary>Gets a text attribute's first value, or <see langword="null"/>.</summary>
    public string? Text(string attribute) => Bytes(attribute) is { } value ? Encoding.UTF8.GetString(value) : null;

    /// <summary>Gets all values of a text attribute.</summary>
    public IEnumerable<string> Texts(string attribute) => Values(attribute).Select(Encoding.UTF8.GetString);

    /// <summary>Gets a number's value, or <see langword="null"/> where there is none.</summary>
    public long? Number(string attribute) =>
        long.TryParse(Text(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>Gets a binary attribute's first value, or <see langword="null"/>.</summary>
    public byte[]? Bytes(string attribute) => Values(attribute) is [var first, ..] ? first : null;

    /// <summary>Determines whether the object is of a class.</summary>
    public bool Is(string objectClass) => Texts(AttributeName.ObjectClass).Contains(objectClass, StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts an attribute's values, or returns <see langword="null"/> where it did not come.</summary>
    public int? Count(string attribute) => _attributes.TryGetValue(attribute, out byte[][]? values) ? values.Length : null;

    /// <summary>Gets all values of an attribute.</summary>
    public IReadOnlyList<byte[]> AllBytes(string attribute) => Values(attribute);

    private byte[][] Values(string attribute) => _attributes.GetValueOrDefault(attribute) ?? [];
}
