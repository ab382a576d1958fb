using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>Which Rescue user is whose, also where the planner had no need to know: of people who are not wanted on a side.</summary>
/// <remarks>
/// The planner's matches come first, and of whoever is wanted on a side it knows best. A node that it left over belongs to the
/// person whom the planner's link index names, else to the one person who signs in with its e-mail; but each person has one
/// node on a side at most.
/// </remarks>
internal sealed class SeatIndex
{
    private readonly PlanningRun _run;
    private readonly Matches _matches;
    private readonly Membership?[] _members;
    private readonly int[] _owner;
    private readonly MatchMeans[] _means;
    private readonly Dictionary<(int User, Side Side), int> _seats = [];

    public SeatIndex(PlanningRun run, PeopleFindings? people)
    {
        _run = run;
        _matches = people?.Matches ?? new Matches(run);
        _members = people?.Members ?? [null, null];
        _owner = new int[run.Nodes.Nodes.Length];
        _means = new MatchMeans[_owner.Length];
        Array.Fill(_owner, Matches.None);
        int[] nodes = [.. run.Nodes.PositionsByKey.Where(node => run.Nodes.Types[node].IsUser())];
        foreach (int node in nodes)
        {
            if (_matches.UserOf(node) is var user and >= 0)
            {
                Seat(user, node, _matches.MeansOf(node));
            }
        }

        SeatLinked(nodes);
        SeatByEmail(nodes);
    }

    /// <summary>Gets the position of a person's node on a side, or <see cref="NodeIndex.None"/>.</summary>
    public int NodeOf(int user, Side side) => _seats.GetValueOrDefault((user, side), NodeIndex.None);

    /// <summary>Gets the person whose node it is, or <see cref="Matches.None"/>.</summary>
    public int OwnerOf(int node) => _owner[node];

    /// <summary>Gets what tells whose node it is.</summary>
    public MatchMeans MeansOf(int node) => _matches.UserOf(node) == Matches.Ambiguous ? MatchMeans.Ambiguous : _means[node];

    private void SeatLinked(int[] nodes)
    {
        var users = new Dictionary<ObjectId, int>();
        for (int user = 0; user < _run.Directory.UserCount; user++)
        {
            users.TryAdd(_run.Directory.User(user).Id, user);
        }

        foreach (int node in nodes)
        {
            if (_run.Links.Of(_run.Nodes.Nodes[node].Id) is { } link && users.TryGetValue(link.ObjectId, out int user))
            {
                SeatIfFree(user, node, MatchMeans.Link);
            }
        }
    }

    private void SeatByEmail(int[] nodes)
    {
        ILookup<EmailAddress, int> users = Enumerable.Range(0, _run.Directory.UserCount)
            .Where(user => _run.Directory.Canonical(user) == user)
            .ToLookup(user => PersonName.SignInEmail(_run.Policy, _run.Directory.User(user)));
        foreach (int node in nodes)
        {
            // Somebody else's link tells more than an e-mail that people pass on.
            if (_run.Links.Of(_run.Nodes.Nodes[node].Id) is null
                && _run.Nodes.Nodes[node].Email is { IsNone: false } email
                && users[email].Take(2).ToArray() is [int only])
            {
                SeatIfFree(only, node, MatchMeans.Email);
            }
        }
    }

    private void SeatIfFree(int user, int node, MatchMeans means)
    {
        Side side = _run.Nodes.Types[node].SideOf()!.Value;
        bool isKnownBetter = _members[(int)side]?[user] is not null && _matches.NodeOf(user, side) == Matches.None;
        if (_owner[node] == Matches.None && !isKnownBetter && !_seats.ContainsKey((user, side)))
        {
            Seat(user, node, means);
        }
    }

    private void Seat(int user, int node, MatchMeans means)
    {
        _owner[node] = user;
        _means[node] = means;
        _seats[(user, _run.Nodes.Types[node].SideOf()!.Value)] = node;
    }
}
