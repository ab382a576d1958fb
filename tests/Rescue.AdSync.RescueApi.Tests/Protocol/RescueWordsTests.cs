using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Protocol;

namespace Rescue.AdSync.RescueApi.Tests.Protocol;

public sealed class RescueWordsTests
{
    public static TheoryData<string, RescueErrorCode> Known => new()
    {
        { "ERROR", RescueErrorCode.Unspecified },
        { "NOTLOGGEDIN", RescueErrorCode.NotLoggedIn },
        { "POLLRATEEXCEEDED", RescueErrorCode.Throttled },
        { "LIMITREACHED", RescueErrorCode.LoginLimitReached },
        { "INVALID", RescueErrorCode.InvalidCredential },
        { "INVALID_SECRETAUTHCODE", RescueErrorCode.InvalidToken },
        { "USER_DELETED_OR_DISABLED", RescueErrorCode.CallerDeletedOrDisabled },
        { "INVALIDPARAM_NODE", RescueErrorCode.InvalidNode },
        { "INVALIDPARAM_PARENT", RescueErrorCode.InvalidParent },
        { "INVALIDPARAM_TARGETNODE", RescueErrorCode.InvalidTarget },
        { "INVALID_MOVE", RescueErrorCode.InvalidMove },
        { "INVALIDPARAM_NAME", RescueErrorCode.InvalidName },
        { "INVALIDPARAM_STATUS", RescueErrorCode.InvalidStatus },
        { "INVALIDPARAM_MOBILEADDON", RescueErrorCode.InvalidMobileAddOn },
        { "INVALIDPARAM_RPATADDON", RescueErrorCode.InvalidRpatAddOn },
        { "INVALIDPARAM_EMAIL", RescueErrorCode.InvalidEmail },
        { "INVALIDPARAM_EMAIL_ALREADY_IN_USE", RescueErrorCode.EmailInUse },
        { "INVALIDPARAM_MISSING_CURRENT_PASSWORD", RescueErrorCode.MissingCurrentPassword },
        { "INVALIDPARAM_PASSWORD_CANNOT_CONTAIN_WHITESPACE_CHARACTERS", RescueErrorCode.InvalidPassword },
        { "INVALIDPARAM_PASSWORD_HAS_TO_BE_AT_LEAST_8_CHARACTERS_LONG", RescueErrorCode.InvalidPassword },
        { "INVALIDPARAM_PASSWORD_SOMETHING_NEW", RescueErrorCode.InvalidPassword },
        { "INVALIDPARAM_SEATS", RescueErrorCode.Other },
        { "invalid", RescueErrorCode.Other },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_word_is_typed_and_kept(string word, RescueErrorCode code) =>
        Assert.Equal(new RescueResult(code, word), RescueWords.ToResult(word));

    [Fact]
    public void Ok_is_a_success() => Assert.Equal(RescueResult.Ok, RescueWords.ToResult("OK"));

    [Fact]
    public void Every_code_but_those_of_the_way_to_Rescue_has_a_word()
    {
        RescueErrorCode[] others = [RescueErrorCode.None, RescueErrorCode.NoAnswer, RescueErrorCode.Unreadable];

        Assert.Equal(
            Enum.GetValues<RescueErrorCode>().Except(others).Order(),
            Known.Select(row => row.Data.Item2).Distinct().Order());
    }
}
