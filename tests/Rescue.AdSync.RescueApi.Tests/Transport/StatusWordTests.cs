using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Transport;

/// <summary>Every word that a method is documented to answer, by method.</summary>
public sealed class StatusWordTests : IDisposable
{
    private static readonly string[] Common = ["ERROR", "NOTLOGGEDIN", "INVALID_SECRETAUTHCODE", "USER_DELETED_OR_DISABLED", "SOMETHING_NEW"];

    private static readonly Dictionary<string, string[]> Own = new()
    {
        ["getAccount"] = [],
        ["getHierarchy_v2"] = ["INVALIDPARAM_NODE"],
        ["getUser_v3"] = ["INVALIDPARAM_NODE"],
        ["getGroup_v2"] = ["INVALIDPARAM_NODE"],
        ["createUser"] = ["INVALIDPARAM_PARENT"],
        ["createGroup"] = ["INVALIDPARAM_PARENT"],
        ["moveNode"] = ["INVALIDPARAM_NODE", "INVALIDPARAM_TARGETNODE", "INVALID_MOVE"],
        ["setGroup_v2"] = ["INVALIDPARAM_NODE", "INVALIDPARAM_NAME", "INVALIDPARAM_STATUS"],
        ["setUser_v2"] =
        [
            "INVALIDPARAM_NODE", "INVALIDPARAM_NAME", "INVALIDPARAM_STATUS", "INVALIDPARAM_MOBILEADDON", "INVALIDPARAM_RPATADDON",
            "INVALIDPARAM_EMAIL", "INVALIDPARAM_EMAIL_ALREADY_IN_USE", "INVALIDPARAM_MISSING_CURRENT_PASSWORD",
            "INVALIDPARAM_PASSWORD_CANNOT_CONTAIN_WHITESPACE_CHARACTERS", "INVALIDPARAM_PASSWORD_HAS_TO_BE_AT_LEAST_8_CHARACTERS_LONG",
        ],
    };

    private readonly Sut _sut = new(options => options.MaxRetries = 0);

    public static TheoryData<string> Methods => new(Own.Keys);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _sut.Dispose();

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Every_word_comes_back_typed_and_verbatim_after_one_call(string method)
    {
        foreach (string word in Common.Concat(Own[method]))
        {
            foreach (string body in new[] { word, word + "\n", $"\r\n{word}\r\n\r\n", word + " some more" })
            {
                _sut.Server.On(method, Reply.Text(body));
                int before = _sut.Server.Calls(method);

                RescueResult result = await CallAsync(method);

                Assert.Equal(RescueApi.Protocol.RescueWords.ToResult(word), result);
                Assert.NotEqual(RescueErrorCode.None, result.Code);
                Assert.Equal(before + 1, _sut.Server.Calls(method));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_web_page_is_never_data_whatever_its_status(string method)
    {
        foreach (Reply page in new[]
        {
            Reply.File("web-page"),
            Reply.File("web-page") with { Status = 404 },
            Reply.File("web-page") with { Status = 403 },
            Reply.Http(302).With("Location", "https://login.example.com/?next=x"),
            Reply.Text(""),
            Reply.Text("{\"ok\":true}"),
        })
        {
            _sut.Server.On(method, page);
            int before = _sut.Server.Calls(method);

            RescueResult result = await CallAsync(method);

            Assert.Equal(RescueErrorCode.Unreadable, result.Code);
            Assert.Equal(before + 1, _sut.Server.Calls(method));
        }
    }

    private async Task<RescueResult> CallAsync(string method)
    {
        try
        {
            return method switch
            {
                "getAccount" => Unexpected(await _sut.Client.GetAccountAsync(Cancel)),
                "getHierarchy_v2" => Unexpected(await _sut.Client.GetHierarchyAsync(Cancel)),
                "getUser_v3" => (await _sut.Client.GetUserAsync(Samples.Ann, Cancel)).Result,
                "getGroup_v2" => (await _sut.Client.GetGroupAsync(Samples.Group, Cancel)).Result,
                "createUser" => (await _sut.Client.CreateUserAsync(Samples.Group, Cancel)).Result,
                "createGroup" => (await _sut.Client.CreateGroupAsync(Samples.Group, Cancel)).Result,
                "moveNode" => await _sut.Client.MoveNodeAsync(Samples.Ann, Samples.Group, Cancel),
                "setGroup_v2" => await _sut.Client.SetGroupAsync(Samples.GroupDetails, Cancel),
                "setUser_v2" => await _sut.Client.SetUserAsync(Samples.User, Cancel),
                _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such method."),
            };
        }
        catch (RescueException failure)
        {
            return failure.Result;
        }
    }

    private static RescueResult Unexpected(object value) => throw new InvalidOperationException($"A failure was read as {value}.");
}
