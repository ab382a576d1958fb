namespace Rescue.AdSync.Planning;

/// <summary>Create a user, enabled, with the configured first credential (R8). Lists every field that it sets (R10).</summary>
public sealed record CreateUserAction : PlanAction
{
    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.CreateUser;

    /// <summary>Gets what the user becomes.</summary>
    public required Policies.Role Role { get; init; }
}

/// <summary>Change fields of a user (R8, R10, R11).</summary>
public sealed record UpdateUserAction : PlanAction
{
    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.UpdateUser;
}

/// <summary>Move a user to the target on the same side (R8).</summary>
public sealed record MoveUserAction : PlanAction
{
    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.MoveUser;
}

/// <summary>Let a disabled user sign in again (R8).</summary>
public sealed record EnableUserAction : PlanAction
{
    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.EnableUser;
}

/// <summary>Stop a user from signing in: a leaver (R9) or somebody disabled in the directory (R8).</summary>
public sealed record DisableUserAction : PlanAction
{
    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.DisableUser;
}

/// <summary>Give a mobile licence (R12).</summary>
public sealed record GrantMobileAction : PlanAction
{
    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.GrantMobile;
}

/// <summary>Take a mobile licence away (R12).</summary>
public sealed record FreeMobileAction : PlanAction
{
    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.FreeMobile;
}
