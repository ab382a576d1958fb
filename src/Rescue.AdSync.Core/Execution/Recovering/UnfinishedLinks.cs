using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Drops links to empty nodes whose person has found a place otherwise.</summary>
/// <remarks>
/// A create that was interrupted leaves an empty node with a link, so that the next run fills it (E3). But if somebody has
/// created the person by hand meanwhile, that user is the one, and must not be taken for a leaver. The user of somebody
/// else in the directory who bears the e-mail for now is not.
/// </remarks>
internal static class UnfinishedLinks
{
    public static SyncState Drop(SyncState state, RescueSnapshot rescue, ImmutableArray<DirectorySnapshot> directories, SyncPolicy policy)
    {
        Dictionary<ObjectId, Link[]> unfinished = state.Links
            .Where(link => rescue.TryGetNode(link.Node, out RescueNode? node) && node.Type.IsUser() && node.Email.IsNone)
            .GroupBy(link => link.ObjectId)
            .ToDictionary(links => links.Key, links => links.ToArray());
        if (unfinished.Count == 0)
        {
            return state;
        }

        HashSet<ObjectId> present = [.. directories.SelectMany(directory => directory.Users).Select(user => user.Id)];
        ILookup<NodeId, ObjectId> owners = state.Links.Where(link => present.Contains(link.ObjectId)).ToLookup(link => link.Node, link => link.ObjectId);
        HashSet<Link> dropped = [.. directories
            .SelectMany(directory => directory.Users)
            .SelectMany(user => unfinished.GetValueOrDefault(user.Id, []).Where(link => rescue.Nodes.Any(node => IsTheirs(node, link, user))))];
        return dropped.Count == 0 ? state : state with { Links = state.Links.RemoveAll(dropped.Contains) };

        bool IsTheirs(RescueNode node, Link link, DirectoryUser user) => node.Type.IsUser()
            && node.Type.SideOf() == link.Side
            && !node.Email.IsNone
            && node.Email == PersonName.SignInEmail(policy, user)
            && owners[node.Id].All(owner => owner == user.Id);
    }

}
