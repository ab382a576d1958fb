using CsCheck;

namespace Rescue.AdSync.ActiveDirectory.Ldap;

public sealed class LdapFilterTests
{
    [Theory]
    [InlineData("Ann Ash", "Ann Ash")]
    [InlineData("*", @"\2a")]
    [InlineData(@"a\b", @"a\5cb")]
    [InlineData("(x)", @"\28x\29")]
    [InlineData("nul\0", @"nul\00")]
    [InlineData("Jürgen 日本 😀", "Jürgen 日本 😀")]
    [InlineData(@"CN=Ash\, Ann", @"CN=Ash\5c, Ann")]
    public void Escape_TakesTheMeaningOutOfSpecialCharacters(string value, string expected) =>
        Assert.Equal(expected, LdapFilter.Escape(value));

    [Fact]
    public void Escape_LeavesNoSpecialCharacter_AndLosesNothing() => Gen.String.Sample(value =>
    {
        string escaped = LdapFilter.Escape(value);
        Assert.Equal(-1, escaped.AsSpan().IndexOfAny("*()\0"));
        Assert.Equal(value, Unescape(escaped));
    });

    [Fact]
    public void Equal_WritesOctetsInHexadecimal() => Assert.Equal(@"(objectGUID=\00\0a\ff)", LdapFilter.Equal("objectGUID", [0, 10, 255]));

    [Fact]
    public void Any_And_All_Nest() => Assert.Equal("(&(a=1)(|(b=2)(c=3)))", LdapFilter.All("(a=1)", LdapFilter.Any("(b=2)", "(c=3)")));

    private static string Unescape(string escaped)
    {
        var value = new System.Text.StringBuilder();
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '\\')
            {
                value.Append((char)Convert.ToByte(escaped.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                value.Append(escaped[i]);
            }
        }

        return value.ToString();
    }
}
