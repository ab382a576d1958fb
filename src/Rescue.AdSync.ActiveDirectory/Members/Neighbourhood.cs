using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>The domains of one read: the one that is read, and those others that turn out to be needed, opened when they are.</summary>
internal sealed class Neighbourhood(
    OpenDomain home, DomainWalk homeWalk, IReadOnlyCollection<IKnownDomain> neighbours, Func<OpenDomain, DomainWalk> startWalk) : IDisposable
{
    private const string NotConfigured =
        "stand for accounts of another domain or forest that is not configured, which cannot be read here. Configure that domain as a directory too, pair a group of it instead, or take them out.";

    private readonly List<(OpenDomain Domain, DomainWalk Walk)> _open = [(home, homeWalk)];
    private readonly List<IKnownDomain> _closed = [.. neighbours];
    private readonly List<string> _faults = [];

    /// <summary>Gets the walks of all domains that are open, the one that is read first.</summary>
    public IEnumerable<DomainWalk> Walks => [.. _open.Select(open => open.Walk)];

    /// <summary>Looks members up, each in its own domain, and says which were not found and why.</summary>
    public IEnumerable<UnresolvedMembers> Resolve(IReadOnlyCollection<ForeignMember> members, CancellationToken cancellationToken)
    {
        foreach (IGrouping<string?, ForeignMember> domain in members.GroupBy(member => member.Domain, StringComparer.OrdinalIgnoreCase))
        {
            (IReadOnlyCollection<ForeignMember> missing, string reason) = domain.Key is null
                ? ([.. domain], "stand for built-in identities such as 'Authenticated Users', of which nobody can say whom they hold. Take them out.")
                : LookUp(domain.Key, [.. domain], cancellationToken);
            if (missing.Count > 0)
            {
                yield return new UnresolvedMembers(missing, reason);
            }
        }
    }

    public void Dispose()
    {
        // The first is another's to end.
        foreach ((OpenDomain domain, _) in _open.Skip(1))
        {
            domain.Session.Dispose();
        }
    }

    private (IReadOnlyCollection<ForeignMember> Missing, string Reason) LookUp(
        string domain, ForeignMember[] members, CancellationToken cancellationToken)
    {
        if (Find(domain, cancellationToken) is not { } walk)
        {
            string reason = _faults.Count == 0 ? NotConfigured : $"may stand in a domain that could not be read: {string.Join(" ", _faults)}";
            return (members, reason);
        }

        try
        {
            return (walk.LookUp(members), $"are not to be seen in their domain {walk.Domain.DomainDn}: deleted there, or hidden from the account that reads it.");
        }
        catch (LdapFailureException failure)
        {
            return (members, $"could not be looked up in their domain {walk.Domain.DomainDn}: {failure.Message}.");
        }
    }

    private DomainWalk? Find(string domain, CancellationToken cancellationToken)
    {
        DomainWalk? Known() => _open.Where(open => open.Domain.Is(domain)).Select(open => open.Walk).FirstOrDefault();

        DomainWalk? found = Known();
        foreach (IKnownDomain neighbour in _closed.Where(neighbour => !neighbour.IsKnownNotToBe(domain)).ToArray())
        {
            if (found is not null)
            {
                break;
            }

            _ = _closed.Remove(neighbour);
            Open(neighbour, cancellationToken);
            found = Known();
        }

        return found;
    }

    private void Open(IKnownDomain neighbour, CancellationToken cancellationToken)
    {
        try
        {
            OpenDomain open = neighbour.Open(cancellationToken);
            _open.Add((open, startWalk(open)));
        }
        catch (DirectoryException exception)
        {
            _faults.Add(exception.Message);
        }
        catch (LdapFailureException failure)
        {
            _faults.Add($"Directory '{neighbour.Name}': {failure.Message}.");
        }
    }
}

/// <summary>Members that were not found.</summary>
/// <param name="Members">The members.</param>
/// <param name="Reason">Why, as the rest of a sentence that they begin.</param>
internal sealed record UnresolvedMembers(IReadOnlyCollection<ForeignMember> Members, string Reason);
