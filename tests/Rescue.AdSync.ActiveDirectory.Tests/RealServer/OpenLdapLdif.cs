using System.Text;
using Rescue.AdSync.Testing.Contracts;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>Writes the contract's world for OpenLDAP, where whoever writes an entry chooses its key.</summary>
internal sealed class OpenLdapLdif
{
    private const string People = $"ou=People,{OpenLdapServer.BaseDn}";
    private const string Groups = $"ou=Groups,{OpenLdapServer.BaseDn}";

    private readonly StringBuilder _text = new();

    public static string Write(ContractWorld world)
    {
        var ldif = new OpenLdapLdif();
        ldif.AddPlace(People, "People");
        ldif.AddPlace(Groups, "Groups");
        foreach (ContractUser user in world.Users)
        {
            ldif.Add(Person(user.Key), user.SuggestedId, [("objectClass", "user"), ("cn", user.Key), ("sAMAccountName", user.Key), ("displayName", user.DisplayName!)]);
        }

        foreach (ContractGroup group in world.Groups)
        {
            ldif.AddPlace($"ou={group.Key},{Groups}", group.Key);
            ldif.Add(Dn(group), group.SuggestedId, Attributes(world, group));
        }

        return ldif._text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Attributes(ContractWorld world, ContractGroup group) =>
    [
        ("objectClass", "group"),
        ("cn", group.Name),
        ("sAMAccountName", group.Key),
        ("groupType", "-2147483640"),
        .. group.Description is null ? Enumerable.Empty<(string, string)>() : [("description", group.Description)],
        .. group.Members.Select(member => ("member", world.FindGroup(member) is { } nested ? Dn(nested) : Person(member))),
    ];

    private static string Person(string key) => $"cn={key},{People}";

    private static string Dn(ContractGroup group) => $"cn={Ldif.Escape(group.Name)},ou={group.Key},{Groups}";

    private void AddPlace(string dn, string name) => Add(dn, null, [("objectClass", "organizationalUnit"), ("ou", name)]);

    private void Add(string dn, ObjectId? id, IEnumerable<(string Name, string Value)> attributes)
    {
        Line("dn", Encoding.UTF8.GetBytes(dn));
        foreach ((string name, string value) in attributes)
        {
            Line(name, Encoding.UTF8.GetBytes(value));
        }

        if (id is { } key)
        {
            Line("objectGUID", key.Value.ToByteArray());
        }

        _text.Append('\n');
    }

    private void Line(string name, byte[] value) => _text.Append(name).Append(":: ").Append(Convert.ToBase64String(value)).Append('\n');
}
