namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>A configured domain in which others look up their members. Remembers which domain it turned out to be.</summary>
internal sealed class KnownDomain(ActiveDirectorySource source) : IKnownDomain
{
    private volatile Identity? _identity;

    public string Name => source.Name.ToString();

    public bool IsKnownNotToBe(string domain) => _identity is { } known
        && !domain.Equals(known.Sid, StringComparison.Ordinal)
        && !domain.Equals(known.Dn, StringComparison.OrdinalIgnoreCase);

    public OpenDomain Open(CancellationToken cancellationToken)
    {
        OpenDomain open = source.Open(cancellationToken);
        if (open.Sid is { } sid)
        {
            _identity = new Identity(sid, open.Reader.DomainDn);
        }

        return open;
    }

    private sealed record Identity(string Sid, string Dn);
}
