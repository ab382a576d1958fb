using System.Security.Cryptography.X509Certificates;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

public sealed class OpenSslNameHashTests
{
    // What "openssl x509 -subject_hash" prints for certificates of these names.
    [Theory]
    [InlineData("CN=ADSYNC test CA", "c888fd78")]
    [InlineData("C=DE, O=\"Example  GmbH\", CN=\"Root  CA G1\"", "81d5b15d")]
    [InlineData("DC=com, DC=example, CN=Grüße Émile", "0929a635")]
    [InlineData("O=A, CN=B+OU=C", "cd824a4c")]
    public void Of_AgreesWithOpenSsl(string name, string expected) =>
        Assert.Equal(expected, OpenSslNameHash.Of(new X500DistinguishedName(name, X500DistinguishedNameFlags.None)));
}
