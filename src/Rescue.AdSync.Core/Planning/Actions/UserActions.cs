using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Rescue.AdSync.Planning;

/// <summary>Create a user, enabled, with the configured first credential (R8). Lists every field that it sets (R10).</summary>
public sealed record CreateUserAction : PlanAction
{
    /// <summary>Initializes a new instance of the <see cref="CreateUserAction"/> class.</summary>
    public CreateUserAction()
    {
    }

    [SetsRequiredMembers]
    internal CreateUserAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason, Policies.Role role)
        : base(in subject, changes, reason)
    {
        Role = role;
    }

    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.CreateUser;

    /// <summary>Gets what the user becomes.</summary>
    public required Policies.Role Role { get; init; }
}

/// <summary>Change fields of a user (R8, R10, R11).</summary>
public sealed record UpdateUserAction : PlanAction
{
    /// <summary>Initializes a new instance of the <see cref="UpdateUserAction"/> class.</summary>
    public UpdateUserAction()
    {
    }

    [SetsRequiredMembers]
    internal UpdateUserAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason)
        : base(in subject, changes, reason)
    {
    }

    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.UpdateUser;
}

/// <summary>Move a user to the target on the same side (R8).</summary>
public sealed record MoveUserAction : PlanAction
{
    /// <summary>Initializes a new instance of the <see cref="MoveUserAction"/> class.</summary>
    public MoveUserAction()
    {
    }

    [SetsRequiredMembers]
    internal MoveUserAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason)
        : base(in subject, changes, reason)
    {
    }

    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.MoveUser;
}

/// <summary>Let a disabled user sign in again (R8).</summary>
public sealed record EnableUserAction : PlanAction
{
    /// <summary>Initializes a new instance of the <see cref="EnableUserAction"/> class.</summary>
    public EnableUserAction()
    {
    }

    [SetsRequiredMembers]
    internal EnableUserAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason)
        : base(in subject, changes, reason)
    {
    }

    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.EnableUser;
}

/// <summary>Stop a user from signing in: a leaver (R9) or somebody disabled in the directory (R8).</summary>
public sealed record DisableUserAction : PlanAction
{
    /// <summary>Initializes a new instance of the <see cref="DisableUserAction"/> class.</summary>
    public DisableUserAction()
    {
    }

    [SetsRequiredMembers]
    internal DisableUserAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason)
        : base(in subject, changes, reason)
    {
    }

    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.DisableUser;
}

/// <summary>Give a mobile licence (R12).</summary>
public sealed record GrantMobileAction : PlanAction
{
    /// <summary>Initializes a new instance of the <see cref="GrantMobileAction"/> class.</summary>
    public GrantMobileAction()
    {
    }

    [SetsRequiredMembers]
    internal GrantMobileAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason)
        : base(in subject, changes, reason)
    {
    }

    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.GrantMobile;
}

/// <summary>Take a mobile licence away (R12).</summary>
public sealed record FreeMobileAction : PlanAction
{
    /// <summary>Initializes a new instance of the <see cref="FreeMobileAction"/> class.</summary>
    public FreeMobileAction()
    {
    }

    [SetsRequiredMembers]
    internal FreeMobileAction(in ActionSubject subject, ImmutableArray<FieldChange> changes, string reason)
        : base(in subject, changes, reason)
    {
    }

    /// <inheritdoc/>
    public override ActionKind Kind => ActionKind.FreeMobile;
}
