using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Policies;

public sealed class WildcardPatternTests
{
    [Theory]
    [InlineData("ann@example.com", "ANN@Example.com", true)]
    [InlineData("ann", "ann@example.com", false)]
    [InlineData("nn@example.com", "ann@example.com", false)]
    [InlineData("*@example.com", "ann@example.com", true)]
    [InlineData("*@example.com", "ann@example.com.evil", false)]
    [InlineData("a*n@*", "ann@example.com", true)]
    [InlineData("*", "anything", true)]
    [InlineData("b?b", "bob", true)]
    [InlineData("b?b", "bb", false)]
    [InlineData("b??", "bo", false)]
    [InlineData("CORP\\ann", "corp\\ann", true)]
    [InlineData("CORP\\*", "corp\\ann", true)]
    [InlineData("\\*", "ann", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("[ab]", "a", false)]
    [InlineData("<ann>", "<Ann>", true)]
    [InlineData("*.*", "ann", false)]
    [InlineData("ann", null, false)]
    [InlineData("*", null, false)]
    public void Matches_IsOverTheWholeTextIgnoringCase(string pattern, string? text, bool matches) =>
        Assert.Equal(matches, WildcardPattern.Matches(pattern, text));
}
