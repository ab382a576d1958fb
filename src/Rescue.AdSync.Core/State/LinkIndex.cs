namespace Rescue.AdSync.State;

/// <summary>Links by object and by node; built once for a state, whatever the number of plans made with it.</summary>
internal sealed class LinkIndex
{
    private readonly Link[] _links;
    private readonly PositionTable<Objects, (ObjectId Id, Side Side)> _byObject;
    private readonly Lazy<PositionTable<Nodes, NodeId>> _byNode;

    public LinkIndex(Link[] links)
    {
        _links = links;
        _byObject = new(new Objects(links), links.Length);
        for (int i = 0; i < links.Length; i++)
        {
            Keep(links, ref _byObject.FindOrAdd((links[i].ObjectId, links[i].Side)), i);
            HasGrants |= links[i].MobileGranted;
        }

        _byNode = new(() => IndexByNode(links));
    }

    /// <summary>Gets a value indicating whether any link shows a licence that we gave.</summary>
    public bool HasGrants { get; }

    public Link? Of(ObjectId objectId, Side side) => At(_byObject.Find((objectId, side)));

    public Link? Of(NodeId node) => At(_byNode.Value.Find(node));

    private Link? At(int position) => position < 0 ? null : _links[position];

    private static PositionTable<Nodes, NodeId> IndexByNode(Link[] links)
    {
        PositionTable<Nodes, NodeId> index = new(new Nodes(links), links.Length);
        for (int i = 0; i < links.Length; i++)
        {
            Keep(links, ref index.FindOrAdd(links[i].Node), i);
        }

        return index;
    }

    // A state that contradicts itself must still lead to the same plan in whatever order it is listed.
    private static void Keep(Link[] links, ref int kept, int candidate)
    {
        if (kept < 0 || Precedes(links[candidate], links[kept]))
        {
            kept = candidate;
        }
    }

    private static bool Precedes(Link left, Link right) =>
        (left.Node, left.ObjectId, left.Side, left.CreatedByUs, left.MobileGranted)
            .CompareTo((right.Node, right.ObjectId, right.Side, right.CreatedByUs, right.MobileGranted)) < 0;

    private readonly struct Objects(Link[] links) : IPositionKeys<(ObjectId Id, Side Side)>
    {
        public int Hash((ObjectId Id, Side Side) key) => key.Id.GetHashCode() ^ (int)key.Side;

        public bool IsAt(int position, (ObjectId Id, Side Side) key) => links[position].ObjectId == key.Id && links[position].Side == key.Side;
    }

    private readonly struct Nodes(Link[] links) : IPositionKeys<NodeId>
    {
        public int Hash(NodeId key) => key.Value.GetHashCode();

        public bool IsAt(int position, NodeId key) => links[position].Node == key;
    }
}
