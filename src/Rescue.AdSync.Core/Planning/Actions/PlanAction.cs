using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Rescue.AdSync.Planning;

/// <summary>One intended change, with what is, what shall be, and why. The set of actions is closed.</summary>
/// <remarks>
/// The executor does what <see cref="Changes"/> says and nothing else, so what a person reads in a plan is what is done.
/// </remarks>
public abstract record PlanAction
{
    private protected PlanAction()
    {
    }

    [SetsRequiredMembers]
    private protected PlanAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason)
    {
        Side = subject.Pairing.Side;
        PairingIndex = subject.Pairing.Index;
        Pairing = subject.Pairing.Name;
        ObjectId = subject.ObjectId;
        NodeId = subject.NodeId;
        ParentNodeId = subject.ParentNodeId;
        ParentObjectId = subject.ParentObjectId;
        Email = subject.Email;
        DisplayName = subject.DisplayName;
        Changes = changes;
        Reason = reason;
    }

    /// <summary>Gets the kind of change.</summary>
    public abstract ActionKind Kind { get; }

    /// <summary>Gets the side it works on.</summary>
    public required Side Side { get; init; }

    /// <summary>Gets the position of the pairing it belongs to; for a leaver, of the one whose target they sit in.</summary>
    public required int PairingIndex { get; init; }

    /// <summary>Gets the name of that pairing's directory group.</summary>
    public required string Pairing { get; init; }

    /// <summary>Gets the directory object, or <see langword="null"/> where none is known.</summary>
    public ObjectId? ObjectId { get; init; }

    /// <summary>Gets the node in Rescue, or <see langword="null"/> for one that is to be created.</summary>
    public NodeId? NodeId { get; init; }

    /// <summary>Gets the node's parent after the change, or <see langword="null"/> if the plan itself creates it.</summary>
    public NodeId? ParentNodeId { get; init; }

    /// <summary>Gets the directory group whose Rescue group, created by this plan, is the parent; else <see langword="null"/>.</summary>
    public ObjectId? ParentObjectId { get; init; }

    /// <summary>Gets the sign-in e-mail: the present one of a user who exists, the wanted one of a user to create; <see langword="null"/> for a group.</summary>
    public string? Email { get; init; }

    /// <summary>Gets what a person would call the user or group.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Gets the changes, at least one, each field once.</summary>
    public required ImmutableArray<FieldChange> Changes { get; init; }

    /// <summary>Gets why, in words for an administrator.</summary>
    public required string Reason { get; init; }

    /// <summary>Finds what a field shall be.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The change, or <see langword="null"/> if this action does not change the field.</returns>
    public FieldChange? ChangeOf(Field field)
    {
        foreach (FieldChange change in Changes)
        {
            if (change.Field == field)
            {
                return change;
            }
        }

        return null;
    }
}
