using CsCheck;

namespace Rescue.AdSync.Tests.Identity;

public sealed class SingleLineTests
{
    [Theory]
    [InlineData("Ann Ash", "Ann Ash")]
    [InlineData("  Ann  Ash ", "Ann  Ash")]
    [InlineData("Ann\r\nNodeID:1\r\nParentID:0", "Ann  NodeID:1  ParentID:0")]
    [InlineData("a\u0000b\u0007c\u001Bd\u007Fe\u0085f", "a b c d e f")]
    [InlineData("a\u2028b\u2029c", "a b c")]
    [InlineData("a\tb", "a b")]
    [InlineData("\u00A0Ann\u3000", "Ann")]
    [InlineData("Zoë 😀", "Zoë 😀")]
    [InlineData("=1+1", "=1+1")]
    public void Clean_Text_BecomesOneLine(string text, string clean) => Assert.Equal(clean, SingleLine.Clean(text));

    [Fact]
    public void Clean_StraySurrogates_AreReplaced()
    {
        Assert.Equal("a\uFFFDb", SingleLine.Clean("a\uD800b"));
        Assert.Equal("\uFFFD", SingleLine.Clean("\uDC00"));
        Assert.Equal("\uFFFD\uFFFD", SingleLine.Clean("\uDC00\uD800"));
        Assert.Equal("\uFFFD😀\uFFFD", SingleLine.Clean("\uD83D\uD83D\uDE00\uDE00"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\r\n\t\u0000")]
    public void Clean_NothingLeft_IsNull(string? text) => Assert.Null(SingleLine.Clean(text));

    [Fact]
    public void Clean_CleanText_IsTheSameInstance()
    {
        string text = new("Ann Ash".ToCharArray());
        Assert.Same(text, SingleLine.Clean(text));
    }

    [Fact]
    public void Clean_AnyText_IsOneWellFormedLineAndStaysIt() => Gen.Char.Array[0, 20].Select(chars => new string(chars)).Sample(text =>
    {
        string? clean = SingleLine.Clean(text);
        Assert.Equal(clean, SingleLine.Clean(clean));
        if (clean is not null)
        {
            Assert.DoesNotContain(clean, char.IsControl);
            Assert.Equal(clean, clean.Trim());
            Assert.Single(clean.ReplaceLineEndings("\n").Split('\n', '\u2028', '\u2029'));
            Assert.Equal(clean, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(clean)));
        }
    });
}
