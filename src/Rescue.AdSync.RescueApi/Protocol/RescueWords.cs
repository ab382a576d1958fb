using System.Collections.Frozen;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Gives Rescue's status words their meaning.</summary>
internal static class RescueWords
{
    public const string Ok = "OK";
    public const string Error = "ERROR";
    public const string NotLoggedIn = "NOTLOGGEDIN";
    public const string PollRateExceeded = "POLLRATEEXCEEDED";

    private const string PasswordPrefix = "INVALIDPARAM_PASSWORD";

    private static readonly FrozenDictionary<string, RescueErrorCode> Codes = new Dictionary<string, RescueErrorCode>
    {
        [Ok] = RescueErrorCode.None,
        [Error] = RescueErrorCode.Unspecified,
        [NotLoggedIn] = RescueErrorCode.NotLoggedIn,
        [PollRateExceeded] = RescueErrorCode.Throttled,
        ["LIMITREACHED"] = RescueErrorCode.LoginLimitReached,
        ["INVALID"] = RescueErrorCode.InvalidCredential,
        ["INVALID_SECRETAUTHCODE"] = RescueErrorCode.InvalidToken,
        ["USER_DELETED_OR_DISABLED"] = RescueErrorCode.CallerDeletedOrDisabled,
        ["INVALIDPARAM_NODE"] = RescueErrorCode.InvalidNode,
        ["INVALIDPARAM_PARENT"] = RescueErrorCode.InvalidParent,
        ["INVALIDPARAM_TARGETNODE"] = RescueErrorCode.InvalidTarget,
        ["INVALID_MOVE"] = RescueErrorCode.InvalidMove,
        ["INVALIDPARAM_NAME"] = RescueErrorCode.InvalidName,
        ["INVALIDPARAM_STATUS"] = RescueErrorCode.InvalidStatus,
        ["INVALIDPARAM_MOBILEADDON"] = RescueErrorCode.InvalidMobileAddOn,
        ["INVALIDPARAM_RPATADDON"] = RescueErrorCode.InvalidRpatAddOn,
        ["INVALIDPARAM_EMAIL"] = RescueErrorCode.InvalidEmail,
        ["INVALIDPARAM_EMAIL_ALREADY_IN_USE"] = RescueErrorCode.EmailInUse,
        ["INVALIDPARAM_MISSING_CURRENT_PASSWORD"] = RescueErrorCode.MissingCurrentPassword,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Types a word. One that is not known keeps its spelling and is <see cref="RescueErrorCode.Other"/>.</summary>
    public static RescueResult ToResult(string word)
    {
        if (Codes.TryGetValue(word, out RescueErrorCode code))
        {
            return code == RescueErrorCode.None ? RescueResult.Ok : new RescueResult(code, word);
        }

        return word.StartsWith(PasswordPrefix, StringComparison.Ordinal)
            ? new RescueResult(RescueErrorCode.InvalidPassword, word)
            : new RescueResult(RescueErrorCode.Other, word);
    }
}
