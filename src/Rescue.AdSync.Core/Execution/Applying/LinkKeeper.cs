using System.Collections.Immutable;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Saves links when what they stand for is confirmed, and not before (E9). Safe for use by several threads at once.</summary>
internal sealed class LinkKeeper
{
    private readonly StateKeeper _state;
    private readonly Lock _gate = new();
    private readonly Dictionary<(ObjectId Object, Side Side), Link> _byObject = [];
    private readonly Dictionary<(NodeId Node, Side Side), Link> _byNode = [];

    public LinkKeeper(StateKeeper keeper, SyncState state)
    {
        _state = keeper;
        Remember(state.Links);
    }

    /// <summary>Remembers matches, which stand for no write.</summary>
    /// <param name="adoptions">The matches.</param>
    /// <param name="gone">Links whose node is gone.</param>
    public async Task SaveMatchesAsync(ImmutableArray<Adoption> adoptions, ImmutableArray<Link> gone)
    {
        ImmutableArray<Link> links = [.. adoptions.Where(IsNew).Select(LinkOf)];
        if ((links.Length > 0 || gone.Length > 0)
            && await _state.CommitAsync(new StateChange { Links = links, DroppedLinks = gone }).ConfigureAwait(false))
        {
            Remember(links);
        }
    }

    /// <summary>Makes the link of a node that was created, be it filled yet or not; the journal saves it.</summary>
    public Link? Created(PlanAction create, NodeId node)
    {
        if (create.ObjectId is not { } id)
        {
            return null;
        }

        var link = new Link(id, create.Side, node) { CreatedByUs = true };
        Remember([link]);
        return link;
    }

    /// <summary>Makes the link of a user whose mobile licence was given or taken; it is for the caller to save.</summary>
    /// <remarks>Whoever the node is linked to by now stays linked: the action may be that of a run long past, about somebody before them.</remarks>
    /// <returns>The link, or <see langword="null"/> if it says so already, or there is none to say it.</returns>
    public Link? WithMobile(PlanAction action, NodeId node, bool granted)
    {
        Link? link = LinkOfNode(node, action.Side);
        if (link is null && granted && action.ObjectId is { } id && LinkOfObject(id, action.Side) is null)
        {
            link = new Link(id, action.Side, node);
        }

        return link is not null && link.MobileGranted != granted ? link with { MobileGranted = granted } : null;
    }

    /// <summary>Takes note of links that were saved with something else.</summary>
    public void Remember(ImmutableArray<Link> links)
    {
        lock (_gate)
        {
            foreach (Link link in links)
            {
                _byObject[(link.ObjectId, link.Side)] = link;
                _byNode[(link.Node, link.Side)] = link;
            }
        }
    }

    /// <summary>Makes the link of a match. What we made of the node stays known if it was linked to another object until now.</summary>
    private Link LinkOf(Adoption adoption)
    {
        var link = new Link(adoption.ObjectId, adoption.Side, adoption.Node);
        return LinkOfNode(adoption.Node, adoption.Side) is { } former
            ? link with { CreatedByUs = former.CreatedByUs, MobileGranted = former.MobileGranted }
            : link;
    }

    private bool IsNew(Adoption adoption) => LinkOfObject(adoption.ObjectId, adoption.Side)?.Node != adoption.Node;

    private Link? LinkOfObject(ObjectId id, Side side)
    {
        lock (_gate)
        {
            return _byObject.GetValueOrDefault((id, side));
        }
    }

    private Link? LinkOfNode(NodeId node, Side side)
    {
        lock (_gate)
        {
            return _byNode.GetValueOrDefault((node, side));
        }
    }
}
