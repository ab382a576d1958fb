using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting.Content;

/// <summary>A parent: a node there is, or a group that the plan creates.</summary>
internal readonly record struct Place(NodeId Node, Side Side, ObjectId CreatedGroup)
{
    public static Place Of(NodeId node) => new(node, default, default);

    /// <summary>Names where an action puts its subject, or <see langword="null"/> if it does not say.</summary>
    public static Place? Target(PlanAction action) => action switch
    {
        { ParentNodeId: { } node } => Of(node),
        { ParentObjectId: { } group } => new Place(default, action.Side, group),
        _ => null,
    };
}

/// <summary>The actions of a plan by the node they work on, and by the place they put somebody in.</summary>
/// <remarks>Positions chained through arrays: a million actions cost two look-up tables and two arrays of numbers, no more.</remarks>
internal sealed class TreeActions
{
    private const int None = -1;

    private readonly ImmutableArray<PlanAction> _actions;
    private readonly Dictionary<NodeId, int> _byNode = [];
    private readonly Dictionary<Place, int> _arrivals = [];
    private readonly int[] _nextOfNode;
    private readonly int[] _nextArrival;

    public TreeActions(ImmutableArray<PlanAction> actions, Func<int, bool>? counts)
    {
        _actions = actions;
        _nextOfNode = new int[actions.Length];
        _nextArrival = new int[actions.Length];

        // Backwards, so that each chain runs in the plan's order.
        for (int i = actions.Length - 1; i >= 0; i--)
        {
            if (counts is null || counts(i))
            {
                Add(i);
            }
        }
    }

    /// <summary>Gets how many lines the actions add to the tree, at most.</summary>
    public int Arrivals { get; private set; }

    /// <summary>Finds the move of a node.</summary>
    public MoveUserAction? MoveOf(NodeId node)
    {
        for (int position = _byNode.GetValueOrDefault(node, None); position != None; position = _nextOfNode[position])
        {
            if (_actions[position] is MoveUserAction move)
            {
                return move;
            }
        }

        return null;
    }

    public IEnumerable<PlanAction> On(NodeId node) => Chain(_byNode.GetValueOrDefault(node, None), _nextOfNode);

    /// <summary>Gets the creates into a place and the moves there.</summary>
    public IEnumerable<PlanAction> Into(Place place) => Chain(_arrivals.GetValueOrDefault(place, None), _nextArrival);

    private void Add(int position)
    {
        PlanAction action = _actions[position];
        _nextOfNode[position] = None;
        if (action.NodeId is { } node)
        {
            ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(_byNode, node, out bool known);
            _nextOfNode[position] = known ? first : None;
            first = position;
        }

        if (action is (CreateGroupAction or CreateUserAction or MoveUserAction) && Place.Target(action) is { } place)
        {
            ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(_arrivals, place, out bool known);
            _nextArrival[position] = known ? first : None;
            first = position;
            Arrivals++;
        }
    }

    private IEnumerable<PlanAction> Chain(int position, int[] next)
    {
        for (; position != None; position = next[position])
        {
            yield return _actions[position];
        }
    }
}
