using CsCheck;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.ActiveDirectory.Ldap;

public sealed class DistinguishedNameTests
{
    [Theory]
    [InlineData("DC=example,DC=com")]
    [InlineData("CN=Ash\\, Ann,OU=People, DC=example , DC=com")]
    [InlineData("cn=x+sn=y,dc=z")]
    [InlineData("CN=\"Ash, Ann\",DC=x")]
    [InlineData("2.5.4.3=#0403AB,DC=x")]
    [InlineData("CN=\\20lead\\C3\\BC,DC=x")]
    [InlineData("CN=a=b,DC=x")]
    [InlineData("CN=x;DC=y")]
    [InlineData("CN=(|(cn=*)),DC=x")]
    public void IsValid_Accepts(string text) => Assert.True(DistinguishedName.IsValid(text));

    [Theory]
    [InlineData("")]
    [InlineData("Support")]
    [InlineData("=x")]
    [InlineData("CN=")]
    [InlineData("CN=x,")]
    [InlineData("CN=x,y")]
    [InlineData("CN=x\\")]
    [InlineData("CN=x\\q,DC=y")]
    [InlineData("CN=\"open,DC=x")]
    [InlineData("CN=#xyz")]
    [InlineData("CN=#ABC")]
    [InlineData("CN=a<b,DC=x")]
    [InlineData("C N=x")]
    [InlineData("<GUID=6f9619ff-8b86-d011-b42d-00c04fc964ff>")]
    public void IsValid_Declines(string text) => Assert.False(DistinguishedName.IsValid(text));

    [Fact]
    public void IsValid_AcceptsEveryEscapedValue() => Gen.String[1, 40].Sample(value =>
        Assert.True(DistinguishedName.IsValid($"CN={Ldif.Escape(value)},DC=example,DC=com")));

    [Fact]
    public void IsValid_NeverThrows() => Gen.String.Sample(value => { _ = DistinguishedName.IsValid(value); });
}
