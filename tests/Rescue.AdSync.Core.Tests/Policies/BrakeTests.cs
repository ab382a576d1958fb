using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Policies;

public sealed class BrakeTests
{
    [Theory]
    [InlineData(5, 10, 0, 5)]
    [InlineData(5, 10, 59, 5)]
    [InlineData(5, 10, 60, 6)]
    [InlineData(5, 10, 69, 6)]
    [InlineData(0, 99, 100, 99)]
    [InlineData(0, 0, 1_000_000, 0)]
    [InlineData(1, 99, int.MaxValue, 2126008810)]
    public void Limit_IsTheGreaterOfCountAndPercent(int count, int percent, int enabled, int limit) =>
        Assert.Equal(limit, new Brake(count, percent).Limit(enabled));

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(int.MaxValue)]
    public void Limit_Released_NeverHolds(int percent)
    {
        var brake = new Brake(0, percent);
        Assert.True(brake.IsReleased);
        Assert.Equal(int.MaxValue, brake.Limit(0));
        Assert.Equal(int.MaxValue, brake.Limit(1_000_000));
    }

    [Fact]
    public void ToString_SaysTheBrakeInWords()
    {
        Assert.Equal("max(5, 10 %)", new Brake(5, 10).ToString());
        Assert.False(new Brake(5, 99).IsReleased);
    }
}
