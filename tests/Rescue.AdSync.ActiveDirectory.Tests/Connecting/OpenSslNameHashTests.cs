using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

public sealed class OpenSslNameHashTests
{
    // What "openssl x509 -subject_hash" prints for certificates of these names.
    [Theory]
    [InlineData("CN=ADSYNC test CA", "c888fd78")]
    [InlineData("C=DE, O=\"Example  GmbH\", CN=\"Root  CA G1\"", "81d5b15d")]
    [InlineData("DC=com, DC=example, CN=Grüße Émile", "0929a635")]
    public void Of_AgreesWithOpenSsl(string name, string expected) =>
        Assert.Equal(expected, OpenSslNameHash.Of(new X500DistinguishedName(name, X500DistinguishedNameFlags.None)));

    [Fact]
    public void Of_SeveralPairsInOneRelativeName_AgreesWithOpenSsl()
    {
        // O=A, CN=B + OU=C
        byte[] name = Convert.FromHexString("3022310A3008060355040A0C01413114300806035504030C0142300806035504" + "0B0C0143");

        Assert.Equal("cd824a4c", OpenSslNameHash.Of(new X500DistinguishedName(name)));
    }
}
