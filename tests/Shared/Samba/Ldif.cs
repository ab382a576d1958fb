using System.Text;

namespace Rescue.AdSync.TestSupport.Samba;

/// <summary>Writes LDIF (RFC 2849): entries to add and changes to make. Every value is encoded, so any text will do.</summary>
public sealed class Ldif
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds an entry.</summary>
    /// <param name="dn">Its distinguished name; <see cref="Escape"/> makes names fit for one.</param>
    /// <param name="attributes">Its attributes; one that has several values comes several times.</param>
    public Ldif Add(string dn, params IEnumerable<(string Name, string Value)> attributes)
    {
        Line("dn", dn);
        Line("changetype", "add");
        foreach ((string name, string value) in attributes)
        {
            Line(name, value);
        }

        return End();
    }

    /// <summary>Removes an entry.</summary>
    public Ldif Delete(string dn)
    {
        Line("dn", dn);
        Line("changetype", "delete");
        return End();
    }

    /// <summary>Gives an attribute other values; none at all takes it away.</summary>
    public Ldif Replace(string dn, string attribute, params IEnumerable<string> values) => Modify("replace", dn, attribute, values);

    /// <summary>Adds values to an attribute, such as members to a group.</summary>
    public Ldif AddValues(string dn, string attribute, params IEnumerable<string> values) => Modify("add", dn, attribute, values);

    /// <summary>Takes values from an attribute, such as members from a group.</summary>
    public Ldif RemoveValues(string dn, string attribute, params IEnumerable<string> values) => Modify("delete", dn, attribute, values);

    /// <summary>Renames an entry, or moves it.</summary>
    /// <param name="dn">The entry.</param>
    /// <param name="newRdn">Its new relative name, such as <c>CN=Ann Elm</c>.</param>
    /// <param name="newParent">The distinguished name of its new place, or <see langword="null"/> to leave it where it is.</param>
    public Ldif Rename(string dn, string newRdn, string? newParent = null)
    {
        Line("dn", dn);
        Line("changetype", "modrdn");
        Line("newrdn", newRdn);
        Line("deleteoldrdn", "1");
        if (newParent is not null)
        {
            Line("newsuperior", newParent);
        }

        return End();
    }

    /// <summary>Takes the meaning out of a value's characters that have one in a distinguished name (RFC 4514).</summary>
    public static string Escape(string value)
    {
        var escaped = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
        {
            bool isEdge = (i == 0 && value[i] is ' ' or '#') || (i == value.Length - 1 && value[i] == ' ');
            _ = value[i] switch
            {
                '\0' => escaped.Append("\\00"),
                '\n' => escaped.Append("\\0A"),
                '\r' => escaped.Append("\\0D"),
                '"' or '+' or ',' or ';' or '<' or '=' or '>' or '\\' => escaped.Append('\\').Append(value[i]),
                _ when isEdge => escaped.Append('\\').Append(value[i]),
                _ => escaped.Append(value[i]),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Returns the text.</summary>
    public override string ToString() => _text.ToString();

    private Ldif Modify(string change, string dn, string attribute, IEnumerable<string> values)
    {
        Line("dn", dn);
        Line("changetype", "modify");
        Line(change, attribute);
        foreach (string value in values)
        {
            Line(attribute, value);
        }

        _text.Append("-\n");
        return End();
    }

    private void Line(string name, string value)
    {
        bool isPlain = value.Length > 0 && value.All(char.IsAscii) && !value.Any(char.IsControl)
            && value[0] is not (' ' or ':' or '<') && value[^1] != ' ';
        _ = isPlain
            ? _text.Append(name).Append(": ").Append(value).Append('\n')
            : _text.Append(name).Append(":: ").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(value))).Append('\n');
    }

    private Ldif End()
    {
        _text.Append('\n');
        return this;
    }
}
