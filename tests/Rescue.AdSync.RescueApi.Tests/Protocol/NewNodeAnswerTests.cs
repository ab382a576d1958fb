using System.Text;
using Rescue.AdSync.RescueApi.Protocol;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Protocol;

public sealed class NewNodeAnswerTests
{
    [Theory]
    [InlineData("createUser-brackets")]
    [InlineData("createUser-brackets-newline")]
    [InlineData("createUser-newline")]
    [InlineData("createUser-space")]
    [InlineData("createUser-key")]
    [InlineData("createUser-key-brackets")]
    public void Reads_the_id_however_it_is_wrapped(string transcript) =>
        Assert.Equal(new NodeId(337399), NewNodeAnswer.Parse(Transcript.Data(transcript)));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("[]")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("12 13")]
    [InlineData("12abc")]
    [InlineData("<b>12</b>")]
    [InlineData("99999999999999999999")]
    [InlineData("[new person nodeid]")]
    public void What_is_no_id_is_refused(string data) =>
        Assert.Throws<UnreadableAnswerException>(() => NewNodeAnswer.Parse(Encoding.UTF8.GetBytes(data)));
}
