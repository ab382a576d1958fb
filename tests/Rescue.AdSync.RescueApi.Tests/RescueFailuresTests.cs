using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests;

/// <summary>What an administrator is told: which host, which method, what Rescue said, what to do.</summary>
public sealed class RescueFailuresTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INVALID_SECRETAUTHCODE", "Generate one in Admin Center")]
    [InlineData("USER_DELETED_OR_DISABLED", "Use the credential of a master administrator who is enabled.")]
    [InlineData("NOTLOGGEDIN", "use a service token")]
    [InlineData("ERROR", "Run again later.")]
    [InlineData("POLLRATEEXCEEDED", "Rescue asks to slow down")]
    [InlineData("SOMETHING_NEW", "master administrator")]
    public async Task A_word_is_named_and_explained(string word, string advice)
    {
        using var sut = new Sut(options => options.MaxRetries = 0);
        sut.Server.On("getHierarchy_v2", Reply.Text(word));

        var failure = await Assert.ThrowsAsync<RescueException>(() => sut.Client.GetHierarchyAsync(Cancel));

        Assert.StartsWith($"Rescue (127.0.0.1) could not be read: getHierarchy_v2 was answered {word}. ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
        Assert.Equal(word, failure.Result.Word);
    }

    [Theory]
    [InlineData("INVALID", "E-mail or password is wrong")]
    [InlineData("LIMITREACHED", "more than ten sign-ins in three minutes")]
    public async Task A_refused_sign_in_is_explained(string word, string advice)
    {
        using Sut sut = Sut.WithPassword();
        sut.Server.On("login", Reply.Text(word));

        var failure = await Assert.ThrowsAsync<RescueException>(() => sut.Client.GetAccountAsync(Cancel));

        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
        Assert.True(failure.Result.IsAuthenticationFailure);
    }

    [Fact]
    public async Task An_answer_that_is_not_Rescues_is_explained()
    {
        using var sut = new Sut();
        sut.Server.On("getAccount", Reply.File("web-page"));

        var failure = await Assert.ThrowsAsync<RescueException>(() => sut.Client.GetAccountAsync(Cancel));

        Assert.Equal(
            "Rescue (127.0.0.1) could not be read: getAccount was answered with a web page. "
            + "Check that region or base address name a Rescue server and that no proxy answers in its place; then run again.",
            failure.Message);
    }

    [Fact]
    public async Task A_tree_that_is_cut_short_is_explained()
    {
        using var sut = new Sut();
        sut.Server.On("getHierarchy_v2", Reply.File("getHierarchy-truncated-record"));

        var failure = await Assert.ThrowsAsync<RescueException>(() => sut.Client.GetHierarchyAsync(Cancel));

        Assert.Contains("getHierarchy_v2 was answered with a record without Status (NodeID 337395).", failure.Message, StringComparison.Ordinal);
        Assert.Equal(RescueErrorCode.Unreadable, failure.Result.Code);
    }
}
