using System.Text;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Protocol;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Protocol;

public sealed class AccountAnswerTests
{
    [Fact]
    public void Reads_an_administrator_who_is_no_technician() => Assert.Equal(
        new RescueAccount(51234, "Ash & Sons: Support", new NodeId(337370), NodeId.None, EmailAddress.From("mia@example.com")),
        AccountAnswer.Parse(Transcript.Data("getAccount")));

    [Fact]
    public void Reads_the_layout_that_the_documentation_prints() => Assert.Equal(
        new RescueAccount(51234, "Ash & Sons", new NodeId(337370), new NodeId(337381), EmailAddress.From("mia@example.com")),
        AccountAnswer.Parse(Transcript.Data("getAccount-folded")));

    [Theory]
    [InlineData("")]
    [InlineData("AccountID:x\nOrganization:\nAdminID:1\nTechID:0\nEmail:a@example.com\n")]
    [InlineData("AccountID:1\nOrganization:\nAdminID:one\nTechID:0\nEmail:a@example.com\n")]
    [InlineData("AccountID:1\nOrganization:\nAdminID:1\nTechID:1.5\nEmail:a@example.com\n")]
    [InlineData("AccountID:1\nOrganization:\nAdminID:1\nTechID:0\n")]
    public void What_is_no_account_is_refused(string data) =>
        Assert.Throws<UnreadableAnswerException>(() => AccountAnswer.Parse(Encoding.UTF8.GetBytes(data)));
}
