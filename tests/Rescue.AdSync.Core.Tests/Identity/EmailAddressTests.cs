namespace Rescue.AdSync.Tests.Identity;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ann@example.com", "ANN@Example.COM")]
    [InlineData(" ann@example.com\t", "ann@example.com")]
    [InlineData("ZOË@example.com", "zoë@example.com")]
    public void Equality_IgnoresCaseAndOuterWhiteSpace(string left, string right)
    {
        EmailAddress first = EmailAddress.From(left);
        EmailAddress second = EmailAddress.From(right);
        Assert.True(first == second);
        Assert.False(first != second);
        Assert.True(first.Equals((object)second));
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("ann@example.com", "ann@example.org")]
    [InlineData("straße@example.com", "strasse@example.com")]
    [InlineData("ı@example.com", "i@example.com")]
    public void Equality_IsOrdinal(string left, string right) =>
        Assert.True(EmailAddress.From(left) != EmailAddress.From(right));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n ")]
    public void From_NothingLeft_IsNone(string? text)
    {
        EmailAddress none = EmailAddress.From(text);
        Assert.True(none.IsNone);
        Assert.Equal(EmailAddress.None, none);
        Assert.Equal(string.Empty, none.ToString());
        Assert.False(none.Equals("ann@example.com"));
        Assert.NotEqual(none, EmailAddress.From("ann@example.com"));
    }

    [Fact]
    public void ToString_KeepsTheCaseItWasWrittenIn() =>
        Assert.Equal("Ann@Example.com", EmailAddress.From("Ann@Example.com").ToString());
}
