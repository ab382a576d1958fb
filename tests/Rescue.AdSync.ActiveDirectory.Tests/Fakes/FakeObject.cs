using System.Globalization;
using System.Text;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>An object in the fake directory.</summary>
internal sealed class FakeObject(int number, string name, string objectClass)
{
    private readonly Dictionary<string, byte[][]> _attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        [AttributeName.ObjectGuid] = [new Guid(number, 0, 0, new byte[8]).ToByteArray()],
        [AttributeName.ObjectClass] = [.. "top".Split(' ').Append(objectClass).Select(Encoding.UTF8.GetBytes)],
        [AttributeName.CommonName] = [Encoding.UTF8.GetBytes(name)],
    };

    public ObjectId Id { get; } = new(new Guid(number, 0, 0, new byte[8]));

    /// <summary>Gets the domain in which it stands.</summary>
    public string Domain { get; init; } = "DC=fake,DC=test";

    public string Dn => $"CN={name},{Domain}";

    /// <summary>Gets what the group's own list names.</summary>
    public List<FakeObject> Listed { get; } = [];

    /// <summary>Gets a value indicating whether searches show the object; its name may stand on lists all the same.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>Gets a value indicating whether the object says which groups it is in.</summary>
    public bool TellsItsGroups { get; init; } = true;

    /// <summary>Gets a value indicating whether the list of members may be read.</summary>
    public bool ShowsItsList { get; init; } = true;

    public FakeObject With(string attribute, string value)
    {
        _attributes[attribute] = [Encoding.UTF8.GetBytes(value)];
        return this;
    }

    public FakeObject With(string attribute, byte[] value)
    {
        _attributes[attribute] = [value];
        return this;
    }

    public FakeObject Without(string attribute)
    {
        _ = _attributes.Remove(attribute);
        return this;
    }

    public LdapEntry Entry(params IEnumerable<KeyValuePair<string, byte[][]>> more) => new(Dn, _attributes.Concat(more));

    /// <summary>Writes a part of the list as a server does.</summary>
    public static KeyValuePair<string, byte[][]> List(string label, IEnumerable<FakeObject> members) =>
        KeyValuePair.Create(label, members.Select(m => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<GUID={m.Id}>;{m.Dn}"))).ToArray());
}
