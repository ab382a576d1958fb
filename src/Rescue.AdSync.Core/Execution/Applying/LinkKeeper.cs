using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Planning;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Saves what was confirmed, and nothing else (E9).</summary>
/// <remarks>
/// State that cannot be saved ends the run: what it writes from there on would be forgotten. Safe for use by several threads
/// at once.
/// </remarks>
internal sealed class LinkKeeper
{
    private readonly ISyncStateStore _store;
    private readonly RunControl _control;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<(ObjectId Object, Side Side), Link> _byObject = [];
    private readonly Dictionary<(NodeId Node, Side Side), Link> _byNode = [];

    public LinkKeeper(ISyncStateStore store, SyncState state, RunControl control, ILogger logger)
    {
        _store = store;
        _control = control;
        _logger = logger;
        foreach (Link link in state.Links)
        {
            Remember(link);
        }
    }

    /// <summary>Remembers matches; they stand for no write.</summary>
    public async Task SaveAdoptionsAsync(ImmutableArray<Adoption> adoptions)
    {
        foreach (Adoption adoption in adoptions)
        {
            if (!_control.MayGoOn())
            {
                return;
            }

            if (Find(adoption.ObjectId, adoption.Side, adoption.Node) is null)
            {
                await SaveAsync(new Link(adoption.ObjectId, adoption.Side, adoption.Node)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Remembers a node that was created, be it filled yet or not.</summary>
    public async Task SaveCreatedAsync(PlanAction create, NodeId node)
    {
        if (create.ObjectId is { } id)
        {
            await SaveAsync(new Link(id, create.Side, node) { CreatedByUs = true }).ConfigureAwait(false);
        }
    }

    /// <summary>Remembers that a mobile licence was given or taken.</summary>
    public async Task SaveMobileAsync(PlanAction action, NodeId node, bool granted)
    {
        Link? link = Find(action.ObjectId, action.Side, node);
        if (link is null && granted && action.ObjectId is { } id)
        {
            link = new Link(id, action.Side, node);
        }

        if (link is not null && link.MobileGranted != granted)
        {
            await SaveAsync(link with { MobileGranted = granted }).ConfigureAwait(false);
        }
    }

    /// <summary>Remembers how many members each paired group had.</summary>
    public Task SaveGroupSizesAsync(IReadOnlyDictionary<ObjectId, int> sizes) =>
        GuardAsync(() => _store.SaveGroupSizesAsync(sizes, CancellationToken.None));

    private async Task SaveAsync(Link link)
    {
        if (await GuardAsync(() => _store.SaveLinkAsync(link, CancellationToken.None)).ConfigureAwait(false))
        {
            Remember(link);
        }
    }

    private async Task<bool> GuardAsync(Func<Task> save)
    {
        try
        {
            await save().ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _logger.StateNotSaved(exception);
            _control.Stop($"The state could not be saved ({exception.GetType().Name}: {exception.Message}). Mend that before the next run.");
            return false;
        }
    }

    private Link? Find(ObjectId? id, Side side, NodeId node)
    {
        lock (_gate)
        {
            Link? link = id is { } known ? _byObject.GetValueOrDefault((known, side)) : _byNode.GetValueOrDefault((node, side));
            return link?.Node == node ? link : null;
        }
    }

    private void Remember(Link link)
    {
        lock (_gate)
        {
            _byObject[(link.ObjectId, link.Side)] = link;
            _byNode[(link.Node, link.Side)] = link;
        }
    }
}
