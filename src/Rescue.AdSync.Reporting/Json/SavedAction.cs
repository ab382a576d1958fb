using System.Collections.Immutable;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Reporting;

/// <summary>One action of a <see cref="SavedPlan"/>. Immutable.</summary>
public sealed class SavedAction
{
    /// <summary>Gets the kind of change.</summary>
    public required ActionKind Kind { get; init; }

    /// <summary>Gets the side it works on.</summary>
    public required Side Side { get; init; }

    /// <summary>Gets the directory object, or <see langword="null"/> where none was known.</summary>
    public ObjectId? ObjectId { get; init; }

    /// <summary>Gets the node, or <see langword="null"/> for one that was to be created.</summary>
    public NodeId? NodeId { get; init; }

    /// <summary>Gets the sign-in e-mail, or <see langword="null"/> for a group.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the changes, in the plan's order.</summary>
    public ImmutableArray<FieldChange> Changes { get; init; } = [];

    /// <summary>Gets what the action is, wherever it stands in a plan: there is one for each node and kind.</summary>
    internal ActionKey Key => new(Kind, Side, NodeId, NodeId is null ? ObjectId : null, NodeId is null && ObjectId is null ? Email : null);

    internal static SavedAction From(PlanAction action) => new()
    {
        Kind = action.Kind,
        Side = action.Side,
        ObjectId = action.ObjectId,
        NodeId = action.NodeId,
        Email = action.Email,
        Changes = action.Changes,
    };
}

/// <summary>What makes two actions the same one.</summary>
internal readonly record struct ActionKey(ActionKind Kind, Side Side, NodeId? Node, ObjectId? Object, string? Email);
