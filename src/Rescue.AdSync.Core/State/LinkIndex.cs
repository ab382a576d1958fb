namespace Rescue.AdSync.State;

/// <summary>Links by object and by node; built once for a state, whatever the number of plans made with it.</summary>
internal sealed class LinkIndex
{
    private readonly Dictionary<ObjectId, Link>[] _byObject = [[], []];
    private readonly Lazy<Dictionary<NodeId, Link>> _byNode;

    public LinkIndex(IReadOnlyList<Link> links)
    {
        foreach (Dictionary<ObjectId, Link> side in _byObject)
        {
            side.EnsureCapacity(links.Count);
        }

        foreach (Link link in links)
        {
            Keep(_byObject[(int)link.Side], link.ObjectId, link);
            HasGrants |= link.MobileGranted;
        }

        _byNode = new Lazy<Dictionary<NodeId, Link>>(() =>
        {
            var index = new Dictionary<NodeId, Link>(links.Count);
            foreach (Link link in links)
            {
                Keep(index, link.Node, link);
            }

            return index;
        });
    }

    /// <summary>Gets a value indicating whether any link shows a licence that we gave.</summary>
    public bool HasGrants { get; }

    public Link? Of(ObjectId objectId, Side side) => _byObject[(int)side].GetValueOrDefault(objectId);

    public Link? Of(NodeId node) => _byNode.Value.GetValueOrDefault(node);

    // A state that contradicts itself must still lead to the same plan in whatever order it is listed.
    private static void Keep<TKey>(Dictionary<TKey, Link> index, TKey key, Link link)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out Link? present) || Precedes(link, present))
        {
            index[key] = link;
        }
    }

    private static bool Precedes(Link left, Link right) =>
        (left.Node, left.ObjectId).CompareTo((right.Node, right.ObjectId)) < 0;
}
