namespace Rescue.AdSync.Accounts;

/// <summary>What Rescue, or the way to it, answered in place of <c>OK</c>. The word itself is kept beside it.</summary>
public enum RescueErrorCode
{
    /// <summary>No error.</summary>
    None,

    /// <summary>A word that is not known here; see the result's word.</summary>
    Other,

    /// <summary><c>ERROR</c>: unspecified, for example a time-out inside Rescue. Whether the call took effect is not known.</summary>
    Unspecified,

    /// <summary>No answer: time-out, broken connection, or a gateway's error. Whether the call took effect is not known.</summary>
    NoAnswer,

    /// <summary>An answer that is not Rescue's text protocol: a web page, or a body cut short.</summary>
    Unreadable,

    /// <summary>Asked to slow down for longer than the client was willing to wait (HTTP 429, <c>POLLRATEEXCEEDED</c>). The call was not carried out.</summary>
    Throttled,

    /// <summary><c>NOTLOGGEDIN</c>: no session, or it has run out and could not be renewed.</summary>
    NotLoggedIn,

    /// <summary><c>INVALID_SECRETAUTHCODE</c>: the token is wrong or was replaced.</summary>
    InvalidToken,

    /// <summary><c>INVALID</c> at sign-in: e-mail or password is wrong.</summary>
    InvalidCredential,

    /// <summary><c>LIMITREACHED</c>: more than ten sign-ins in three minutes.</summary>
    LoginLimitReached,

    /// <summary><c>USER_DELETED_OR_DISABLED</c>: the credential's own user may not act any more.</summary>
    CallerDeletedOrDisabled,

    /// <summary><c>INVALIDPARAM_NODE</c>: no such user or group.</summary>
    InvalidNode,

    /// <summary><c>INVALIDPARAM_PARENT</c>: no such parent, or of the wrong kind.</summary>
    InvalidParent,

    /// <summary><c>INVALIDPARAM_TARGETNODE</c>: no such target.</summary>
    InvalidTarget,

    /// <summary><c>INVALID_MOVE</c>: the target is missing or of the wrong kind.</summary>
    InvalidMove,

    /// <summary><c>INVALIDPARAM_NAME</c>: the name is empty or too long.</summary>
    InvalidName,

    /// <summary><c>INVALIDPARAM_STATUS</c>: a status word Rescue does not take.</summary>
    InvalidStatus,

    /// <summary><c>INVALIDPARAM_MOBILEADDON</c>: the mobile add-on was refused; perhaps no licence is left.</summary>
    InvalidMobileAddOn,

    /// <summary><c>INVALIDPARAM_RPATADDON</c>: the RPAT add-on was refused.</summary>
    InvalidRpatAddOn,

    /// <summary><c>INVALIDPARAM_EMAIL</c>: the e-mail's format was refused.</summary>
    InvalidEmail,

    /// <summary><c>INVALIDPARAM_EMAIL_ALREADY_IN_USE</c>: somebody has this e-mail.</summary>
    EmailInUse,

    /// <summary><c>INVALIDPARAM_PASSWORD…</c>: the password does not meet the account's rules.</summary>
    InvalidPassword,

    /// <summary><c>INVALIDPARAM_MISSING_CURRENT_PASSWORD</c>: a master administrator would change himself.</summary>
    MissingCurrentPassword,
}
