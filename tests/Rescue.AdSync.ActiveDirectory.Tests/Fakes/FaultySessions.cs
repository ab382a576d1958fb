using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>What is done to one request.</summary>
/// <param name="Name">What a failed test shows.</param>
/// <param name="Apply">Gets the request, what answers it, and the page before it in the same search; gives the answer.</param>
internal sealed record Fault(string Name, Func<LdapQuery, Func<LdapPage>, LdapPage?, LdapPage> Apply)
{
    public override string ToString() => Name;
}

/// <summary>Counts the requests over some real sessions, and does something to one of them.</summary>
internal sealed class FaultySessions(int at, Fault? fault)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<LdapQuery, LdapPage> _pages = [];

    /// <summary>Gets the number of requests so far.</summary>
    public int Count { get; private set; }

    /// <summary>Stands before a session, which stays open.</summary>
    public ILdapConnector Before(ILdapSession session) => new Connector(new Session(this, session));

    private LdapPage Search(ILdapSession session, LdapQuery query, ReadOnlyMemory<byte> cookie)
    {
        lock (_lock)
        {
            LdapPage? previous = cookie.IsEmpty ? null : _pages.GetValueOrDefault(query);
            bool isNow = Count++ == at;
            LdapPage page = isNow && fault is not null
                ? fault.Apply(query, () => session.Search(query, cookie), previous)
                : session.Search(query, cookie);
            _pages[query] = page;
            return page;
        }
    }

    private sealed class Connector(ILdapSession session) : ILdapConnector
    {
        public Task<ILdapSession> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult(session);
    }

    private sealed class Session(FaultySessions owner, ILdapSession inner) : ILdapSession
    {
        public string Server => inner.Server;

        public LdapPage Search(LdapQuery query, ReadOnlyMemory<byte> cookie) => owner.Search(inner, query, cookie);

        public void Dispose()
        {
            // The next read goes on over it.
        }
    }
}
