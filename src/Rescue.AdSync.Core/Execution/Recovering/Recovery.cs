using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Brings what earlier runs left behind in line with the tree as it is now, before it is planned upon.</summary>
/// <param name="State">The state to plan upon.</param>
/// <param name="HalfMade">What was found of creates of which nobody knew what had become.</param>
/// <param name="GoneLinks">Links whose node is gone.</param>
/// <param name="Notes">What a person must know of it.</param>
/// <remarks>Nothing is saved here: a dry run recovers as well, and leaves everything as it is. The executor saves.</remarks>
internal sealed record Recovery(SyncState State, HalfMade HalfMade, ImmutableArray<Link> GoneLinks, ImmutableArray<PlanNote> Notes)
{
    public static Recovery Of(SyncState state, RescueSnapshot rescue, ImmutableArray<DirectorySnapshot> directories, SyncPolicy policy)
    {
        var halfMade = HalfMadeNodes.Find(state, rescue);
        ImmutableArray<Link> gone = GoneLinksOf(state, rescue);
        HashSet<(ObjectId, Side)> anew = [.. halfMade.Links.Select(link => (link.ObjectId, link.Side))];
        SyncState now = state with { Links = [.. state.Links.RemoveRange(gone).Where(link => !anew.Contains((link.ObjectId, link.Side))), .. halfMade.Links] };
        return new Recovery(
            UnfinishedLinks.Drop(now, rescue, directories, policy),
            halfMade,
            gone,
            [.. halfMade.Links.Select(HalfMadeNote), .. gone.Select(GoneNote)]);
    }

    /// <summary>Lists links whose node is gone; none from a tree that is not sound (S1, S5).</summary>
    public static ImmutableArray<Link> GoneLinksOf(SyncState state, RescueSnapshot rescue) =>
        rescue.Faults.Count > 0 ? [] : [.. state.Links.Where(link => !rescue.TryGetNode(link.Node, out _))];

    private static PlanNote HalfMadeNote(Link link) => new(
        NoteCode.HalfMadeNode,
        NoteSeverity.Info,
        link.Node.ToString(),
        $"An earlier run ended while it created node {link.Node} for {link.ObjectId}. The node is finished now.");

    private static PlanNote GoneNote(Link link) => new(
        NoteCode.LinkDropped,
        NoteSeverity.Info,
        link.ObjectId.ToString(),
        $"Node {link.Node}, which {link.ObjectId} was linked to, is no longer in Rescue: somebody deleted it there. The link is dropped. If the person is still wanted, they are matched or created anew; to keep somebody out, take them out of the directory group, or exclude them.");
}
