using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R6: matches without a link, of people and of mirrored groups; noted, and remembered when the plan is applied.</summary>
internal static class AdoptionList
{
    public static ImmutableArray<Adoption> InOrder(PlanningRun run, Matches matches)
    {
        // Nodes come ordered by key, and so do people; only groups have to be put in their places.
        Adoption[] groups = [.. run.Places.Where(place => IsNewlyMatched(run, place)).Select(place => Of(run, place))];
        ImmutableArray<Adoption>.Builder all = ImmutableArray.CreateBuilder<Adoption>(matches.Adopted.Count() + groups.Length);
        all.AddRange(groups);
        foreach (int node in matches.Adopted)
        {
            all.Add(Of(run, matches.UserOf(node), run.Nodes.Nodes[node]));
        }

        if (groups.Length > 0)
        {
            all.Sort(static (left, right) => (left.Node, left.ObjectId).CompareTo((right.Node, right.ObjectId)));
        }

        ImmutableArray<Adoption> adoptions = all.MoveToImmutable();
        run.Notes.Defer(() => adoptions.Select(adoption => Note(run, adoption)));
        return adoptions;
    }

    private static bool IsNewlyMatched(PlanningRun run, Place place) =>
        place.Parent is not null
        && !place.Pairing.IsFrozen
        && place.Node != NodeIndex.None
        && run.Links.Of(place.Group.Id, place.Pairing.Side)?.Node != run.Nodes.Nodes[place.Node].Id;

    private static Adoption Of(PlanningRun run, Place place) => new(place.Group.Id, place.Pairing.Side, run.Nodes.Nodes[place.Node].Id);

    private static Adoption Of(PlanningRun run, int user, RescueNode node) => new(run.Directory.User(user).Id, node.Type.SideOf()!.Value, node.Id);

    private static PlanNote Note(PlanningRun run, Adoption adoption)
    {
        run.Rescue.TryGetNode(adoption.Node, out RescueNode? node);
        if (run.Links.Of(adoption.Node) is { } link && link.ObjectId != adoption.ObjectId)
        {
            return new PlanNote(NoteCode.Relinked, NoteSeverity.Info, node!.ToString(), $"Node {adoption.Node} was linked to {link.ObjectId}, who does not answer for it any more, and is taken over as {adoption.ObjectId}: somebody deleted the account in the directory and made it again, or the e-mail has a new owner.");
        }

        return new PlanNote(NoteCode.Adopted, NoteSeverity.Info, node!.ToString(), $"Node {adoption.Node} was not linked yet and is taken over as {adoption.ObjectId}.");
    }
}
