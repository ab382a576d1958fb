using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Rescue.AdSync.Planning;

/// <summary>Create a group in Rescue for a mirrored directory group (R3).</summary>
public sealed record CreateGroupAction : PlanAction
{
    /// <summary>Initializes a new instance of the <see cref="CreateGroupAction"/> class.</summary>
    public CreateGroupAction()
    {
    }

    [SetsRequiredMembers]
    internal CreateGroupAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason)
        : base(in subject, changes, reason)
    {
    }

    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.CreateGroup;
}

/// <summary>Change the name or description of a group that we created (R3).</summary>
public sealed record UpdateGroupAction : PlanAction
{
    /// <summary>Initializes a new instance of the <see cref="UpdateGroupAction"/> class.</summary>
    public UpdateGroupAction()
    {
    }

    [SetsRequiredMembers]
    internal UpdateGroupAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason)
        : base(in subject, changes, reason)
    {
    }

    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.UpdateGroup;
}
