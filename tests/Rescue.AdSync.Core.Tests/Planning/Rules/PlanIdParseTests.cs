using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Tests.Planning.Rules;

public sealed class PlanIdParseTests
{
    private const string Digits = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("sha256:" + Digits)]
    [InlineData(" SHA256:" + Digits + "\n")]
    public void TryParse_AnId_IsRead(string text)
    {
        Assert.True(PlanId.TryParse(text, out PlanId id));
        Assert.Equal("sha256:" + Digits, id.ToString());
        Assert.True(PlanId.TryParse(id.ToString().ToUpperInvariant(), out PlanId again));
        Assert.Equal(id, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Digits)]
    [InlineData("sha256:")]
    [InlineData("sha256:" + Digits + "0")]
    [InlineData("sha255:" + Digits)]
    [InlineData("sha256:g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void TryParse_AnythingElse_IsNot(string? text)
    {
        Assert.False(PlanId.TryParse(text, out PlanId id));
        Assert.Equal(string.Empty, id.ToString());
    }
}
