namespace Rescue.AdSync.Tests.Identity;

public sealed class ObjectIdTests
{
    private static readonly ObjectId Low = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly ObjectId High = new(new Guid(2, 0, 0, new byte[8]));

    [Theory]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("{6F9619FF-8B86-D011-B42D-00C04FC964FF}")]
    [InlineData("6f9619ff8b86d011b42d00c04fc964ff")]
    public void Parse_AnyUsualForm_IsWrittenInOne(string text) =>
        Assert.Equal("6f9619ff-8b86-d011-b42d-00c04fc964ff", ObjectId.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Support L1")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964f")]
    public void TryParse_NoGuid_IsNone(string? text)
    {
        Assert.False(ObjectId.TryParse(text, out ObjectId id));
        Assert.True(id.IsNone);
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => ObjectId.Parse(text!)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void None_IsTheEmptyGuidAndTheDefault()
    {
        Assert.Equal(default, ObjectId.None);
        Assert.True(ObjectId.None.IsNone);
        Assert.False(Low.IsNone);
    }

    [Fact]
    public void Comparison_OrdersLikeGuids()
    {
        Assert.True(Low < High && High > Low && Low <= High && High >= Low);
        Assert.False(High < Low || Low > High || High <= Low || Low >= High);
        Assert.True(Low.CompareTo(High) < 0);
        Assert.Equal(0, Low.CompareTo(new ObjectId(Low.Value)));
    }
}
