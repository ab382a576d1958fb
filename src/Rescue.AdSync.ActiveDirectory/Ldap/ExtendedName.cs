namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>
/// A name as Active Directory writes it on request, <c>&lt;GUID=...&gt;;&lt;SID=...&gt;;CN=...</c>: with the immutable key of what it
/// names, so that names need never be compared.
/// </summary>
/// <param name="Id">The key, or <see cref="ObjectId.None"/> where the server gave none.</param>
/// <param name="Dn">The distinguished name alone.</param>
internal readonly record struct ExtendedName(ObjectId Id, string Dn)
{
    private const string GuidPart = "<GUID=";

    /// <summary>Reads a name with or without keys in front of it.</summary>
    public static ExtendedName Parse(string text)
    {
        ObjectId id = default;
        ReadOnlySpan<char> rest = text;
        while (rest.StartsWith("<") && rest.IndexOf('>') is int end and > 0)
        {
            if (rest.StartsWith(GuidPart, StringComparison.OrdinalIgnoreCase) && Guid.TryParse(rest[GuidPart.Length..end], out Guid guid))
            {
                id = new ObjectId(guid);
            }

            rest = rest[(end + 1)..].TrimStart(';');
        }

        return new ExtendedName(id, rest.ToString());
    }
}
