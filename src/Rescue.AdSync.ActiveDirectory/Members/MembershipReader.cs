using Microsoft.Extensions.Logging;
using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>Reads groups, everything nested in them, and those of their members that stand in other known domains.</summary>
internal sealed class MembershipReader : IDisposable
{
    private readonly SharedRead _read;
    private readonly UserMapper _users;
    private readonly Workers _workers;
    private readonly DomainWalk _home;
    private readonly Neighbourhood _neighbours;

    public MembershipReader(
        DirectoryName directory, OpenDomain home, int concurrency, IReadOnlyCollection<IKnownDomain> neighbours, TimeProvider clock, ILogger logger)
    {
        _read = new SharedRead(directory, logger);
        _users = new UserMapper(clock.GetUtcNow());
        _workers = new Workers($"LDAP {directory}", concurrency);
        _home = Walk(home);
        _neighbours = new Neighbourhood(home, _home, neighbours, Walk);
    }

    /// <summary>Gets the number of requests sent, in all domains.</summary>
    public int Requests => _neighbours.Walks.Sum(walk => walk.Domain.Requests);

    /// <summary>Reads the groups.</summary>
    /// <exception cref="LdapFailureException">The connection was lost before anything was read.</exception>
    public DirectorySnapshot Read(IEnumerable<ObjectId> groups, CancellationToken cancellationToken)
    {
        foreach (ObjectId id in groups)
        {
            _home.Reach(new PendingGroup(id, null));
        }

        _home.ReadPending();
        while (_read.TakeForeigners() is { Count: > 0 } foreigners)
        {
            foreach (UnresolvedMembers unresolved in _neighbours.Resolve(foreigners, cancellationToken))
            {
                foreach (IGrouping<ObjectId, string> group in unresolved.Members.GroupBy(member => member.Group, member => member.Label))
                {
                    _read.MarkUnresolved(group.Key, [.. group], unresolved.Reason);
                }
            }

            foreach (DomainWalk walk in _neighbours.Walks)
            {
                ReadPending(walk);
            }
        }

        RemarkReferrals();
        return _read.Build();
    }

    // The workers first: they may be in the middle of a request.
    public void Dispose()
    {
        _workers.Dispose();
        _neighbours.Dispose();
    }

    private DomainWalk Walk(OpenDomain domain) =>
        new(new ReadContext(domain.Reader, domain.RangeStep, _users, _read.IsKnown), _read, _workers);

    // A neighbour that is lost before it showed a group leaves the groups that it was asked for out of the snapshot, which
    // makes those incomplete that have them for members.
    private static void ReadPending(DomainWalk walk)
    {
        try
        {
            walk.ReadPending();
        }
        catch (LdapFailureException failure) when (failure.Failure is LdapFailure.ConnectionLost)
        {
            // Nothing more will come of it.
        }
    }

    private void RemarkReferrals()
    {
        foreach (string referral in _neighbours.Walks.SelectMany(walk => walk.Domain.Referrals).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            _read.AddRemark($"The domain controller refers to {referral} for a part of the directory; that was not followed, so nobody there was seen.");
        }
    }
}
