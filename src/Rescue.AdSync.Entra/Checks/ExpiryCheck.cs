using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Rescue.AdSync.Checks;
using Rescue.AdSync.Entra.SignIn;

namespace Rescue.AdSync.Entra.Checks;

/// <summary>Looks how long the credential lasts.</summary>
internal static class ExpiryCheck
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    /// <summary>Makes the check.</summary>
    public static CheckResult Make(EntraOptions options, bool hasOwnCredential, DateTimeOffset now)
    {
        EntraCredential? credential = hasOwnCredential ? null : options.Credential ?? EntraOptionsValidation.Inferred(options);
        return credential switch
        {
            EntraCredential.Certificate => Certificate(options, now),
            EntraCredential.ClientSecret => new CheckResult(CheckCode.Expiry, CheckStatus.Skipped, "Entra does not tell an application when its client secret ends.")
            {
                Advice = "Look it up under App registrations, Certificates & secrets, and note the date. A certificate or a managed identity is better.",
            },
            null => new CheckResult(CheckCode.Expiry, CheckStatus.Skipped, "The credential was passed in, and does not tell when it ends."),
            _ => new CheckResult(CheckCode.Expiry, CheckStatus.Passed, $"{credential} holds no secret that could end."),
        };
    }

    private static CheckResult Certificate(EntraOptions options, DateTimeOffset now)
    {
        try
        {
            using X509Certificate2 certificate = CertificateSource.Load(options);
            return Judge(certificate.NotAfter.ToUniversalTime(), now);
        }
        catch (SignInException failure)
        {
            return new CheckResult(CheckCode.Expiry, CheckStatus.Skipped, SignInText.Sentence(failure.Message));
        }
    }

    private static CheckResult Judge(DateTimeOffset end, DateTimeOffset now)
    {
        const string Renew = "Make a new certificate, upload its public part under App registrations, Certificates & secrets, and put it in place of the old one.";
        string day = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (end <= now)
        {
            return new CheckResult(CheckCode.Expiry, CheckStatus.Failed, $"The certificate ended on {day}.") { Advice = Renew };
        }

        return end - now < Notice
            ? new CheckResult(CheckCode.Expiry, CheckStatus.Warning, string.Create(CultureInfo.InvariantCulture, $"The certificate ends on {day}, in {(int)(end - now).TotalDays} days.")) { Advice = Renew }
            : new CheckResult(CheckCode.Expiry, CheckStatus.Passed, $"The certificate lasts until {day}.");
    }
}
