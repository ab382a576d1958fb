using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Rescue.AdSync.GraphTesting.Authentication;

/// <summary>Checks the token by which a client proves who it is, signed with its certificate or by a foreign issuer.</summary>
internal static class ClientAssertion
{
    /// <exception cref="StsException">The assertion proves nothing.</exception>
    public static void Check(GraphApplication application, string assertion, DateTimeOffset now)
    {
        Jwt token = Jwt.TryRead(assertion) ?? throw StsException.WrongAssertion("The assertion is no JSON Web Token.");
        if (token.Seconds("exp") <= now.ToUnixTimeSeconds())
        {
            throw StsException.WrongAssertion("The assertion is not within its valid time range.");
        }

        if (token.Claim("iss") == application.ClientId)
        {
            CheckOwn(application, token);
        }
        else if (!application.FederatedIdentities.Any(identity => Fits(identity, token)))
        {
            throw StsException.UnknownFederation(token.Claim("iss") ?? "", token.Claim("sub") ?? "");
        }
    }

    private static void CheckOwn(GraphApplication application, Jwt token)
    {
        if (token.Claim("sub") != application.ClientId || token.Claim("aud")?.Contains("/oauth2/v2.0/token", StringComparison.Ordinal) != true)
        {
            throw StsException.WrongAssertion("The subject or the audience of the assertion is wrong.");
        }

        X509Certificate2 certificate = application.Certificates.FirstOrDefault(candidate => IsNamed(candidate, token))
            ?? throw StsException.WrongAssertion("The key was not found.");
        using RSA? key = certificate.GetRSAPublicKey();
        RSASignaturePadding padding = token.Header["alg"]?.ToString() == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        if (key?.VerifyData(Encoding.ASCII.GetBytes(token.SignedText), token.Signature, HashAlgorithmName.SHA256, padding) != true)
        {
            throw StsException.WrongAssertion("The key was found, but use of the key to verify the signature failed.");
        }
    }

    private static bool Fits(GraphFederatedIdentity identity, Jwt token) =>
        identity.Issuer == token.Claim("iss") && identity.Subject == token.Claim("sub") && identity.Audience == token.Claim("aud");

    private static bool IsNamed(X509Certificate2 certificate, Jwt token)
    {
        string? sha256 = token.Header["x5t#S256"]?.ToString();
        return sha256 is not null
            ? sha256 == Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256))
            : token.Header["x5t"]?.ToString() == Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA1));
    }
}
