using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>Somebody who was looked for: a person of the directory, or a Rescue user who is nobody's.</summary>
/// <param name="User">The person's position, or <see cref="Matches.None"/>.</param>
/// <param name="Node">The node's position where there is no person.</param>
internal readonly record struct FoundPerson(int User, int Node);

/// <summary>Finds people by what they are called on either side.</summary>
internal sealed class PersonSearch(PlanningRun run, SeatIndex seats)
{
    public IEnumerable<FoundPerson> Find(string who)
    {
        string term = SingleLine.Clean(who) ?? string.Empty;
        if (term.Length == 0)
        {
            return [];
        }

        if (NodeId.TryParse(term, out NodeId id) && run.Nodes.TryFind(id, out int node) && run.Nodes.Types[node].IsUser())
        {
            return [OwnerOrNode(node)];
        }

        if (ObjectId.TryParse(term, out ObjectId key))
        {
            return Search(user => user.Id == key, position => run.Links.Of(run.Nodes.Nodes[position].Id)?.ObjectId == key);
        }

        FoundPerson[] bySignIn = Search(user => Is(user.Mail, term) || Is(user.UserPrincipalName, term), position => Is(run.Nodes.Nodes[position].Email.ToString(), term));
        return bySignIn.Length > 0
            ? bySignIn
            : Search(user => Is(user.DisplayName, term), position => Is(run.Nodes.Nodes[position].Name, term));
    }

    public IEnumerable<string> Suggest(string part)
    {
        string term = SingleLine.Clean(part) ?? string.Empty;
        return term.Length == 0 ? [] : Everybody()
            .Where(found => NamesOf(found).Any(name => name?.Contains(term, StringComparison.OrdinalIgnoreCase) == true))
            .Select(found => found.User >= 0 ? run.Directory.User(found.User).ToString() : run.Nodes.Nodes[found.Node].ToString())
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal);
    }

    public FoundPerson[] Everybody() => Search(_ => true, _ => true);

    private static bool Is(string? name, string term) => string.Equals(name, term, StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds each person once, by what either side calls them: people of the directory by key, then the other users of Rescue by key.</summary>
    private FoundPerson[] Search(Func<DirectoryUser, bool> isPerson, Func<int, bool> isNode)
    {
        IEnumerable<FoundPerson> people = Enumerable.Range(0, run.Directory.UserCount)
            .Where(user => run.Directory.Canonical(user) == user && isPerson(run.Directory.User(user)))
            .Select(user => new FoundPerson(user, NodeIndex.None));
        IEnumerable<FoundPerson> nodes = run.Nodes.PositionsByKey
            .Where(node => run.Nodes.Types[node].IsUser() && isNode(node))
            .Select(OwnerOrNode);
        return
        [
            .. people.Concat(nodes).Distinct()
                .OrderBy(found => found.User < 0)
                .ThenBy(found => found.User < 0 ? ObjectId.None : run.Directory.User(found.User).Id),
        ];
    }

    private FoundPerson OwnerOrNode(int node) => seats.OwnerOf(node) is var user and >= 0
        ? new FoundPerson(user, NodeIndex.None)
        : new FoundPerson(Matches.None, node);

    private IEnumerable<string?> NamesOf(FoundPerson found)
    {
        if (found.User < 0)
        {
            RescueNode node = run.Nodes.Nodes[found.Node];
            return [node.Name, node.Email.ToString()];
        }

        DirectoryUser user = run.Directory.User(found.User);
        return [user.DisplayName, user.Mail, user.UserPrincipalName];
    }
}
