namespace Rescue.AdSync.Tests.Identity;

public sealed class NodeIdTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("337366", 337366)]
    [InlineData("9876543210", 9876543210)]
    public void TryParse_Digits_IsRead(string text, long value)
    {
        Assert.True(NodeId.TryParse(text, out NodeId id));
        Assert.Equal(value, id.Value);
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1,000")]
    [InlineData("1.0")]
    [InlineData("Administrators")]
    [InlineData("99999999999999999999")]
    public void TryParse_AnythingElse_IsNone(string? text)
    {
        Assert.False(NodeId.TryParse(text, out NodeId id));
        Assert.True(id.IsNone);
    }

    [Fact]
    public void Comparison_OrdersByNumber()
    {
        NodeId low = new(9);
        NodeId high = new(10);
        Assert.True(low < high && high > low && low <= high && high >= low);
        Assert.False(high < low || low > high || high <= low || low >= high);
        Assert.True(low.CompareTo(high) < 0);
        Assert.Equal(NodeId.None, default);
    }
}
