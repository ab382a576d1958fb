namespace Rescue.AdSync.Planning;

/// <summary>Create a group in Rescue for a mirrored directory group (R3).</summary>
public sealed record CreateGroupAction : PlanAction
{
    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.CreateGroup;
}

/// <summary>Change the name or description of a group that we created (R3).</summary>
public sealed record UpdateGroupAction : PlanAction
{
    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.UpdateGroup;
}
