namespace Rescue.AdSync.Planning;

/// <summary>The kinds of intended change. There is none that deletes.</summary>
public enum ActionKind
{
    /// <summary>Create a group in Rescue for a mirrored directory group.</summary>
    CreateGroup,

    /// <summary>Change the name or description of a group that we created.</summary>
    UpdateGroup,

    /// <summary>Create a user.</summary>
    CreateUser,

    /// <summary>Change fields of a user.</summary>
    UpdateUser,

    /// <summary>Move a user to another group of the same side.</summary>
    MoveUser,

    /// <summary>Let a disabled user sign in again.</summary>
    EnableUser,

    /// <summary>Stop a user from signing in.</summary>
    DisableUser,

    /// <summary>Give a mobile licence.</summary>
    GrantMobile,

    /// <summary>Take a mobile licence away.</summary>
    FreeMobile,
}
