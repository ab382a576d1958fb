namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>Reads one domain over one session: single entries, and searches of any length.</summary>
/// <remarks>Safe for use by several threads at once. After the connection is lost, nothing more is sent.</remarks>
internal sealed class DomainReader
{
    private readonly ILdapSession _session;
    private readonly int _pageSize;
    private readonly CancellationToken _cancellationToken;
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _referrals = new(StringComparer.OrdinalIgnoreCase);
    private volatile LdapFailureException? _loss;
    private int _requests;

    private DomainReader(ILdapSession session, int pageSize, CancellationToken cancellationToken)
    {
        _session = session;
        _pageSize = pageSize;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Gets the distinguished name of the whole domain.</summary>
    public string DomainDn { get; private set; } = string.Empty;

    /// <summary>
    /// Gets the security identifiers of the account that reads and of all groups that it is in, or nothing where the server does
    /// not tell them.
    /// </summary>
    public IReadOnlySet<string> Token { get; private set; } = new HashSet<string>();

    /// <summary>Gets the number of requests sent so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Gets the addresses of other servers that hold more than was read, each once.</summary>
    public IReadOnlyCollection<string> Referrals
    {
        get
        {
            lock (_lock)
            {
                return [.. _referrals];
            }
        }
    }

    /// <summary>Asks the server which domain it holds.</summary>
    /// <exception cref="LdapFailureException">The server does not answer, or is no domain controller.</exception>
    public static DomainReader Open(ILdapSession session, int pageSize, CancellationToken cancellationToken)
    {
        var reader = new DomainReader(session, pageSize, cancellationToken);
        LdapEntry? server = reader.Find(LdapQuery.Entry(string.Empty, AttributeName.DefaultNamingContext, AttributeName.TokenGroups));
        reader.DomainDn = server?.Text(AttributeName.DefaultNamingContext)
            ?? throw new LdapFailureException(LdapFailure.Refused, "the server names no domain (defaultNamingContext), so it is no domain controller of Active Directory");
        reader.Token = server.AllBytes(AttributeName.TokenGroups).Select(sid => SecurityIdentifier.ToText(sid)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return reader;
    }

    /// <summary>Reads one entry, or nothing if there is none by that name, or none there that meets the filter.</summary>
    /// <exception cref="LdapFailureException">The read failed for another reason.</exception>
    public LdapEntry? Find(LdapQuery query)
    {
        try
        {
            return Send(query, default).Entries is [var entry, ..] ? entry : null;
        }
        catch (LdapFailureException failure) when (failure.Failure is LdapFailure.NotFound)
        {
            return null;
        }
    }

    /// <summary>Reads the object with a key, or nothing if the server says that there is none. The key comes with it.</summary>
    /// <exception cref="LdapFailureException">The read failed, or the answer is not about that object.</exception>
    public LdapEntry? Find(ObjectId id, IEnumerable<string> attributes, bool withKeys)
    {
        LdapQuery query = LdapQuery.Entry(LdapQuery.DnOf(id), [AttributeName.ObjectGuid, .. attributes]) with { WithKeys = withKeys };
        try
        {
            return Send(query, default).Entries is [var entry, ..] && entry.Id == id
                ? entry
                : throw new LdapFailureException(LdapFailure.Refused, "the server's answer was not about the object that it was asked for");
        }
        catch (LdapFailureException failure) when (failure.Failure is LdapFailure.NotFound)
        {
            return null;
        }
    }

    /// <summary>Searches a place and everything below it, in a stream.</summary>
    /// <exception cref="LdapFailureException">A page failed; what came before it is not the whole answer.</exception>
    public IEnumerable<LdapEntry> Search(LdapQuery query)
    {
        LdapPage? previous = null;
        do
        {
            LdapPage page = Send(query with { PageSize = _pageSize }, previous?.Cookie ?? default);
            RequireProgress(previous, page);
            foreach (LdapEntry entry in page.Entries)
            {
                yield return entry;
            }

            previous = page;
        }
        while (!previous.Cookie.IsEmpty);
    }

    private LdapPage Send(LdapQuery query, ReadOnlyMemory<byte> cookie)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_loss is { } loss)
        {
            throw new LdapFailureException(loss.Failure, loss.Message, loss);
        }

        _ = Interlocked.Increment(ref _requests);
        LdapPage page = Ask(query, cookie);
        lock (_lock)
        {
            _referrals.UnionWith(page.Referrals.Where(HoldsPeople));
        }

        return page;
    }

    private LdapPage Ask(LdapQuery query, ReadOnlyMemory<byte> cookie)
    {
        try
        {
            return _session.Search(query, cookie);
        }
        catch (LdapFailureException failure) when (failure.Failure is LdapFailure.ConnectionLost)
        {
            _loss = failure;
            throw;
        }
    }

    // Every search of a whole domain refers to these partitions of it, in which there are no people.
    private static bool HoldsPeople(string referral)
    {
        string name = Uri.UnescapeDataString(referral);
        return !name.Contains("/CN=Configuration,", StringComparison.OrdinalIgnoreCase)
            && !name.Contains("/DC=DomainDnsZones,", StringComparison.OrdinalIgnoreCase)
            && !name.Contains("/DC=ForestDnsZones,", StringComparison.OrdinalIgnoreCase);
    }

    // A server may give all pages one and the same cookie (Samba does), and may send a page without entries (Active
    // Directory does, after searching for long); both at once, or the same entries again, is a loop.
    private static void RequireProgress(LdapPage? previous, LdapPage page)
    {
        if (previous is null || page.Cookie.IsEmpty || !page.Cookie.Span.SequenceEqual(previous.Cookie.Span))
        {
            return;
        }

        if (page.Entries.Count == 0 || (previous.Entries is [var before, ..] && before.Dn == page.Entries[0].Dn))
        {
            throw new LdapFailureException(LdapFailure.Truncated, "the server repeats one page of the results instead of going on");
        }
    }
}
