using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R6: which person is which node, on both sides.</summary>
internal sealed class Matches
{
    /// <summary>Stands for "no node", "no person", or "not yet".</summary>
    public const int None = -1;

    /// <summary>Marks people and nodes that cannot be told apart; none of them is touched.</summary>
    public const int Ambiguous = -2;

    private readonly int[][] _nodeOf = [[], []];
    private readonly int[] _userOf;
    private readonly NodeIndex _nodes;
    private MatchMeans[]? _adopted;
    private HashSet<(int User, Side Side)>? _mayBeUnread;

    public Matches(PlanningRun run)
    {
        _nodes = run.Nodes;
        _userOf = new int[run.Nodes.Nodes.Length];
        Array.Fill(_userOf, None);
        foreach (Side side in Enum.GetValues<Side>())
        {
            if (run.HasPairings(side))
            {
                _nodeOf[(int)side] = new int[run.Directory.UserCount];
                Array.Fill(_nodeOf[(int)side], None);
            }
        }
    }

    public int NodeOf(int user, Side side) => _nodeOf[(int)side].Length == 0 ? None : _nodeOf[(int)side][user];

    public int UserOf(int node) => _userOf[node];

    /// <summary>Gets the nodes that were matched without a link, ordered by key.</summary>
    public IEnumerable<int> Adopted => _adopted is null ? [] : _nodes.PositionsByKey.Where(node => _adopted[node] != MatchMeans.None);

    public bool IsFree(int node) => _userOf[node] == None;

    public void Set(int user, Side side, int node)
    {
        _nodeOf[(int)side][user] = node;
        _userOf[node] = user;
    }

    /// <summary>Marks a node that was matched without a link.</summary>
    public void MarkAdopted(int node, MatchMeans means) => (_adopted ??= new MatchMeans[_userOf.Length])[node] = means;

    /// <summary>Gets what told whose node it is.</summary>
    public MatchMeans MeansOf(int node) => _userOf[node] switch
    {
        None => MatchMeans.None,
        Ambiguous => MatchMeans.Ambiguous,
        _ => _adopted is null || _adopted[node] == MatchMeans.None ? MatchMeans.Link : _adopted[node],
    };

    /// <summary>Marks a person whose node may be one that could not be read.</summary>
    public void MarkMayBeUnread(int user, Side side) => (_mayBeUnread ??= []).Add((user, side));

    /// <summary>Determines whether a person's node may be one that could not be read.</summary>
    public bool MayBeUnread(int user, Side side) => _mayBeUnread is not null && _mayBeUnread.Contains((user, side));

    public void MarkAmbiguous(int user, Side side) => _nodeOf[(int)side][user] = Ambiguous;

    public void MarkAmbiguous(int node) => _userOf[node] = Ambiguous;

    /// <summary>Determines whether a node is the person's own, on either side.</summary>
    public bool IsOwn(int user, int node) => _userOf[node] == user;
}
