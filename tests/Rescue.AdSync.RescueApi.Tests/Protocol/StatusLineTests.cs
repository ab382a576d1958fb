using System.Text;
using Rescue.AdSync.RescueApi.Protocol;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Protocol;

public sealed class StatusLineTests
{
    [Theory]
    [InlineData("OK", "OK", "")]
    [InlineData("OK\n", "OK", "\n")]
    [InlineData("\r\n OK NODEID: 1", "OK", " NODEID: 1")]
    [InlineData("OK[123]", "OK", "[123]")]
    [InlineData("NOTLOGGEDIN\r\n", "NOTLOGGEDIN", "\r\n")]
    [InlineData("INVALIDPARAM_PASSWORD_HAS_TO_BE_AT_LEAST_8_CHARACTERS_LONG", "INVALIDPARAM_PASSWORD_HAS_TO_BE_AT_LEAST_8_CHARACTERS_LONG", "")]
    public void Finds_the_word_and_what_follows(string body, string word, string data)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        StatusLine status = StatusLine.Read(bytes);

        Assert.Equal((word, null), (status.Word, status.Flaw));
        Assert.Equal(data, Encoding.UTF8.GetString(bytes.AsSpan(status.DataStart)));
    }

    [Theory]
    [InlineData("", "an empty answer")]
    [InlineData(" \r\n", "an empty answer")]
    [InlineData("<html>", "a web page")]
    [InlineData("ok", "an answer that does not begin with a status word")]
    [InlineData("OKAY:", "an answer that does not begin with a status word")]
    [InlineData("{\"error\":1}", "an answer that does not begin with a status word")]
    [InlineData("Service unavailable", "an answer that does not begin with a status word")]
    [InlineData("toksecret0a1b2c3d4e", "an answer that does not begin with a status word")]
    public void Takes_nothing_else_for_a_word(string body, string flaw) =>
        Assert.Equal(new StatusLine(null, 0, flaw), StatusLine.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Takes_no_endless_word() =>
        Assert.Null(StatusLine.Read(Encoding.UTF8.GetBytes(new string('A', 129))).Word);

    [Fact]
    public void A_web_page_is_never_data() => Assert.Equal("a web page", StatusLine.Read(Transcript.Read("web-page")).Flaw);
}
