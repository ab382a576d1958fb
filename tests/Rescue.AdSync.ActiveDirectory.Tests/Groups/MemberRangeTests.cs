using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Groups;

public sealed class MemberRangeTests
{
    [Theory]
    [InlineData(0L, null, "member;range=0-*")]
    [InlineData(0L, 500, "member;range=0-499")]
    [InlineData(1500L, null, "member;range=1500-*")]
    [InlineData(1500L, 1500, "member;range=1500-2999")]
    public void Request_WritesTheLabel(long from, int? step, string expected) => Assert.Equal(expected, MemberRange.Request(from, step));

    [Theory]
    [InlineData("member;range=0-1499", 0L, 1499L)]
    [InlineData("Member;Range=1500-*", 1500L, null)]
    [InlineData("member", 0L, null)]
    public void In_ReadsTheLabel(string name, long from, long? to)
    {
        var range = MemberRange.In(Entry(name));

        Assert.Equal(new MemberRange(name, from, to), range);
    }

    [Theory]
    [InlineData("memberOf")]
    [InlineData("member;binary")]
    [InlineData("member;range=x-y")]
    public void In_IgnoresOtherAttributes(string name) => Assert.Null(MemberRange.In(Entry(name)));

    [Fact]
    public void In_PrefersThePortionToTheEmptyPlainAttribute() =>
        Assert.Equal(1499L, MemberRange.In(Entry("member", "member;range=0-1499"))?.To);

    [Theory]
    [InlineData(0L, 9L, 0L, 10, 10L)]
    [InlineData(10L, null, 10L, 3, null)]
    [InlineData(10L, 19L, 10L, 0, null)]
    public void Next_GoesOnBehindThePortion(long from, long? to, long expected, int count, long? next) =>
        Assert.Equal(next, new MemberRange("member", from, to).Next(expected, count));

    [Theory]
    [InlineData(5L, 14L, 0L, 10)]
    [InlineData(0L, 9L, 0L, 7)]
    [InlineData(0L, 9L, 10L, 10)]
    [InlineData(5L, null, 0L, 10)]
    public void Next_RefusesAPortionThatDoesNotFit(long from, long? to, long expected, int count) =>
        Assert.Throws<LdapFailureException>(() => new MemberRange("member", from, to).Next(expected, count));

    private static LdapEntry Entry(params string[] names) => new("CN=x", names.Select(name => KeyValuePair.Create<string, byte[][]>(name, [])));
}
