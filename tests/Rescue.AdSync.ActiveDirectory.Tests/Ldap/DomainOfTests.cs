namespace Rescue.AdSync.ActiveDirectory.Ldap;

public sealed class DomainOfTests
{
    [Theory]
    [InlineData("CN=Ann,OU=People,DC=example,DC=com", "DC=example,DC=com")]
    [InlineData("cn=ann,dc=example,dc=com", "dc=example,dc=com")]
    [InlineData("DC=example,DC=com", "DC=example,DC=com")]
    [InlineData(@"CN=Ann\,DC=trap,DC=example,DC=com", "DC=example,DC=com")]
    [InlineData(@"CN=Ann\\,DC=example,DC=com", "DC=example,DC=com")]
    [InlineData(@"CN=Ann\\\,DC=trap,OU=x,DC=com", "DC=com")]
    [InlineData("CN=Ann,O=Example", null)]
    [InlineData("", null)]
    public void DomainOf_FindsTheLastPart(string dn, string? expected) => Assert.Equal(expected, DistinguishedName.DomainOf(dn));
}
