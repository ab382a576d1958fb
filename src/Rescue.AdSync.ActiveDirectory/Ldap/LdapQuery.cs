namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>A search, in the words of no particular library.</summary>
/// <param name="BaseDn">Where to begin; <c>&lt;GUID=...&gt;</c> is a place too, and the empty name is the server itself.</param>
/// <param name="Filter">What to look for.</param>
/// <param name="Attributes">What to bring.</param>
internal sealed record LdapQuery(string BaseDn, string Filter, IReadOnlyList<string> Attributes)
{
    /// <summary>Gets the filter that every entry meets.</summary>
    public const string Everything = "(objectClass=*)";

    /// <summary>Gets the number of entries to a page, or <see langword="null"/> for the one entry that <see cref="BaseDn"/> names.</summary>
    public int? PageSize { get; init; }

    /// <summary>Gets a value indicating whether names are to come with their keys.</summary>
    public bool WithKeys { get; init; }

    /// <summary>Gets a value indicating whether access rules are to come, which they do on request only.</summary>
    public bool WithAccessRules { get; init; }

    /// <summary>Makes the query that reads one entry.</summary>
    public static LdapQuery Entry(string dn, params IReadOnlyList<string> attributes) => new(dn, Everything, attributes);

    /// <summary>Gets the name by which an object can be read wherever it stands.</summary>
    public static string DnOf(ObjectId id) => $"<GUID={id}>";
}
