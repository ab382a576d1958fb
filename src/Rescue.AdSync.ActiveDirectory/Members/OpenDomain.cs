using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>A domain that is being read.</summary>
/// <param name="session">The connection.</param>
/// <param name="reader">Reads the domain over it.</param>
/// <param name="rangeStep">How many names to ask for at a time, or <see langword="null"/> to leave it to the server.</param>
internal sealed class OpenDomain(ILdapSession session, DomainReader reader, int? rangeStep)
{
    private bool _hasAsked;
    private string? _sid;

    /// <summary>Gets the connection.</summary>
    public ILdapSession Session => session;

    /// <summary>Gets what reads it.</summary>
    public DomainReader Reader => reader;

    /// <summary>Gets how many names to ask for at a time, or <see langword="null"/> to leave it to the server.</summary>
    public int? RangeStep => rangeStep;

    /// <summary>Gets the domain's security identifier, asked for once, or <see langword="null"/> where it cannot be read.</summary>
    public string? Sid
    {
        get
        {
            if (!_hasAsked)
            {
                _hasAsked = true;
                _sid = ReadSid();
            }

            return _sid;
        }
    }

    /// <summary>Determines whether it is the domain of this security identifier or distinguished name.</summary>
    public bool Is(string domain) => domain.Equals(reader.DomainDn, StringComparison.OrdinalIgnoreCase)
        || (domain.StartsWith("S-", StringComparison.Ordinal) && domain.Equals(Sid, StringComparison.Ordinal));

    private string? ReadSid()
    {
        try
        {
            LdapEntry? domain = reader.Find(LdapQuery.Entry(reader.DomainDn, AttributeName.ObjectSid));
            return domain?.Bytes(AttributeName.ObjectSid) is { } sid ? SecurityIdentifier.ToText(sid) : null;
        }
        catch (LdapFailureException)
        {
            // Nobody will be found in this domain then, and that is said of each.
            return null;
        }
    }
}
