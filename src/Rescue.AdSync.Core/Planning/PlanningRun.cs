using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Planning;

/// <summary>What the steps of one planning share: the input, its indexes, and what was found out so far.</summary>
internal sealed class PlanningRun
{
    private readonly HashSet<int> _missingDetails = [];
    private readonly PlanNote?[] _incompleteSides = new PlanNote?[2];

    public PlanningRun(PlanningInput input)
    {
        Input = input;
        Policy = input.Policy;
        Rescue = input.Rescue;
        Nodes = input.Rescue.Index;
        Links = input.State.Index;
        Directory = new DirectoryIndex(input.Directories, input.Policy.Pairings);
        Notes.AddRange(input.Notes);
        Pairings = [.. input.Policy.Pairings.Select((pairing, index) => new PairingState(pairing, index))];
    }

    public PlanningInput Input { get; }

    public SyncPolicy Policy { get; }

    public RescueSnapshot Rescue { get; }

    public NodeIndex Nodes { get; }

    public LinkIndex Links { get; }

    public DirectoryIndex Directory { get; }

    public PairingState[] Pairings { get; }

    /// <summary>Gets the places of both sides, those of a pairing together, in the order in which R4 prefers them.</summary>
    public List<Place> Places { get; } = [];

    public NoteCollector Notes { get; } = new();

    /// <summary>Gets the loops of directory groups that the walk met, with the note about each (R3).</summary>
    public List<(HashSet<int> Groups, PlanNote Note)> Cycles { get; } = [];

    /// <summary>Gets the actions that were planned and then taken out, with the note that says why (S1, R12, R14).</summary>
    public List<(ActionList.Entry Entry, PlanNote Note)> Withheld { get; } = [];

    /// <summary>Gets the nodes whose details the plan needs and nobody has tried to read yet, ordered by key.</summary>
    public IEnumerable<NodeId> MissingDetails => _missingDetails.Select(node => Nodes.Nodes[node].Id).Order();

    /// <summary>Gets details, and asks for them if nobody has read them yet. Details that could not be read make the side incomplete (S1).</summary>
    public UserDetails? NeedDetails(int node)
    {
        UserDetails? details = Rescue.DetailsAt(node);
        if (details is null)
        {
            AskFor(node);
        }

        return details;
    }

    /// <summary>Gets details, and asks for them if nobody has tried to read them yet. Nothing is withheld where that failed: they only help to keep a value unique.</summary>
    public UserDetails? WishDetails(int node)
    {
        UserDetails? details = Rescue.DetailsAt(node);
        if (details is null && !Rescue.IsUnreadable(node))
        {
            _missingDetails.Add(node);
        }

        return details;
    }

    public bool HasPairings(Side side) => Pairings.Any(pairing => pairing.Side == side);

    public bool IsIncomplete(Side side) => _incompleteSides[(int)side] is not null;

    /// <summary>Gets the note about the first thing that could not be read, or <see langword="null"/>.</summary>
    public PlanNote? WhyIncomplete(Side side) => _incompleteSides[(int)side];

    public void MarkIncomplete(Side side, PlanNote because) => _incompleteSides[(int)side] ??= because;

    private void AskFor(int node)
    {
        if (!Rescue.IsUnreadable(node))
        {
            _missingDetails.Add(node);
            return;
        }

        RescueNode user = Nodes.Nodes[node];
        if (user.Type.SideOf() is { } side)
        {
            MarkIncomplete(side, Notes.Warn(NoteCode.IncompleteRead, user.ToString(), $"The details of node {user.Id} could not be read, so nothing is taken away on the {side} side in this run.", NoteAbout.Node(node)));
        }
    }
}
