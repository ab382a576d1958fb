namespace Rescue.AdSync.ActiveDirectory.Ldap;

public sealed class SecurityIdentifierTests
{
    [Theory]
    [InlineData("01020000000000052000000020020000", "S-1-5-32-544", null)]
    [InlineData("01010000000000050B000000", "S-1-5-11", null)]
    [InlineData("0105000000000005150000000100000002000000030000005104000000", null, null)]
    [InlineData("010500000000000515000000010000000200000003000000FFFFFFFF", "S-1-5-21-1-2-3-4294967295", 4294967295u)]
    [InlineData("01050000000000051500000001000000020000000300000001020000", "S-1-5-21-1-2-3-513", 513u)]
    [InlineData("", null, null)]
    [InlineData("0105", null, null)]
    public void ToText_And_RelativeId_ReadTheBinaryForm(string hex, string? text, uint? relativeId)
    {
        byte[] sid = Convert.FromHexString(hex);

        Assert.Equal(text, SecurityIdentifier.ToText(sid));
        Assert.Equal(relativeId, SecurityIdentifier.RelativeId(sid));
    }

    [Theory]
    [InlineData("01050000000000051500000001000000020000000300000001020000", "S-1-5-21-1-2-3")]
    [InlineData("01020000000000052000000020020000", null)]
    [InlineData("01010000000000050B000000", null)]
    [InlineData("", null)]
    public void DomainOf_NamesTheDomainThatIssuedIt(string hex, string? expected) =>
        Assert.Equal(expected, SecurityIdentifier.DomainOf(Convert.FromHexString(hex)));
}
