using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>A plan's actions, what was taken out of it, and its notes, by whom they are about.</summary>
internal sealed class AboutIndex
{
    private readonly ILookup<(Side, NodeId), PlanAction> _ofNode;
    private readonly ILookup<(Side, ObjectId), PlanAction> _ofNew;
    private readonly ImmutableArray<WithheldAction> _withheld;
    private readonly ILookup<NoteAbout, PlanNote> _notes;

    public AboutIndex(PlanningFindings findings)
    {
        PlanAction[] actions = [.. findings.Plan.Actions.Where(action => IsOfUser(action.Kind))];
        _ofNode = actions.Where(action => action.NodeId is not null).ToLookup(action => (action.Side, action.NodeId!.Value));
        _ofNew = actions.Where(action => action is { NodeId: null, ObjectId: not null }).ToLookup(action => (action.Side, action.ObjectId!.Value));
        _withheld = [.. findings.Run.Withheld.Select(withheld => new WithheldAction(withheld.Entry.Action, withheld.Note))];
        _notes = findings.Run.Notes.Personal.ToLookup(note => note.About, note => note.Note);
    }

    /// <summary>Gets the actions about a person: those on their node, and those on the user who is to be created for them.</summary>
    public ImmutableArray<PlanAction> Actions(Side side, ObjectId? person, NodeId? node) =>
    [
        .. node is { } existing ? _ofNode[(side, existing)] : [],
        .. person is { } wanted ? _ofNew[(side, wanted)] : [],
    ];

    public ImmutableArray<WithheldAction> Withheld(Side side, ObjectId? person, NodeId? node) =>
        [.. _withheld.Where(withheld => IsAbout(withheld.Action, side, person, node))];

    public IEnumerable<PlanNote> Notes(Side side, int user, int node) =>
    [
        .. user < 0 ? [] : _notes[NoteAbout.User(user, side)],
        .. node == NodeIndex.None ? [] : _notes[NoteAbout.Node(node)],
    ];

    private static bool IsOfUser(ActionKind kind) => kind is not (ActionKind.CreateGroup or ActionKind.UpdateGroup);

    private static bool IsAbout(PlanAction action, Side side, ObjectId? person, NodeId? node) =>
        action.Side == side && IsOfUser(action.Kind) && (action.NodeId is { } existing ? existing == node : action.ObjectId is not null && action.ObjectId == person);
}
