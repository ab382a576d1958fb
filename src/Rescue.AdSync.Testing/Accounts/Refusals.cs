using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>The answers of Rescue other than <c>OK</c>, each as its word and its typed code.</summary>
internal static class Refusals
{
    public static readonly RescueResult Unspecified = new(RescueErrorCode.Unspecified, "ERROR");
    public static readonly RescueResult NotLoggedIn = new(RescueErrorCode.NotLoggedIn, "NOTLOGGEDIN");
    public static readonly RescueResult InvalidToken = new(RescueErrorCode.InvalidToken, "INVALID_SECRETAUTHCODE");
    public static readonly RescueResult InvalidCredential = new(RescueErrorCode.InvalidCredential, "INVALID");
    public static readonly RescueResult LoginLimitReached = new(RescueErrorCode.LoginLimitReached, "LIMITREACHED");
    public static readonly RescueResult CallerDeletedOrDisabled = new(RescueErrorCode.CallerDeletedOrDisabled, "USER_DELETED_OR_DISABLED");
    public static readonly RescueResult InvalidNode = new(RescueErrorCode.InvalidNode, "INVALIDPARAM_NODE");
    public static readonly RescueResult InvalidParent = new(RescueErrorCode.InvalidParent, "INVALIDPARAM_PARENT");
    public static readonly RescueResult InvalidTarget = new(RescueErrorCode.InvalidTarget, "INVALIDPARAM_TARGETNODE");
    public static readonly RescueResult InvalidMove = new(RescueErrorCode.InvalidMove, "INVALID_MOVE");
    public static readonly RescueResult InvalidDelete = new(RescueErrorCode.Other, "INVALID_DELETE");
    public static readonly RescueResult InvalidName = new(RescueErrorCode.InvalidName, "INVALIDPARAM_NAME");
    public static readonly RescueResult InvalidStatus = new(RescueErrorCode.InvalidStatus, "INVALIDPARAM_STATUS");
    public static readonly RescueResult InvalidMobileAddOn = new(RescueErrorCode.InvalidMobileAddOn, "INVALIDPARAM_MOBILEADDON");
    public static readonly RescueResult InvalidRpatAddOn = new(RescueErrorCode.InvalidRpatAddOn, "INVALIDPARAM_RPATADDON");
    public static readonly RescueResult InvalidEmail = new(RescueErrorCode.InvalidEmail, "INVALIDPARAM_EMAIL");
    public static readonly RescueResult EmailInUse = new(RescueErrorCode.EmailInUse, "INVALIDPARAM_EMAIL_ALREADY_IN_USE");
    public static readonly RescueResult MissingCurrentPassword = new(RescueErrorCode.MissingCurrentPassword, "INVALIDPARAM_MISSING_CURRENT_PASSWORD");

    public static readonly RescueResult PasswordWithWhiteSpace =
        new(RescueErrorCode.InvalidPassword, "INVALIDPARAM_PASSWORD_CANNOT_CONTAIN_WHITESPACE_CHARACTERS");

    public static readonly RescueResult PasswordTooShort =
        new(RescueErrorCode.InvalidPassword, "INVALIDPARAM_PASSWORD_HAS_TO_BE_AT_LEAST_8_CHARACTERS_LONG");

    /// <summary>The documentation leaves the rest of this word open; clients are to go by its beginning.</summary>
    public static readonly RescueResult PasswordNotConfirmed = new(RescueErrorCode.InvalidPassword, "INVALIDPARAM_PASSWORD_NOT_CONFIRMED");

    /// <summary>No word is documented for a bad limit.</summary>
    public static readonly RescueResult InvalidLimit = new(RescueErrorCode.Other, "INVALIDPARAM_CONCURRENTLIMIT");

    /// <summary>Gets them all.</summary>
    public static IReadOnlyList<RescueResult> All { get; } =
    [
        Unspecified,
        NotLoggedIn,
        InvalidToken,
        InvalidCredential,
        LoginLimitReached,
        CallerDeletedOrDisabled,
        InvalidNode,
        InvalidParent,
        InvalidTarget,
        InvalidMove,
        InvalidDelete,
        InvalidName,
        InvalidStatus,
        InvalidMobileAddOn,
        InvalidRpatAddOn,
        InvalidEmail,
        EmailInUse,
        MissingCurrentPassword,
        PasswordWithWhiteSpace,
        PasswordTooShort,
        PasswordNotConfirmed,
        InvalidLimit,
    ];
}
